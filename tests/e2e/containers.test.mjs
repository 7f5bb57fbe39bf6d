// Workbooks, archives, JSON and pasted cells: opened by a module that is fetched only then, also without a network.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { card, fixture, give, goOffline, journey, load, open, showAll, until } from "./stage.mjs";

const isUnpacker = (url) => /unpacker-[0-9a-f]+/.test(url);

test("offline, a workbook and an archive become the board their files make", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    await open(stage);
    await goOffline(stage);
    await open(stage);
    await load(stage, [fixture("google_ads_campaigns.xlsx"), fixture("exports.zip")]);
    await showAll(stage);
    // The sums that the fixtures' page works out by hand from the same exports as CSV.
    assert.match(await card(stage, "Ad spend"), /^€360$/);
    assert.match(await card(stage, "ROAS"), /2\.97/);
    assert.match(await card(stage, "Revenue"), /€380/);
    assert.match(await card(stage, "Sessions"), /1,440|1\.44/);
  });
});

test("the unpacker is fetched for a container only, and ended after it", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page, context } = stage;
    // Without the service worker, which fetches everything for later.
    await context.route(/sw\.js$/, (route) => route.abort());
    const asked = [];
    context.on("request", (request) => { if (isUnpacker(request.url())) asked.push(request.url()); });
    await open(stage);
    await load(stage, fixture("google_ads_campaigns.csv"));
    assert.deepEqual(asked, []);
    const before = page.workers().length;
    await load(stage, fixture("exports.zip"));
    assert.ok(asked.length > 0, "it was fetched");
    await until(async () => page.workers().length === before, "the unpacker is ended");
    await showAll(stage);
    assert.match(await card(stage, "Revenue"), /€380/);
  }, { allow: (text) => /sw\.js|ServiceWorker|fetching the script|ERR_FAILED/i.test(text) });
});

test("the parts of a container are told by their names, and what does not open says why", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    const csv = "Day,Campaign,Clicks,Impr.,Cost\n2025-09-01,Brand,1,10,2.50\n";
    await give(stage, [
      { name: "packed.csv.gz", mimeType: "application/gzip", buffer: gzipSync(csv) },
      { name: "cut.zip", mimeType: "application/zip", buffer: Buffer.from("PK\x03\x04 and no more", "latin1") },
      { name: "broken.json", mimeType: "application/json", buffer: Buffer.from("{\"data\": [\n{\"a\": 1},") },
    ]);
    const drawer = page.getByRole("dialog");
    await drawer.getByText("The archive is damaged or cut short").waitFor();
    await drawer.getByText("The JSON is damaged or cut short").waitFor();
    await drawer.getByText("packed.csv.gz").first().waitFor();
    await give(stage, fixture("exports.zip"));
    await drawer.getByText("september/stripe_payments.csv").first().waitFor();
  });
});

test("cells pasted from a spreadsheet are a file", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "date\tcampaign\timpressions\tclicks\tcost\tcurrency\n2025-09-01\tBrand\t100\t10\t12.50\tEUR\n2025-09-02\tBrand\t200\t20\t7.50\tEUR\n");
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    const drawer = page.getByRole("dialog");
    await drawer.getByText("Pasted table.tsv").first().waitFor();
    await drawer.getByRole("button", { name: stage.say.load }).click();
    await drawer.waitFor({ state: "detached" });
    await showAll(stage);
    assert.match(await card(stage, "Ad spend"), /^€20$/);
  });
});
