// What we draw and nothing else: esbuild bundles this into vendor/echarts-<version>.js, a global `echarts`.
//   esbuild scripts/echarts.entry.mjs --bundle --minify --format=iife --target=es2020
// A chart that needs more adds its line here and in src/charts/.
import { init, use } from 'echarts/core';
import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, CanvasRenderer]);
globalThis.echarts = { init };
