// Nothing is lost and nothing stutters: a killed tab, a second tab, a large file.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { bigFile, card, cards, fixture, give, journey, load, open, showAll } from "./stage.mjs";

const MEGABYTES = 100;

test("a tab killed in mid-import leaves the previous state whole", { timeout: 300_000 }, async () => {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "sextant-e2e-kill-"));
  const base = "/";
  try {
    await journey(async (stage) => {
      const { page, context } = stage;
      await open(stage);
      await load(stage, fixture("stripe_payments.csv"));
      await showAll(stage);
      const before = await cards(stage);
      await give(stage, bigFile(MEGABYTES));
      const button = page.getByRole("button", { name: stage.say.load });
      await button.waitFor({ timeout: 120_000 });
      await button.click({ timeout: 120_000 });
      // Storing has begun: the renderer dies at once, without a word to the page.
      const dying = await context.newPage();
      stage.page = dying;
      const address = page.url();
      const session = await context.newCDPSession(page);
      const crashed = page.waitForEvent("crash");
      // The one who is killed answers no more.
      session.send("Page.crash").catch(() => {});
      await crashed;
      await dying.goto(address);
      await dying.locator(".kpi-card__number .unseen").first().waitFor({ timeout: 30_000 });
      const after = await cards(stage);
      // Either the commit had ended just before, then all of it is there, or nothing of it is.
      if (after["Ad spend"] === undefined || after["Ad spend"] === before["Ad spend"]) assert.deepEqual(after, before);
      assert.match(await card(stage, "Revenue"), /€380/);
      await load(stage, fixture("google_ads_campaigns.csv"));
    }, { base, profile, allow: (text) => /crash/i.test(text) });
  } finally {
    fs.rmSync(profile, { recursive: true, force: true });
  }
});

test("no task of the page lasts over 50 ms while 100 MB are imported", { timeout: 300_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      window.longTasks = [];
      new PerformanceObserver((list) => {
        for (const task of list.getEntries()) window.longTasks.push(Math.round(task.duration));
      }).observe({ type: "longtask" });
    });
    await give(stage, bigFile(MEGABYTES));
    const button = page.getByRole("button", { name: stage.say.load });
    await button.click({ timeout: 120_000 });
    await page.getByRole("dialog").waitFor({ state: "detached", timeout: 120_000 });
    const during = await page.evaluate(() => window.longTasks);
    assert.deepEqual(during, [], "milliseconds of tasks over 50 ms");
  });
});

test("a second tab follows, and can take over", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page, context, url, say } = stage;
    await open(stage);
    await load(stage, fixture("stripe_payments.csv"));
    const second = await context.newPage();
    await second.goto(url);
    await second.getByText(say.follows).waitFor({ timeout: 20_000 });
    const follower = { ...stage, page: second };
    await showAll(follower);
    assert.match(await card(follower, "Revenue"), /€380/);
    // What the first stores the second shows.
    await page.bringToFront();
    await load(stage, fixture("ga4_traffic_acquisition.csv"));
    await second.bringToFront();
    assert.match(await card(follower, "Sessions"), /1,440/);
    await second.getByRole("button", { name: say.takeOver }).click();
    await second.getByText(say.follows).waitFor({ state: "detached", timeout: 20_000 });
    await page.getByText(say.follows).waitFor({ timeout: 20_000 });
  });
});
