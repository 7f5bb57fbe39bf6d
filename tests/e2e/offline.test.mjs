// Once opened, the app needs no network: it opens, reads files and shows numbers with the host gone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, fixture, goOffline, journey, load, open, showAll } from "./stage.mjs";

for (const base of ["/", "/some/where/"]) {
  test(`offline, hosted at ${base}`, { timeout: 120_000 }, async () => {
    await journey(async (stage) => {
      await open(stage);
      await goOffline(stage);
      await open(stage);
      await load(stage, fixture("google_ads_campaigns.csv"));
      await showAll(stage);
      assert.match(await card(stage, "Ad spend"), /^€360$/);
      assert.match(await card(stage, "ROAS"), /2\.97/);
    }, { base });
  });
}

test("a wrong address leads to the page", async () => {
  await journey(async ({ page, url }) => {
    const answer = await page.goto(`${url}no-such-page`);
    assert.equal(answer.status(), 404);
    await page.getByRole("link", { name: "Open Sextant" }).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
  }, { allow: (text) => /404/.test(text) });
});
