// Writes dist/bench.html: a page over the app's own worker, for measuring from outside (`window.__bench`).
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(import.meta.dirname, "..");
const dist = path.join(root, "dist");

export function writePage() {
  const index = fs.readFileSync(path.join(dist, "index.html"), "utf8");
  const policy = /<meta http-equiv="?Content-Security-Policy"?[^>]*>/.exec(index)?.[0];
  const worker = /<meta[^>]*sextant-worker[^>]*>/.exec(index)?.[0];
  if (!policy || !worker) throw new Error("dist/index.html is not ours: run `make build` first");
  fs.writeFileSync(path.join(dist, "bench.html"), `<!doctype html><html lang="en"><head>${policy}<meta charset="utf-8">${worker}<title>Sextant – bench</title></head>
<body><input type="file" multiple id="bench-file"><script src="bench.js"></script></body></html>`);
  fs.copyFileSync(path.join(root, "bench/page.js"), path.join(dist, "bench.js"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePage();
