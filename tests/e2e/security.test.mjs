// No byte leaves the machine: the policy refuses another origin from the page and from inside every worker.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import { test } from "node:test";
import { dist, fixture, give, journey, open } from "./stage.mjs";

/** Another origin on this machine that would answer anyone. */
async function stranger() {
  let heard = 0;
  const server = http.createServer((_, response) => {
    heard += 1;
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/html" });
    response.end("<!doctype html><title>stranger</title>");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}/`;
  return { url, heard: () => heard, close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }) };
}

/** The same from a worker that this worker starts, as the engine starts its parse workers. */
const reachBelow = (url) => new Promise((done) => {
  const text = `fetch(${JSON.stringify(url)}).then(() => postMessage("reached"), () => postMessage("refused"))`;
  const below = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })), { type: "module" });
  below.onmessage = ({ data }) => done(data);
  below.onerror = () => done("not started");
});
const reach = (url) => fetch(url).then(() => "reached", () => "refused");

test("the policy refuses another origin from the page and from every worker", { timeout: 120_000 }, async () => {
  const other = await stranger();
  try {
    await journey(async (stage) => {
      const { page, context } = stage;
      // The stranger does answer a page without our policy: a refusal below is the policy's doing.
      const free = await context.newPage();
      await free.goto(other.url);
      assert.equal(await free.evaluate(reach, other.url), "reached");
      await free.close();
      const before = other.heard();

      await open(stage);
      assert.equal(await page.evaluate(reach, other.url), "refused");
      await page.waitForFunction(() => document.querySelector("main"));
      // Reading a file starts the parse workers, too.
      await give(stage, fixture("google_ads_campaigns.csv"));
      await page.getByRole("dialog").waitFor();
      const workers = page.workers();
      assert.ok(workers.length >= 1, "the engine runs in a worker");
      for (const worker of workers) {
        assert.ok(worker.url().startsWith("blob:"), `${worker.url()} does not inherit the page's policy`);
        assert.equal(await worker.evaluate(reach, other.url), "refused", `from inside ${worker.url()}`);
        assert.equal(await worker.evaluate(reachBelow, other.url), "refused", `from a worker below ${worker.url()}`);
      }
      // The unpacker lives only while it works: one is started here as the engine starts it, and kept.
      const loader = fs.readdirSync(dist).find((name) => /^unpacker-.*_loader\.js$/.test(name));
      const started = page.waitForEvent("worker");
      await page.evaluate((name) => {
        const text = `import ${JSON.stringify(new URL(name, location.href).href)};`;
        window.unpacker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })), { type: "module" });
        return new Promise((done) => { window.unpacker.onmessage = () => done(); });
      }, loader);
      assert.equal(await (await started).evaluate(reach, other.url), "refused", "from inside the unpacker");
      const image = await page.evaluate((url) => new Promise((done) => {
        const picture = new Image();
        picture.onload = picture.onerror = () => done();
        picture.src = url;
      }), `${other.url}pixel.png`);
      assert.equal(image, undefined);
      assert.equal(other.heard(), before, "the stranger heard from us");
    }, { allow: (text) => text.includes(other.url) || /violates the following (Content Security Policy|document's Content)/.test(text) || /Refused to (connect|load)/.test(text) });
  } finally {
    await other.close();
  }
});

test("the page runs no script but ours", async () => {
  await journey(async (stage) => {
    await open(stage);
    const ran = await stage.page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.injected = true";
      document.head.append(script);
      // Later, for the debugger's own evaluation is free of the policy.
      await new Promise((done) => setTimeout(done, 10));
      let compiled = true;
      try { new Function("return 1")(); } catch { compiled = false; }
      return { injected: window.injected === true, compiled };
    });
    assert.deepEqual(ran, { injected: false, compiled: false });
  }, { allow: (text) => /Content Security Policy/.test(text) });
});
