// The page of the benchmark: the app's own worker, asked by the app's own protocol, behind `window.__bench`.
// Nothing is special here: files go through detection, dry run and commit; sums come from raw group-bys (`cube`).
(() => {
  const loader = new URL(document.querySelector("meta[name=sextant-worker]").content, location.href).href;
  const start = URL.createObjectURL(new Blob([`import ${JSON.stringify(loader)};`], { type: "text/javascript" }));
  const worker = new Worker(start, { type: "module", name: "engine" });

  const asked = new Map(); // slot → [done, failed]
  const jobs = new Map(); // job → [done, failed]
  let library = null;
  let heardLibrary;
  const opened = new Promise((done) => { heardLibrary = done; });
  let count = 0;
  const post = (name, body, ...handles) => worker.postMessage([JSON.stringify({ [name]: body }), ...handles]);
  const settle = (map, key, index, value) => {
    const pair = map.get(key);
    map.delete(key);
    pair?.[index](value);
  };

  worker.onmessage = ({ data }) => {
    const [text, ...handles] = Array.isArray(data) ? data : [data];
    const [[name, reply]] = Object.entries(JSON.parse(text));
    if (name === "ready") {
      post("open", { workspace: "bench", today: new Date().toISOString().slice(0, 10) });
    } else if (name === "library") {
      library = reply.library;
      heardLibrary();
    } else if (name === "draft") {
      settle(jobs, reply.job, 0, reply.files);
    } else if (name === "committed") {
      settle(jobs, reply.job, 0, reply.imports);
    } else if (name === "cube" || name === "cohorts") {
      settle(asked, reply.slot, 0, { ...reply, handles });
    } else if (name === "failed") {
      const cause = new Error(`${reply.problem.id}: ${reply.problem.what.en} ${reply.problem.detail ?? ""}`);
      if (reply.slot) settle(asked, reply.slot, 1, cause);
      else if (reply.job !== null) settle(jobs, reply.job, 1, cause);
      else for (const waiting of [asked, jobs]) for (const key of waiting.keys()) settle(waiting, key, 1, cause);
    }
  };
  worker.onerror = (event) => console.error("worker:", event.message);

  const ask = (name, body) => new Promise((done, failed) => {
    const slot = `bench${count += 1}`;
    asked.set(slot, [done, failed]);
    post(name, { slot, seq: count, ...body });
  });
  const cube = async (about) => {
    const found = await ask("cube", { ask: { when: null, period: null, grain: "total", by: [], filters: [], ...about } });
    const { buckets, texts } = found.cube;
    const [rows, bucket, ...rest] = found.handles;
    return { buckets, texts, rows, bucket, codes: rest.slice(0, texts.length), sums: rest.slice(texts.length) };
  };
  const job = (name, body, ...handles) => new Promise((done, failed) => {
    jobs.set(body.job, [done, failed]);
    post(name, body, ...handles);
  });
  const add = (column) => column.reduce((sum, value) => sum + value, 0);
  const MICROS = 1e6;

  async function load(kind, file) {
    await opened;
    const id = count += 1;
    const files = await job("read", { job: id, decided: [] }, file);
    const parts = files.flatMap((one, index) => one.parts.flatMap((part, at) => (part.is_loadable ? [[index, at]] : [])));
    if (!parts.length) throw new Error(`${kind}: not recognised: ${JSON.stringify(files[0]?.problems ?? files)}`);
    await job("commit", { job: id, parts, now: Date.now() });
    return { rows: parts.reduce((sum, [index, at]) => sum + files[index].parts[at].rows, 0) };
  }

  /** Only as far as the dry run: read, recognised, typed, nothing stored. */
  async function look(file) {
    await opened;
    const [found] = await job("read", { job: count += 1, decided: [] }, file);
    const part = found.parts[0];
    if (!part?.is_loadable) throw new Error(`not recognised: ${JSON.stringify(found.problems)}`);
    return { rows: part.rows, sum: part.totals.cost };
  }

  const ADS = "ad_performance";
  async function dayCampaign() {
    const { rows, sums: [cost, clicks] } = await cube({ table: ADS, grain: "day", by: ["campaign"], sums: ["cost", "clicks"] });
    return { groups: rows.length, cost: add(cost) / MICROS, clicks: add(clicks) };
  }
  async function campaign() {
    const { rows, sums: [shown, clicks, cost, conversions, value] } = await cube({
      table: ADS, by: ["campaign"], sums: ["impressions", "clicks", "cost", "conversions", "conversion_value"],
    });
    const sum = { groups: rows.length, ctr: 0, cpa: 0, roas: 0 };
    for (let i = 0; i < rows.length; i += 1) {
      if (shown[i]) sum.ctr += clicks[i] / shown[i];
      if (conversions[i]) sum.cpa += cost[i] / MICROS / conversions[i];
      if (cost[i]) sum.roas += value[i] / cost[i];
    }
    return sum;
  }
  async function top() {
    const { texts: [names], codes: [code], sums: [value] } = await cube({ table: ADS, by: ["ad"], sums: ["conversion_value"] });
    const best = [...value.keys()].sort((a, b) => value[b] - value[a]).slice(0, 10);
    return { top: names[code[best[0]]], val: value[best[0]] / MICROS, s: best.reduce((sum, at) => sum + value[at], 0) / MICROS };
  }
  async function cohort() {
    const found = await ask("cohorts", { filters: [{ field: "status", values: ["paid", "refunded"] }] });
    const { sizes, cells, churned } = found.cohorts;
    return { newc: add(sizes), cells: cells.filter((cell) => cell > 0).length, s: add(cells), churn: add(churned) };
  }
  async function slice(from, to, platform) {
    const where = { table: ADS, period: { from, to }, filters: platform === null ? [] : [{ field: "platform", values: [platform] }] };
    const [days, campaigns] = await Promise.all([
      cube({ ...where, grain: "day", sums: ["impressions", "cost"] }),
      cube({ ...where, by: ["campaign"], sums: ["impressions", "clicks", "cost", "conversions"] }),
    ]);
    const [shown, clicks, cost, conversions] = campaigns.sums;
    const ratios = shown.map((all, i) => (all ? clicks[i] / all : 0) + (conversions[i] ? cost[i] / MICROS / conversions[i] : 0));
    if (ratios.some(Number.isNaN)) throw new Error("a ratio is no number");
    return {
      days: days.sums[0].filter((value) => value > 0).length, camps: shown.filter((value) => value > 0).length,
      cost: add(days.sums[1]) / MICROS, c2: add(cost) / MICROS,
    };
  }
  const AGGREGATES = { day_campaign: dayCampaign, campaign, top, cohort };

  const bench = {
    name: "Sextant",
    ready: null,
    readyAt: null,
    load,
    look,
    agg: async (name) => ({ sum: await AGGREGATES[name]() }),
    slice: async (from, to, platform) => ({ sum: await slice(from, to, platform) }),
    // An import is stored when it is committed.
    save: async () => {},
    restore: async () => {
      await opened;
      return { rows: library.imports.reduce((sum, one) => sum + one.slice.rows, 0) };
    },
  };
  bench.ready = opened.then(() => { bench.readyAt = performance.now(); });
  window.__bench = bench;
})();
