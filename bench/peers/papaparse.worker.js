// A peer: PapaParse into typed columns, in a worker, as a careful author would write it by hand.
importScripts("/node_modules/papaparse/papaparse.min.js");

const SHAPES = {
  ads: { text: ["platform", "account", "campaign", "ad_group", "ad", "device", "country"], day: ["date"],
    number: ["impressions", "clicks", "cost", "conversions", "conversion_value"] },
  orders: { text: ["order_id", "customer_id", "status"], day: ["date"], number: ["amount", "refund"] },
};
const PIECE = 4 << 20;
const tables = {};

class Texts {
  constructor() { this.codes = new Map(); this.names = []; this.data = new Uint32Array(1 << 16); }
  set(row, text) {
    let code = this.codes.get(text);
    if (code === undefined) { code = this.names.length; this.names.push(text); this.codes.set(text, code); }
    if (row >= this.data.length) { const more = new Uint32Array(this.data.length * 2); more.set(this.data); this.data = more; }
    this.data[row] = code;
  }
}
class Numbers {
  constructor(make) { this.make = make; this.data = new make(1 << 16); }
  set(row, value) {
    if (row >= this.data.length) { const more = new this.make(this.data.length * 2); more.set(this.data); this.data = more; }
    this.data[row] = value;
  }
}
const toDay = (text) => Date.UTC(+text.slice(0, 4), +text.slice(5, 7) - 1, +text.slice(8, 10)) / 864e5;

/** Where the text may be cut: after the last line end outside quotes. */
function cut(text) {
  let inside = false;
  let last = -1;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 34) inside = !inside;
    else if (c === 10 && !inside) last = i;
  }
  return last + 1;
}

async function load(kind, file) {
  const shape = SHAPES[kind];
  const columns = {};
  for (const name of shape.text) columns[name] = new Texts();
  for (const name of shape.day) columns[name] = new Numbers(Int32Array);
  for (const name of shape.number) columns[name] = new Numbers(Float64Array);
  let rows = 0;
  let setters = null;
  const take = (text) => {
    for (const cells of Papa.parse(text, { delimiter: ",", newline: "\n", skipEmptyLines: true }).data) {
      if (!setters) {
        setters = cells.map((name) => shape.text.includes(name) ? (row, cell) => columns[name].set(row, cell)
          : shape.day.includes(name) ? (row, cell) => columns[name].set(row, toDay(cell)) : (row, cell) => columns[name].set(row, +cell));
        continue;
      }
      for (let i = 0; i < setters.length; i += 1) setters[i](rows, cells[i]);
      rows += 1;
    }
  };
  // Decoded as a stream: a slice of the file may end within a letter.
  const decoder = new TextDecoder();
  let rest = "";
  for (let at = 0; at < file.size; at += PIECE) {
    const text = rest + decoder.decode(await file.slice(at, at + PIECE).arrayBuffer(), { stream: true });
    const end = cut(text);
    take(text.slice(0, end));
    rest = text.slice(end);
  }
  take(rest + decoder.decode());
  const table = { rows };
  for (const [name, column] of Object.entries(columns)) {
    table[name] = column instanceof Texts ? { names: column.names, data: column.data.slice(0, rows) } : column.data.slice(0, rows);
  }
  tables[kind] = table;
  return { rows };
}

function dayCampaign() {
  const { rows, date, campaign, cost, clicks } = tables.ads;
  let first = Infinity;
  let last = -Infinity;
  for (const day of date) { if (day < first) first = day; if (day > last) last = day; }
  const width = campaign.names.length;
  const size = (last - first + 1) * width;
  const costs = new Float64Array(size);
  const clicked = new Float64Array(size);
  const seen = new Uint8Array(size);
  for (let row = 0; row < rows; row += 1) {
    const at = (date[row] - first) * width + campaign.data[row];
    costs[at] += cost[row];
    clicked[at] += clicks[row];
    seen[at] = 1;
  }
  let groups = 0;
  let sum = 0;
  let click = 0;
  for (let at = 0; at < size; at += 1) if (seen[at]) { groups += 1; sum += costs[at]; click += clicked[at]; }
  return { groups, cost: sum, clicks: click };
}

function byCampaign() {
  const { rows, campaign, impressions, clicks, cost, conversions, conversion_value: value } = tables.ads;
  const width = campaign.names.length;
  const sums = Array.from({ length: 5 }, () => new Float64Array(width));
  for (let row = 0; row < rows; row += 1) {
    const at = campaign.data[row];
    sums[0][at] += impressions[row]; sums[1][at] += clicks[row]; sums[2][at] += cost[row];
    sums[3][at] += conversions[row]; sums[4][at] += value[row];
  }
  let ctr = 0;
  let cpa = 0;
  let roas = 0;
  for (let at = 0; at < width; at += 1) {
    if (sums[0][at]) ctr += sums[1][at] / sums[0][at];
    if (sums[3][at]) cpa += sums[2][at] / sums[3][at];
    if (sums[2][at]) roas += sums[4][at] / sums[2][at];
  }
  return { groups: width, ctr, cpa, roas };
}

