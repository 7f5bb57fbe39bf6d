// The Data page: what is planted in the sample is found, a finding leads to its rows and can be accepted, any table is
// sorted and searched, and its windows are walked through by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseSample, journey, load, bigFile, open, until } from "./stage.mjs";

const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");
const tab = (page, name) => page.getByRole("navigation", { name: "Parts of the page" }).getByRole("button", { name });

test("data: faults of the sample are found, shown and accepted", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    await chooseSample(stage);
    await page.goto(`${stage.url}#/data`);
    // Three days of one of its sources: said at the strip.
    await page.getByRole("img", { name: /no rows on/ }).first().waitFor();
    await tab(page, /^Checks/).click();
    await page.locator(".finding").first().waitFor();
    const found = (await page.locator(".finding__what").allInnerTexts()).map(plain);
    assert.equal(found.length, 4, found.join("\n"));
    assert.match(found.join("\n"), /No rows on 3 of \d+ days/);
    const gap = page.locator(".finding", { hasText: "No rows on 3" });
    await gap.getByRole("button", { name: "Show rows" }).click();
    await page.locator(".raw__table tbody tr").first().waitFor();
    assert.match(await page.evaluate(() => location.hash), /t=table/);
    await page.goBack();
    await gap.getByRole("button", { name: "Accept…" }).click();
    await gap.getByLabel("Why it is all right").fill("The counter was lost in a release");
    await gap.getByRole("button", { name: "Accept", exact: true }).click();
    await until(async () => (await page.locator(".findings").first().locator(".finding").count()) === 3, "one finding less");
    await page.getByText("Accepted: 1 finding").click();
    await page.getByText("The counter was lost in a release").waitFor();
    await page.reload();
    await page.getByText("Accepted: 1 finding").waitFor();
    await tab(page, "Reconciliation").click();
    const social = page.getByRole("row", { name: /Paid Social/ }).first();
    assert.match(plain(await social.innerText()), /−39%\s*outside tolerance/);
    await page.getByLabel("Tolerance, %").first().fill("50");
    await until(async () => !/outside tolerance/.test(await social.innerText()), "the tolerance is wider");
  });
});

test("data: a big table is sorted, searched and walked through", { timeout: 180_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    await load(stage, [bigFile(12)], { timeout: 120_000 });
    await page.goto(`${stage.url}#/data?t=table`);
    const rows = page.locator(".raw__table tbody tr");
    await rows.first().waitFor({ timeout: 30_000 });
    const all = Number(plain(await page.locator(".raw__count").innerText()).match(/of ([\d,]+)/)[1].replaceAll(",", ""));
    assert.ok(all > 90_000, `${all} rows`);
    assert.ok((await rows.count()) < 60, "only a window of them is drawn");
    const frame = page.getByRole("region", { name: "Tables" });
    await frame.focus();
    await page.keyboard.press("End");
    await until(async () => Number(await rows.last().getAttribute("aria-rowindex")) === all + 1, "the last row");
    const cost = page.getByRole("columnheader", { name: /Cost/ });
    await cost.getByRole("button").click();
    await until(async () => (await cost.getAttribute("aria-sort")) === "descending", "sorted");
    const at = await page.locator(".raw__table thead th").evaluateAll((heads) => heads.findIndex((head) => head.ariaSort === "descending"));
    const values = (await rows.locator(`:nth-child(${at + 1})`).allInnerTexts()).map((text) => Number(text.replaceAll(",", "")));
    assert.deepEqual(values, [...values].sort((a, b) => b - a));
    await page.getByLabel("Search", { exact: true }).fill("nothing has this word");
    await page.getByText("No row fits").waitFor();
    await page.getByRole("button", { name: "Clear the search" }).click();
    await rows.first().waitFor();
  });
});
