// Prints what a visitor downloads: every file of dist/, plain and as brotli, and the way to the first drawn board.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

/** Where we want to be; `make build` says where we are. */
export const AIM = 900_000;
/** Where a test stops us, so that nothing grows unnoticed. Lower it when the sum falls. */
export const CEILING = 1_425_000;
const walk = (folder) => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const name = path.join(folder, entry.name);
  return entry.isDirectory() ? walk(name) : entry.name.startsWith(".") ? [] : [name];
});
// What a first visit to the board of an English reader asks for; the other fonts, pictures and the unpacker of
// workbooks and archives come only when needed.
const isLater = (name) => /latin-ext|cyrillic|icon-|logo\.svg|LICENSE|404\.html|bench|unpacker-|guides\//.test(name);
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const isPacked = (name) => /\.(woff2|png)$/.test(name);

/** Every file with its size, plain and packed, and whether it comes only after the first board. */
export function sizes(root) {
  return walk(root).sort().map((name) => {
    const bytes = fs.readFileSync(name);
    return { name: path.relative(root, name), bytes: bytes.length, packed: isPacked(name) ? bytes.length : brotli(bytes), isLater: isLater(name) };
  });
}
export const toBoard = (files) => files.filter((file) => !file.isLater).reduce((sum, file) => sum + file.packed, 0);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = sizes(process.argv[2] ?? "dist");
  console.log("     bytes    brotli");
  for (const { name, bytes, packed, isLater } of files) {
    console.log(`${String(bytes).padStart(10)}${String(packed).padStart(10)}  ${name}${isLater ? "  (later)" : ""}`);
  }
  const board = toBoard(files);
  console.log(`${String(board).padStart(20)}  to the first drawn board, sample apart: ${board <= AIM ? "within" : "OVER"} the aim of ${AIM}`);
}
