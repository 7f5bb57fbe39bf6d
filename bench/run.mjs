// `make bench`: the real engine beside DuckDB-Wasm and PapaParse on the same files, in turns, each in a fresh profile.
// It prints medians and ratios and says where a run's sums disagree; it is no test and fails only when it cannot run.
// BENCH_ONLY=load BENCH_RUNS=5 BENCH_ROWS=1000000 BENCH_PEERS=sextant,duckdb,papaparse BENCH_FILES=ads.csv,orders.csv
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { serve } from "../scripts/serve.mjs";
import { generate } from "./generate.mjs";
import { writePage } from "./page.mjs";

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);
const PEERS = (process.env.BENCH_PEERS ?? "sextant,duckdb,papaparse").split(",");
const root = path.resolve(import.meta.dirname, "..");
const files = process.env.BENCH_FILES
  ? Object.fromEntries(process.env.BENCH_FILES.split(",").map((file, i) => [["ads", "orders"][i], path.resolve(file)]))
  : generate(path.join(root, "bench-data"), ROWS);
const AGGREGATES = ["day_campaign", "campaign", "top", "cohort"];

function slices() {
  let state = 7;
  const roll = (sides) => { state = (Math.imul(state, 1103515245) + 12345) >>> 0; return (state >>> 8) % sides; };
  const day = (index) => new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10);
  const platforms = ["google_ads", "meta_ads", "yandex_direct", "tiktok_ads"];
  return Array.from({ length: 30 }, (_, i) => {
    const from = roll(640);
    return [day(from), day(Math.min(729, from + 6 + roll(360))), i % 3 === 2 ? platforms[roll(4)] : null];
  });
}

async function server() {
  const duckdb = await build({
    entryPoints: [path.join(root, "bench/peers/duckdb.js")], bundle: true, format: "esm", target: "es2022", write: false,
    nodePaths: [path.join(root, "node_modules")], logLevel: "error",
  });
  const page = (script) => `<!doctype html><meta charset="utf-8"><title>peer</title><input type="file" multiple id="bench-file"><script>window.__bench={}</script>${script}`;
  const pages = {
    "/peers/duckdb.html": page('<script type="module" src="/peers/duckdb.bundle.js"></script>'),
    "/peers/papaparse.html": page('<script src="/peers/papaparse.js"></script>'),
  };
  const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
  const extra = (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const send = (body) => { response.writeHead(200, { "content-type": TYPES[path.extname(pathname)] ?? "text/plain" }); response.end(body); return true; };
    if (pages[pathname]) return send(pages[pathname]);
    if (pathname === "/peers/duckdb.bundle.js") return send(duckdb.outputFiles[0].contents);
    if (pathname.startsWith("/peers/")) return send(fs.readFileSync(path.join(root, "bench/peers", path.basename(pathname))));
    if (pathname.startsWith("/node_modules/")) return send(fs.readFileSync(path.join(root, pathname)));
    return false;
  };
  return serve(path.join(root, "dist"), { extra });
}

