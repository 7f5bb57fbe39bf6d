// A peer: DuckDB-Wasm in its own worker, the file registered as a handle, columns typed in the query.
import * as duckdb from "@duckdb/duckdb-wasm";

const COLUMNS = {
  ads: "{'date':'DATE','platform':'VARCHAR','account':'VARCHAR','campaign':'VARCHAR','ad_group':'VARCHAR','ad':'VARCHAR','device':'VARCHAR','country':'VARCHAR','impressions':'INTEGER','clicks':'INTEGER','cost':'DOUBLE','conversions':'INTEGER','conversion_value':'DOUBLE'}",
  orders: "{'order_id':'VARCHAR','customer_id':'VARCHAR','date':'DATE','amount':'DOUBLE','status':'VARCHAR','refund':'DOUBLE'}",
};
let base;
let link;
const rows = async (sql) => (await link.query(sql)).toArray().map((row) => row.toJSON());
const one = async (sql) => (await rows(sql))[0];
const plain = (row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === "bigint" ? Number(value) : value]));

async function load(kind, file) {
  await base.registerFileHandle(`${kind}.csv`, file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  await link.query(`CREATE OR REPLACE TABLE ${kind} AS SELECT * FROM read_csv('${kind}.csv', header=true, delim=',', quote='"', escape='"', columns=${COLUMNS[kind]})`);
  return { rows: Number((await one(`SELECT count(*) AS n FROM ${kind}`)).n) };
}

const AGGREGATES = {
  day_campaign: "SELECT count(*)::INTEGER AS groups, sum(cost)::DOUBLE AS cost, sum(clicks)::DOUBLE AS clicks FROM (SELECT date, campaign, sum(cost) AS cost, sum(clicks) AS clicks FROM ads GROUP BY date, campaign)",
  campaign: "SELECT count(*)::INTEGER AS groups, sum(CASE WHEN i > 0 THEN k / i ELSE 0 END)::DOUBLE AS ctr, sum(CASE WHEN n > 0 THEN c / n ELSE 0 END)::DOUBLE AS cpa, sum(CASE WHEN c > 0 THEN v / c ELSE 0 END)::DOUBLE AS roas FROM (SELECT campaign, sum(impressions)::DOUBLE AS i, sum(clicks)::DOUBLE AS k, sum(cost) AS c, sum(conversions)::DOUBLE AS n, sum(conversion_value) AS v FROM ads GROUP BY campaign)",
  top: "SELECT first(ad ORDER BY v DESC) AS top, max(v)::DOUBLE AS val, sum(v)::DOUBLE AS s FROM (SELECT ad, sum(conversion_value) AS v FROM ads GROUP BY ad ORDER BY v DESC LIMIT 10)",
  cohort: `WITH active AS (SELECT DISTINCT customer_id AS c, (year(date) * 12 + month(date))::INTEGER AS m FROM orders WHERE status IN ('paid', 'refunded')),
    span AS (SELECT max(year(date) * 12 + month(date))::INTEGER AS last FROM orders),
    come AS (SELECT c, min(m) AS f FROM active GROUP BY c),
    cells AS (SELECT f, m, count(*) AS n FROM active JOIN come USING (c) GROUP BY f, m)
    SELECT (SELECT count(*) FROM come)::INTEGER AS newc, (SELECT count(*) FROM cells)::INTEGER AS cells, (SELECT sum(n) FROM cells)::DOUBLE AS s,
    (SELECT count(*) FROM active a, span WHERE a.m < span.last AND NOT EXISTS (SELECT 1 FROM active b WHERE b.c = a.c AND b.m = a.m + 1))::INTEGER AS churn`,
};

async function slice(from, to, platform) {
  const where = `WHERE date BETWEEN DATE '${from}' AND DATE '${to}'${platform === null ? "" : ` AND platform = '${platform}'`}`;
  const days = await rows(`SELECT date, sum(impressions)::DOUBLE AS i, sum(cost)::DOUBLE AS c FROM ads ${where} GROUP BY date`);
  const campaigns = await rows(`SELECT campaign, sum(impressions)::DOUBLE AS i, sum(cost)::DOUBLE AS c, sum(clicks) / nullif(sum(impressions), 0) AS ctr FROM ads ${where} GROUP BY campaign`);
  const sum = (list) => list.reduce((total, row) => total + row.c, 0);
  return { days: days.filter((row) => row.i > 0).length, camps: campaigns.filter((row) => row.i > 0).length, cost: sum(days), c2: sum(campaigns) };
}

const kept = () => new Promise((done, failed) => {
  const request = indexedDB.open("peer", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("files");
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});
async function save() {
  const files = [];
  for (const { table_name: kind } of await rows("SELECT table_name FROM duckdb_tables()")) {
    // Its Parquet writer is an extension from another host; the Arrow stream of a whole table is what it has built in.
    files.push([kind, await link.useUnsafe((own, id) => own.runQuery(id, `SELECT * FROM ${kind}`))]);
  }
  const store = await kept();
  const step = store.transaction("files", "readwrite", { durability: "strict" });
  for (const [kind, bytes] of files) step.objectStore("files").put(bytes, kind);
  await new Promise((done, failed) => { step.oncomplete = done; step.onerror = () => failed(step.error); });
  store.close();
}
async function restore() {
  const store = await kept();
  const files = store.transaction("files").objectStore("files");
  const read = (request) => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
  const [kinds, found] = await Promise.all([read(files.getAllKeys()), read(files.getAll())]);
  store.close();
  let total = 0;
  for (const [i, kind] of kinds.entries()) {
    await link.query(`DROP TABLE IF EXISTS ${kind}`);
    // An Arrow file is an Arrow stream behind eight bytes.
    await link.insertArrowFromIPCStream(found[i].subarray(8), { name: kind, create: true });
    total += Number((await one(`SELECT count(*) AS n FROM ${kind}`)).n);
  }
  return { rows: total };
}

async function start() {
  const from = new URL("/node_modules/@duckdb/duckdb-wasm/dist/", location.href).href;
  base = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(`${from}duckdb-browser-eh.worker.js`));
  await base.instantiate(`${from}duckdb-eh.wasm`);
  link = await base.connect();
  window.__bench.readyAt = performance.now();
}
window.__bench = {
  name: "DuckDB-Wasm (file handle)", readyAt: null, load, slice, save, restore,
  agg: async (name) => ({ sum: plain(await one(AGGREGATES[name])) }),
};
const bench = window.__bench;
bench.slice = async (...where) => ({ sum: await slice(...where) });
bench.ready = start();
