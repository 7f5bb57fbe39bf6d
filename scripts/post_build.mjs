// Runs after Trunk has built, in its staging folder. It makes dist/ complete and safe to host anywhere:
// names the worker's files by content, bundles the chart library, copies fonts, writes 404.html, the service
// worker and, last, the Content-Security-Policy. It fetches nothing.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const stage = process.env.TRUNK_STAGING_DIR ?? "dist";
const isRelease = process.env.TRUNK_PROFILE !== "debug";
const at = (...names) => path.join(stage, ...names);
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/**
 * A worker's files get one name by their content, so an old cached worker never meets a newer app. What its loader
 * tells it (`more`) is part of that content. Gives the loader's name.
 */
function nameWorker(worker, more = "") {
  const names = fs.readdirSync(stage).filter((name) => name.startsWith(worker));
  const wasm = names.find((name) => name.endsWith("_bg.wasm"));
  const glue = names.find((name) => name.endsWith(".js") && !name.includes("_loader"));
  for (const loader of names.filter((name) => name.endsWith("_loader.js"))) fs.rmSync(at(loader));
  const tag = hash(Buffer.concat([fs.readFileSync(at(wasm)), fs.readFileSync(at(glue)), Buffer.from(more)]));
  const text = fs.readFileSync(at(glue), "utf8");
  const own = new RegExp(`${worker}[\\w-]*_bg\\.wasm`, "g");
  if (!own.test(text)) throw new Error(`${glue} does not name its wasm`);
  fs.writeFileSync(at(`${worker}-${tag}.js`), text.replace(own, `${worker}-${tag}_bg.wasm`));
  fs.renameSync(at(wasm), at(`${worker}-${tag}_bg.wasm`));
  fs.rmSync(at(glue));
  // Started from a blob, a worker cannot see where it came from: the loader tells, so that it can start others.
  // Parsers are sent the program first and then their orders, which are kept for it until it runs.
  const loader = `import init from "./${worker}-${tag}.js";globalThis.sextantLoader=import.meta.url;${more}
const wake=(program)=>init(program&&{module_or_path:program}).catch(reportError);
if(self.name==="parse"){const early=globalThis.sextantEarly=[];onmessage=({data})=>{if(early.push(data)===1)wake(data);};}else wake();
`;
  const name = `${worker}-${tag}_loader.js`;
  fs.writeFileSync(at(name), loader);
  return name;
}

/** ECharts without what we do not draw; the list is scripts/echarts.entry.mjs. */
async function bundleCharts() {
  const entry = "scripts/echarts.entry.mjs";
  if (!fs.existsSync(entry)) return null;
  const out = await build({
    entryPoints: [entry], bundle: true, minify: true, format: "iife", target: "es2020", write: false, legalComments: "none",
  });
  const bytes = out.outputFiles[0].contents;
  const name = `vendor/echarts-${hash(bytes)}.js`;
  fs.mkdirSync(at("vendor"), { recursive: true });
  fs.writeFileSync(at(name), bytes);
  return name;
}

function copyFonts() {
  const from = "node_modules/@fontsource-variable/onest";
  fs.mkdirSync(at("fonts"), { recursive: true });
  for (const part of ["latin", "latin-ext", "cyrillic"]) {
    fs.copyFileSync(path.join(from, "files", `onest-${part}-wght-normal.woff2`), at("fonts", `onest-${part}.woff2`));
  }
  fs.copyFileSync(path.join(from, "LICENSE"), at("fonts", "LICENSE.txt"));
}

function setMeta(html, name, content) {
  const tag = new RegExp(`(<meta[^>]*name="?${name}"?[^>]*content=)("[^"]*"|[^\\s>]+)|(<meta[^>]*content=)("[^"]*"|[^\\s>]+)([^>]*name="?${name}"?)`);
  if (!tag.test(html)) throw new Error(`index.html has no meta ${name}`);
  return html.replace(tag, (_, a, _b, c, _d, e) => (a ? `${a}"${content}"` : `${c}"${content}"${e}`));
}

/** Everything from this origin; the inline scripts by their hash; workers from a blob, so that they inherit this. */
function policy(html) {
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")}`.trim(),
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
  ].join("; ");
}

/** First in the head, whose tag the minifier may have left out. */
function addPolicy(html) {
  const start = /<head(\s[^>]*)?>/.exec(html) ?? /<html(\s[^>]*)?>/.exec(html);
  if (!start) throw new Error("index.html has neither <head> nor <html>");
  const at = start.index + start[0].length;
  return `${html.slice(0, at)}<meta http-equiv="Content-Security-Policy" content="${policy(html)}">${html.slice(at)}`;
}

/** Only what the page may ask for; the service worker and the page of a wrong address stay out. */
function listFiles(folder = "") {
  return fs.readdirSync(at(folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(name);
    const isOurs = !["sw.js", "404.html", "index.html"].includes(name) && !/^\.|LICENSE/.test(entry.name);
    return isOurs ? [name] : [];
  });
}

function writeServiceWorker(html) {
  const files = Object.fromEntries(listFiles().sort().map((name) => [name, hash(fs.readFileSync(at(name)))]));
  files["index.html"] = hash(html);
  const version = hash(JSON.stringify(files));
  const text = fs.readFileSync("scripts/sw.template.js", "utf8");
  fs.writeFileSync(at("sw.js"), text.replace('"VERSION"', JSON.stringify(version)).replace("{/*FILES*/}", JSON.stringify(files)));
}

const unpacker = nameWorker("unpacker");
const worker = nameWorker("worker", `globalThis.sextantUnpacker=new URL("./${unpacker}",import.meta.url).href;`);
const charts = await bundleCharts();
copyFonts();
let html = fs.readFileSync(at("index.html"), "utf8");
html = setMeta(html, "sextant-worker", worker);
if (charts) html = setMeta(html, "sextant-echarts", charts);
if (!isRelease) html = html.replace(/<script[^>]*sw-register[^>]*><\/script>/, "");
html = addPolicy(html);
fs.writeFileSync(at("index.html"), html);
// The view lives in the fragment, so every address of the app is the folder itself: a wrong path only leads there.
fs.writeFileSync(at("404.html"), fs.readFileSync("scripts/404.html"));
if (isRelease) writeServiceWorker(html);
