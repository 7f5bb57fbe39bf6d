// Every screen, in both languages and themes, on a desk and on a phone: judged by axe, kept as pictures to look at.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { chooseSample, fixture, give, journey, open, results } from "./stage.mjs";

const SIZES = { desk: [1440, 900], phone: [390, 844] };

async function judge(page, name, wrong) {
  await page.screenshot({ path: path.join(results, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  for (const { id, help, nodes } of violations) wrong.push(`${name}: ${id} (${help}): ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (width > 0) wrong.push(`${name}: the page scrolls sideways by ${width} px`);
}

for (const lang of ["en", "ru"]) {
  for (const theme of ["light", "dark"]) {
    for (const [place, size] of Object.entries(SIZES)) {
      test(`screens: ${lang}, ${theme}, ${place}`, { timeout: 180_000 }, async () => {
        await journey(async (stage) => {
          const { page } = stage;
          const wrong = [];
          const name = (screen) => `${screen}-${lang}-${theme}-${place}`;
          await open(stage);
          await judge(page, name("start"), wrong);
          await give(stage, [fixture("google_ads_campaigns.csv"), fixture("stripe_payments.csv")]);
          await page.getByRole("button", { name: stage.say.load }).waitFor();
          await page.waitForTimeout(400);
          await judge(page, name("import"), wrong);
          await page.getByRole("dialog").getByRole("button", { name: stage.say.cancel }).click();
          await chooseSample(stage);
          await page.locator("canvas, svg[class*=chart]").first().waitFor({ timeout: 20_000 });
          await page.waitForTimeout(400);
          await judge(page, name("overview"), wrong);
          await page.locator(".kpi-card__open").first().click();
          await page.getByRole("dialog").waitFor();
          await page.waitForTimeout(400);
          await judge(page, name("definition"), wrong);
          await page.goto(`${stage.url}#/data`);
          await page.getByRole("heading", { level: 1 }).waitFor();
          await page.locator(".lanes__lane").first().waitFor();
          await judge(page, name("data"), wrong);
          for (const [part, mark] of [["checks", ".finding"], ["reconcile", ".pair"], ["table", ".raw__table tbody tr"]]) {
            await page.goto(`${stage.url}#/data?t=${part}`);
            await page.locator(mark).first().waitFor();
            await judge(page, name(`data-${part}`), wrong);
          }
          assert.deepEqual(wrong, []);
        }, { lang, theme, size });
      });
    }
  }
}