function top() {
  const { rows, ad, conversion_value: value } = tables.ads;
  const sums = new Float64Array(ad.names.length);
  for (let row = 0; row < rows; row += 1) sums[ad.data[row]] += value[row];
  const best = [...sums.keys()].sort((a, b) => sums[b] - sums[a]).slice(0, 10);
  return { top: ad.names[best[0]], val: sums[best[0]], s: best.reduce((sum, at) => sum + sums[at], 0) };
}

function cohort() {
  const { rows, date, customer_id: customer, status } = tables.orders;
  const counts = status.names.map((name) => name === "paid" || name === "refunded");
  const months = new Int32Array(rows);
  let first = Infinity;
  let last = -Infinity;
  const known = new Map();
  for (let row = 0; row < rows; row += 1) {
    let month = known.get(date[row]);
    if (month === undefined) {
      const day = new Date(date[row] * 864e5);
      month = day.getUTCFullYear() * 12 + day.getUTCMonth();
      known.set(date[row], month);
    }
    months[row] = month;
    if (month < first) first = month;
    if (month > last) last = month;
  }
  const width = last - first + 1;
  const customers = customer.names.length;
  const active = new Uint8Array(customers * width);
  for (let row = 0; row < rows; row += 1) if (counts[status.data[row]]) active[customer.data[row] * width + months[row] - first] = 1;
  const matrix = new Float64Array(width * width);
  let newc = 0;
  let churn = 0;
  for (let c = 0; c < customers; c += 1) {
    const own = active.subarray(c * width, (c + 1) * width);
    const come = own.indexOf(1);
    if (come < 0) continue;
    newc += 1;
    for (let month = come; month < width; month += 1) {
      if (!own[month]) continue;
      matrix[come * width + month] += 1;
      if (month + 1 < width && !own[month + 1]) churn += 1;
    }
  }
  let cells = 0;
  let s = 0;
  for (const cell of matrix) if (cell) { cells += 1; s += cell; }
  return { newc, cells, s, churn };
}

function slice(from, to, platform) {
  const { rows, date, platform: platforms, campaign, impressions, clicks, cost, conversions } = tables.ads;
  const first = toDay(from);
  const last = toDay(to);
  const wanted = platform === null ? -1 : platforms.names.indexOf(platform);
  const days = last - first + 1;
  const width = campaign.names.length;
  const dayImpressions = new Float64Array(days);
  const dayCost = new Float64Array(days);
  const sums = Array.from({ length: 4 }, () => new Float64Array(width));
  for (let row = 0; row < rows; row += 1) {
    const at = date[row];
    if (at < first || at > last || (platform !== null && platforms.data[row] !== wanted)) continue;
    dayImpressions[at - first] += impressions[row];
    dayCost[at - first] += cost[row];
    const own = campaign.data[row];
    sums[0][own] += impressions[row]; sums[1][own] += clicks[row]; sums[2][own] += cost[row]; sums[3][own] += conversions[row];
  }
  let shown = 0;
  let spent = 0;
  for (let at = 0; at < days; at += 1) { if (dayImpressions[at]) shown += 1; spent += dayCost[at]; }
  let camps = 0;
  let c2 = 0;
  const ratios = new Float64Array(width);
  for (let at = 0; at < width; at += 1) {
    if (sums[0][at]) { camps += 1; ratios[at] = sums[1][at] / sums[0][at]; }
    c2 += sums[2][at];
  }
  return { days: shown, camps, cost: spent, c2 };
}

const open = () => new Promise((done, failed) => {
  const request = indexedDB.open("peer", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("tables");
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});
async function save() {
  const base = await open();
  const step = base.transaction("tables", "readwrite", { durability: "strict" });
  for (const [kind, table] of Object.entries(tables)) step.objectStore("tables").put(table, kind);
  await new Promise((done, failed) => { step.oncomplete = done; step.onerror = () => failed(step.error); });
  base.close();
}
async function restore() {
  const base = await open();
  const store = base.transaction("tables").objectStore("tables");
  const read = (request) => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
  const [kinds, found] = await Promise.all([read(store.getAllKeys()), read(store.getAll())]);
  kinds.forEach((kind, i) => { tables[kind] = found[i]; });
  base.close();
  return { rows: found.reduce((sum, table) => sum + table.rows, 0) };
}

const AGGREGATES = { day_campaign: dayCampaign, campaign: byCampaign, top, cohort };
const VERBS = { load, save, restore, agg: (name) => ({ sum: AGGREGATES[name]() }), slice: (...where) => ({ sum: slice(...where) }) };
onmessage = async ({ data: [id, verb, ...rest] }) => {
  try { postMessage([id, await VERBS[verb](...rest)]); } catch (cause) { postMessage([id, null, String(cause?.stack ?? cause)]); }
};
postMessage([0]);
