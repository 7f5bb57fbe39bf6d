// Prints what a visitor downloads: every file of dist/, plain and as brotli, and the way to the first drawn board.
import fs from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const LIMIT = 900_000;
const root = process.argv[2] ?? "dist";
const walk = (folder) => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const name = path.join(folder, entry.name);
  return entry.isDirectory() ? walk(name) : entry.name.startsWith(".") ? [] : [name];
});
// What a first visit to the board of an English reader asks for; the other fonts and pictures come only when needed.
const isLater = (name) => /latin-ext|cyrillic|icon-|logo\.svg|LICENSE|404\.html|bench/.test(name);
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const isPacked = (name) => /\.(woff2|png)$/.test(name);

let board = 0;
console.log("     bytes    brotli");
for (const name of walk(root).sort()) {
  const bytes = fs.readFileSync(name);
  const small = isPacked(name) ? bytes.length : brotli(bytes);
  if (!isLater(name)) board += small;
  console.log(`${String(bytes.length).padStart(10)}${String(small).padStart(10)}  ${path.relative(root, name)}${isLater(name) ? "  (later)" : ""}`);
}
const verdict = board <= LIMIT ? "within" : "OVER";
console.log(`${String(board).padStart(20)}  to the first drawn board, sample apart: ${verdict} the limit of ${LIMIT}`);
if (board > LIMIT) process.exitCode = 1;