/** Peak resident memory of the fattest renderer of this profile, in MiB. */
function peak(profile) {
  let most = 0;
  for (const name of fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const command = fs.readFileSync(`/proc/${name}/cmdline`, "utf8");
      if (!command.includes("--type=renderer")) continue;
      if (!isOf(name, profile)) continue;
      const high = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${name}/status`, "utf8"));
      most = Math.max(most, Number(high?.[1] ?? 0) / 1024);
    } catch { /* a process that has ended meanwhile */ }
  }
  return most;
}
function isOf(pid, profile) {
  for (let at = pid; at !== "0" && at !== "1";) {
    if (fs.readFileSync(`/proc/${at}/cmdline`, "utf8").includes(profile)) return true;
    at = /PPid:\s+(\d+)/.exec(fs.readFileSync(`/proc/${at}/status`, "utf8"))[1];
  }
  return false;
}

async function run(url, peer, where) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "sextant-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--enable-precise-memory-info"],
  });
  try {
    const page = context.pages()[0] ?? await context.newPage();
    const troubles = [];
    page.on("pageerror", (cause) => troubles.push(String(cause)));
    const at = `${url}${peer === "sextant" ? "bench.html" : `peers/${peer}.html`}`;
    await page.goto(at);
    await page.waitForFunction(() => window.__bench?.ready, null, { timeout: 60_000 });
    const result = { peer, sums: {}, ms: {} };
    result.ms.start = await page.evaluate(async () => { await window.__bench.ready; return window.__bench.readyAt; });
    await page.setInputFiles("#bench-file", Object.values(files));
    for (const [i, kind] of Object.keys(files).entries()) {
      const loaded = await page.evaluate(async ([i, kind]) => {
        const file = document.getElementById("bench-file").files[i];
        const from = performance.now();
        const { rows } = await window.__bench.load(kind, file);
        return { rows, ms: performance.now() - from, bytes: file.size };
      }, [i, kind]);
      result.ms[`load ${kind}`] = loaded.ms;
      result[`MB/s ${kind}`] = loaded.bytes / 1e3 / loaded.ms;
      result.sums[`rows ${kind}`] = { rows: loaded.rows };
    }
    if (process.env.BENCH_ONLY === "load") {
      result.peak = peak(profile);
      return result;
    }
    for (const name of AGGREGATES) {
      const found = await page.evaluate(async (name) => {
        const times = [];
        let sum;
        try {
          for (let i = 0; i < 4; i += 1) {
            const from = performance.now();
            ({ sum } = await window.__bench.agg(name));
            times.push(performance.now() - from);
          }
        } catch (cause) { return { cause: String(cause?.message ?? cause) }; }
        return { sum, first: times[0], warm: times.slice(1).sort((a, b) => a - b)[1] };
      }, name);
      if (found.cause) { result.sums[name] = { cause: found.cause }; continue; }
      result.sums[name] = found.sum;
      result.ms[`${name} first`] = found.first;
      result.ms[`${name} warm`] = found.warm;
    }
    const cuts = await page.evaluate(async (where) => {
      const times = [];
      const sums = [];
      for (const one of where) {
        const from = performance.now();
        sums.push((await window.__bench.slice(...one)).sum);
        times.push(performance.now() - from);
      }
      return { times, sums };
    }, where);
    cuts.sums.forEach((sum, i) => { result.sums[`slice ${where[i].join(" ")}`] = sum; });
    const sorted = [...cuts.times].sort((a, b) => a - b);
    result.ms["re-filter p50"] = (sorted[14] + sorted[15]) / 2;
    result.ms["re-filter p95"] = sorted[28];
    // Before saving: some peers must copy everything for it.
    result.peak = peak(profile);
    result.ms.save = await page.evaluate(async () => { const from = performance.now(); await window.__bench.save(); return performance.now() - from; });
    await page.goto("about:blank");
    await page.goto(at);
    const back = await page.evaluate(async (one) => {
      await window.__bench.ready;
      const { sum } = window.__bench.firstNumbers ? await window.__bench.firstNumbers(...one) : (await window.__bench.restore(), await window.__bench.slice(...one));
      const first = performance.now();
      const { rows } = await window.__bench.restore();
      return { first, all: performance.now(), rows, sum };
    }, where[0]);
    result.ms["reload → first numbers"] = back.first;
    result.sums["rows after reload"] = { rows: back.rows };
    result.sums["slice after reload"] = back.sum;
    if (troubles.length) console.log(`  ${peer}: ${troubles.join("; ")}`);
    return result;
  } finally {
    await context.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
}

const median = (list) => { const s = [...list].sort((a, b) => a - b); const m = s.length >> 1; return s.length % 2 ? s[m] : (s[m - 1] + s[m]) / 2; };
const agree = (a, b) => a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b)));

function compare(results) {
  let wrong = 0;
  const measure = results.find((one) => one.peer !== "sextant") ?? results[0];
  for (const one of results) {
    for (const [name, sum] of Object.entries(measure.sums)) {
      for (const [key, value] of Object.entries(sum)) {
        if (agree(value, one.sums[name]?.[key])) continue;
        wrong += 1;
        if (wrong <= 20) console.log(`  DISAGREES: ${one.peer}, ${name}, ${key}: ${JSON.stringify(one.sums[name]?.[key] ?? one.sums[name]?.cause)} where ${measure.peer} has ${JSON.stringify(value)}`);
      }
    }
  }
  console.log(wrong ? `${wrong} sums disagree` : `All sums agree (${Object.keys(measure.sums).length} checks in each of ${results.length} runs)`);
}

function print(results) {
  const rows = ["MB/s ads", "MB/s orders", "peak", ...new Set(results.flatMap((one) => Object.keys(one.ms)))];
  const of = (peer, row) => {
    const list = results.filter((one) => one.peer === peer).map((one) => one[row] ?? one.ms[row]).filter((value) => value !== undefined);
    return list.length ? { middle: median(list), low: Math.min(...list), high: Math.max(...list) } : null;
  };
  const show = (value) => (value === null ? "–" : `${value.middle.toFixed(value.middle < 100 ? 1 : 0)} (${value.low.toFixed(value.low < 100 ? 1 : 0)}–${value.high.toFixed(value.high < 100 ? 1 : 0)})`);
  console.log(`\n${"median (least–most)".padEnd(26)}${PEERS.map((peer) => peer.padStart(26)).join("")}`);
  for (const row of rows) {
    const unit = row.startsWith("MB/s") ? "" : row === "peak" ? " MiB" : " ms";
    console.log(`${(row + unit).padEnd(26)}${PEERS.map((peer) => show(of(peer, row)).padStart(26)).join("")}`);
  }
  const ours = (row) => of("sextant", row)?.middle;
  const theirs = (row) => of("duckdb", row)?.middle;
  if (!PEERS.includes("sextant") || !PEERS.includes("duckdb")) return;
  console.log("\nBeside DuckDB-Wasm (aim)");
  const line = (name, text, isGood) => console.log(`  ${isGood ? "ok  " : "MISS"} ${name.padEnd(30)} ${text}`);
  for (const kind of Object.keys(files)) {
    const ratio = ours(`MB/s ${kind}`) / theirs(`MB/s ${kind}`);
    line(`load ${kind}`, `${ratio.toFixed(2)}× (≥ 2×)`, ratio >= 2);
  }
  const part = (row, aim) => {
    const ratio = theirs(row) / ours(row);
    line(row, `1/${ratio.toFixed(1)} (≤ 1/${aim})`, ratio >= aim);
  };
  if (!ours("re-filter p95") || !theirs("re-filter p95")) return;
  part("day_campaign warm", 5);
  part("re-filter p50", 4);
  line("re-filter p95", `${ours("re-filter p95").toFixed(1)} ms (< 16 ms)`, ours("re-filter p95") < 16);
  if (ours("cohort warm")) part("cohort warm", 10);
  part("reload → first numbers", 4);
  part("peak", 2);
}

if (PEERS.includes("sextant")) writePage();
const { url, close } = await server();
const where = slices();
const results = [];
console.log(`${RUNS} runs of ${PEERS.join(", ")} in turns; ${Object.values(files).map((file) => `${path.basename(file)} ${(fs.statSync(file).size / 1e6).toFixed(0)} MB`).join(", ")}`);
for (let turn = 0; turn < RUNS; turn += 1) {
  // Another one begins in each turn, so that none always runs on a warm machine.
  const order = PEERS.map((_, i) => PEERS[(i + turn) % PEERS.length]);
  for (const peer of order) {
    const from = Date.now();
    try {
      results.push(await run(url, peer, where));
      console.log(`  turn ${turn + 1}, ${peer}: ${((Date.now() - from) / 1000).toFixed(0)} s`);
    } catch (cause) {
      console.log(`  turn ${turn + 1}, ${peer}: could not run: ${String(cause?.message ?? cause).split("\n")[0]}`);
      process.exitCode = 1;
    }
  }
}
await close();
if (results.length) { compare(results); print(results); }
