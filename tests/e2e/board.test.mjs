// From files to numbers: the sample, our own invented exports, real exports; reload, filter, undo.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { card, cards, chooseSample, fixture, journey, load, open, samples, showAll, skipWithoutSamples, until } from "./stage.mjs";

const OWN = ["google_ads_campaigns.csv", "ga4_traffic_acquisition.csv", "stripe_payments.csv"].map(fixture);
/** Worked out by hand in tests/fixtures/journeys/README.md. */
async function checkOwn(stage) {
  assert.match(await card(stage, "Sessions"), /1,440/);
  assert.match(await card(stage, "Revenue"), /€380/);
  assert.match(await card(stage, "New customers"), /^3$/);
  assert.match(await card(stage, "CAC"), /€120/);
}

test("sample → board", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    await chooseSample(stage);
    const found = await cards(stage);
    assert.ok(Object.keys(found).length >= 5, JSON.stringify(found));
    const known = Object.values(found).filter((value) => /\d/.test(value));
    assert.ok(known.length >= 5, `the sample answers its own board: ${JSON.stringify(found)}`);
    // The chart library comes when the first chart is drawn.
    await page.locator("canvas, svg[class*=chart]").first().waitFor({ timeout: 20_000 });
  });
});

test("three exports → board with hand-checked numbers; reload keeps it", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    await open(stage);
    await load(stage, OWN);
    await showAll(stage);
    await checkOwn(stage);
    await stage.page.reload();
    await checkOwn(stage);
  });
});

test("the same in Russian", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    await open(stage);
    await load(stage, OWN);
    await showAll(stage);
    assert.match(await card(stage, "Сеансы"), /1 440/);
    assert.match(await card(stage, "Выручка"), /380 €/);
  }, { lang: "ru" });
});

test("a filter changes the numbers and the address; back undoes it", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    await load(stage, OWN);
    await showAll(stage);
    assert.match(await card(stage, "Sessions"), /1,440/);
    const before = page.url();
    await page.getByRole("button", { name: stage.say.filterBy }).click();
    await page.locator(".menu-item", { hasText: "Channel" }).click();
    await page.getByRole("checkbox", { name: /paid search/i }).check();
    await page.keyboard.press("Escape");
    assert.notEqual(page.url(), before);
    await assert.doesNotReject(page.waitForFunction(() => /360/.test(document.querySelector(".kpi-strip")?.textContent ?? ""), null, { timeout: 10_000 }), "sessions of paid search");
    assert.match(await card(stage, "Sessions"), /^360$/);
    // The view is a link: another page opens it the same.
    const link = page.url();
    await page.reload();
    assert.equal(page.url(), link);
    assert.match(await card(stage, "Sessions"), /^360$/);
  });
});

test("undo takes an import back", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    await load(stage, OWN.slice(1));
    await showAll(stage);
    const before = await cards(stage);
    await load(stage, OWN[0]);
    await until(async () => JSON.stringify(await cards(stage)) !== JSON.stringify(before), "the new file changes the board");
    assert.match(await card(stage, "CAC"), /€120/);
    await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: stage.say.undo }).click();
    await until(async () => JSON.stringify(await cards(stage)) === JSON.stringify(before), "the board is as before");
    await page.reload();
    await page.locator(".kpi-card__number .unseen").first().waitFor();
    assert.deepEqual(await cards(stage), before);
  });
});

test("a number opens its definition down to the rows and lines of the file", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    await load(stage, OWN);
    await showAll(stage);
    await page.getByRole("button", { name: "CAC", exact: true }).click();
    const drawer = page.getByRole("dialog");
    await drawer.waitFor();
    const text = (await drawer.innerText()).replace(/[\u00a0\u202f]/g, " ");
    assert.match(text, /360/, "the cost");
    assert.match(text, /120/, "the value");
    await drawer.getByRole("button", { name: /rows/i }).click();
    await drawer.getByText("google_ads_campaigns.csv").first().waitFor();
  });
});

test("three real exports → board", { timeout: 180_000, skip: skipWithoutSamples }, async () => {
  const real = ["google_ads/Campaign report utf8.csv", "ga4/traffic_channel_by_hour_cleaned_kaggle.csv", "stripe/unified_payments_default_columns.csv"];
  await journey(async (stage) => {
    await open(stage);
    await load(stage, real.map((name) => path.join(samples, name)));
    await showAll(stage);
    // Sums of the folder's own EXPECTED.tsv, made by others: 12,897 sessions; 3 payments of 9.99.
    assert.match(await card(stage, "Sessions"), /12,897/);
    assert.match(await card(stage, "Revenue"), /£29\.97/);
  });
});

test("broken files get a message and change nothing", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    await load(stage, OWN[2]);
    await showAll(stage);
    const before = await cards(stage);
    await page.setInputFiles("#files", [
      { name: "empty.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) },
      { name: "header only.csv", mimeType: "text/csv", buffer: Buffer.from("Day,Campaign,Clicks,Impr.,Cost\n") },
      { name: "junk.csv", mimeType: "text/csv", buffer: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)) },
    ]);
    const drawer = page.getByRole("dialog");
    await drawer.waitFor();
    for (const name of ["empty.csv", "header only.csv", "junk.csv"]) await drawer.getByText(name).first().waitFor();
    assert.equal(await drawer.getByRole("button", { name: stage.say.load }).count(), 0, "nothing to load, nothing to press");
    await drawer.getByRole("button", { name: stage.say.cancel }).click();
    assert.deepEqual(await cards(stage), before);
  });
});
