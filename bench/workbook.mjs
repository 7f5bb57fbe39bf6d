// `node bench/workbook.mjs`: loading one generated workbook here and in SheetJS, in the same browser, in turns.
// Ours goes the whole way – unpacked, recognised, typed columns, dry run – in workers; SheetJS is asked for its cells
// (`read`), and for rows of them (`sheet_to_json`), in a worker too. It prints, and asserts nothing but equal sums.
// BENCH_RUNS=5 BENCH_ROWS=100000
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { chromium } from "playwright-core";
import { serve } from "../scripts/serve.mjs";
import { ads } from "./generate.mjs";
import { writePage } from "./page.mjs";

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const root = path.resolve(import.meta.dirname, "..");

/** CRC-32 as ZIP wants it. */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});
const crc = (bytes) => { let c = ~0; for (const byte of bytes) c = TABLE[(c ^ byte) & 255] ^ (c >>> 8); return ~c >>> 0; };

function zip(files) {
  const parts = [];
  const central = [];
  let at = 0;
  for (const [name, text] of files) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), fields, Buffer.from(name), packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, tail, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

/** The ads of the other benchmark as Excel saves them: days as serials with a date format, words shared. */
function workbook(rows) {
  const shared = new Map();
  const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const word = (text) => { if (!shared.has(text)) shared.set(text, shared.size); return shared.get(text); };
  const letters = "ABCDEFGHIJKLM";
  const lines = [];
  let number = 0;
  let sum = 0;
  for (const line of ads(rows)) {
    const cells = [...line.trimEnd().matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)).slice(0, 13);
    number += 1;
    const isHead = number === 1;
    if (!isHead) sum += Math.round(Number(cells[10]) * 100);
    lines.push(`<row r="${number}">${cells.map((cell, i) => {
      const at = `${letters[i]}${number}`;
      if (isHead || (i > 0 && i < 8)) return `<c r="${at}" t="s"><v>${word(cell)}</v></c>`;
      if (i === 0) return `<c r="${at}" s="1"><v>${Date.parse(cell) / 864e5 + 25569}</v></c>`;
      return `<c r="${at}"><v>${Number(cell)}</v></c>`;
    }).join("")}</row>`);
  }
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const bytes = zip([
    ["[Content_Types].xml", `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/></Types>`],
    ["_rels/.rels", `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Ads" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`],
    ["xl/styles.xml", `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`],
    ["xl/sharedStrings.xml", `${head}<sst xmlns="${main}" uniqueCount="${shared.size}">${[...shared.keys()].map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join("")}</sst>`],
    ["xl/worksheets/sheet1.xml", `${head}<worksheet xmlns="${main}"><dimension ref="A1:M${number}"/><sheetData>${lines.join("")}</sheetData></worksheet>`],
  ]);
  return { bytes, sum: sum / 100 };
}

const SHEETJS = `importScripts("/node_modules/xlsx/dist/xlsx.full.min.js");
postMessage("ready");
onmessage = async ({ data: file }) => {
  const from = performance.now();
  const book = XLSX.read(await file.arrayBuffer(), { dense: true, cellFormula: false, cellHTML: false, cellText: false });
  const read = performance.now() - from;
  const rows = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 });
  const all = performance.now() - from;
  let sum = 0;
  for (let i = 1; i < rows.length; i += 1) sum += rows[i][10];
  postMessage({ read, all, rows: rows.length - 1, sum });
};`;

async function run(url, peer, file) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "sextant-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  try {
    const page = context.pages()[0] ?? await context.newPage();
    await page.goto(`${url}${peer === "sextant" ? "bench.html" : "peers/sheetjs.html"}`);
    await page.waitForFunction(() => window.__bench?.ready, null, { timeout: 60_000 });
    await page.evaluate(() => window.__bench.ready);
    await page.setInputFiles("#bench-file", file);
    return await page.evaluate(async () => {
      const file = document.getElementById("bench-file").files[0];
      const from = performance.now();
      const found = await window.__bench.look(file);
      return { ...found, ms: performance.now() - from };
    });
  } finally {
    await context.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
}

const folder = path.join(root, "bench-data");
fs.mkdirSync(folder, { recursive: true });
const file = path.join(folder, `ads_${ROWS}.xlsx`);
const { bytes, sum } = workbook(ROWS);
fs.writeFileSync(file, bytes);
writePage();
const page = `<!doctype html><meta charset="utf-8"><title>SheetJS</title><input type="file" id="bench-file"><script>
const worker = new Worker("/peers/sheetjs.worker.js");
const hear = () => new Promise((done, failed) => { worker.onmessage = ({ data }) => done(data); worker.onerror = (event) => failed(new Error(event.message)); });
window.__bench = { ready: hear(), look: (file) => { const heard = hear(); worker.postMessage(file); return heard; } };
</script>`;
const { url, close } = await serve(path.join(root, "dist"), {
  extra: (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const send = (type, body) => { response.writeHead(200, { "content-type": type }); response.end(body); return true; };
    if (pathname === "/peers/sheetjs.html") return send("text/html", page);
    if (pathname === "/peers/sheetjs.worker.js") return send("text/javascript", SHEETJS);
    if (pathname.startsWith("/node_modules/")) return send("text/javascript", fs.readFileSync(path.join(root, pathname)));
    return false;
  },
});
console.log(`${RUNS} runs in turns; ${path.basename(file)}: ${ROWS} rows of 13 cells, ${(bytes.length / 1e6).toFixed(1)} MB`);
const times = { ours: [], cells: [], rows: [] };
for (let turn = 0; turn < RUNS; turn += 1) {
  for (const peer of turn % 2 ? ["sheetjs", "sextant"] : ["sextant", "sheetjs"]) {
    const found = await run(url, peer, file);
    if (found.rows !== ROWS || Math.abs(found.sum - sum) > 0.01) throw new Error(`${peer}: ${found.rows} rows, cost ${found.sum}, expected ${sum}`);
    if (peer === "sextant") times.ours.push(found.ms);
    else { times.cells.push(found.read); times.rows.push(found.ms); }
  }
}
await close();
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const show = (name, list) => console.log(`  ${name.padEnd(44)} ${median(list).toFixed(0)} ms (${Math.min(...list).toFixed(0)}–${Math.max(...list).toFixed(0)})`);
show("Sextant, drop to dry run", times.ours);
show("SheetJS, read: its own cells", times.cells);
show("SheetJS, read and sheet_to_json", times.rows);
const ratio = median(times.cells) / median(times.ours);
console.log(`  ${ratio >= 1 ? "ok  " : "MISS"} beside SheetJS's read alone: ${ratio.toFixed(2)}× (≥ 1×); with rows: ${(median(times.rows) / median(times.ours)).toFixed(2)}×`);
