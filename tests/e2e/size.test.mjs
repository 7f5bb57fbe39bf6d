// What a visitor downloads until the first board is drawn never grows unnoticed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CEILING, sizes, toBoard } from "../../scripts/sizes.mjs";
import { dist } from "./stage.mjs";

test("bytes to the first board", () => {
  const files = sizes(dist);
  assert.ok(files.some(({ name }) => /^vendor\/echarts-/.test(name)), "the chart library is counted");
  const board = toBoard(files);
  assert.ok(board <= CEILING, `${board} bytes as brotli, over the ceiling of ${CEILING}`);
});
