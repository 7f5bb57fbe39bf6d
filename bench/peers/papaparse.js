const worker = new Worker("/peers/papaparse.worker.js");
const waiting = new Map();
let last = 0;
let isReady;
const ready = new Promise((done) => { isReady = done; });
worker.onmessage = ({ data: [id, answer, cause] }) => {
  if (id === 0) { window.__bench.readyAt = performance.now(); return isReady(); }
  const [done, failed] = waiting.get(id);
  waiting.delete(id);
  if (cause) failed(new Error(cause)); else done(answer);
};
const ask = (...message) => new Promise((done, failed) => { waiting.set(last += 1, [done, failed]); worker.postMessage([last, ...message]); });
window.__bench = {
  name: "PapaParse into typed columns", ready, readyAt: null,
  load: (kind, file) => ask("load", kind, file), agg: (name) => ask("agg", name),
  slice: (from, to, platform) => ask("slice", from, to, platform), save: () => ask("save"), restore: () => ask("restore"),
};
