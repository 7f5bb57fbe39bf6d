// A table nobody knows is mapped in the import drawer; its second file needs no click; the recipe can be renamed,
// saved, deleted and brought back.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { journey, open, results, give, until } from "./stage.mjs";

/** A file of this text in a folder of its own. */
function file(name, text) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sextant-e2e-mapping-"));
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
}

// 10,5 + 20,25 + 5 = 35,75
const first = "Когда было;Куда ушло;Ушло денег;Кто платил\n03/04/2026;Стенд;10,5;Анна\n04/04/2026;Листовки;20,25;Борис\n05/04/2026;Стенд;5;Анна\n";
// Other order, one column more: 7 + 8 = 15.
const second = "Чек;Ушло денег;Когда было;Кто платил;Куда ушло\n1;7;03/05/2026;Анна;Стенд\n2;8;04/05/2026;Анна;Стенд\n";

const field = (page, header) => page.getByRole("combobox", { name: `Поле Sextant: ${header}` });
const said = async (page) => (await page.locator(".dry-run").innerText()).replace(/[\u00a0\u202f]/g, " ");

test("an unknown table is mapped once, and its next file loads by the recipe", { timeout: 180_000 }, async () => {
  await journey(async (stage) => {
    const { page, say } = stage;
    await open(stage);
    await give(stage, file("стенд апрель.csv", first));
    await page.getByRole("combobox", { name: "Что это за таблица" }).selectOption({ label: "Расходы" });
    await field(page, "Когда было").selectOption("date");
    await page.getByText("Ни один столбец не указывает дату").waitFor({ state: "detached" });
    await field(page, "Ушло денег").selectOption("amount");
    await field(page, "Куда ушло").selectOption("category");
    await page.getByRole("combobox", { name: "Валюта сумм" }).focus();
    await page.getByRole("combobox", { name: "Валюта сумм" }).selectOption("RUB");
    await until(async () => /35,75 ₽/.test(await said(page)), "the dry run tells the sum");
    assert.match(await said(page), /3 строки, 3\D+5 апр/);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await until(async () => (await focused()) === "Валюта сумм", "the focus stays where it was");
    await page.screenshot({ path: path.join(results, "mapping-ru.png") });
    await page.getByRole("button", { name: say.load }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await give(stage, file("стенд май.csv", second));
    await page.getByText("рецепт найден").waitFor();
    await until(async () => /Сумма 15 ₽/.test(await said(page)), "read by the recipe");
    await page.getByText("по рецепту «стенд апрель»").first().waitFor();
    await page.getByRole("button", { name: say.load }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await page.goto(`${stage.url}#/data`);
    const recipe = page.locator(".recipe-list__item");
    await recipe.getByRole("button", { name: "Переименовать" }).click();
    await recipe.getByRole("textbox").fill("Расходы стенда");
    await recipe.getByRole("button", { name: "Сохранить" }).click();
    await page.locator(".recipe-list__item b", { hasText: "Расходы стенда" }).waitFor();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Сохранить в файл" }).click();
    const saved = await (await saving).path();
    const recipes = JSON.parse(fs.readFileSync(saved, "utf8"));
    assert.deepEqual([recipes.sextant, recipes.version, recipes.recipes.length], ["recipes", 1, 1]);
    await recipe.getByRole("button", { name: /^Удалить/ }).click();
    await recipe.waitFor({ state: "detached" });
    await page.locator(".toast").getByRole("button", { name: say.undo }).click();
    await recipe.waitFor();
    await recipe.getByRole("button", { name: /^Удалить/ }).click();
    await recipe.waitFor({ state: "detached" });
    await page.setInputFiles(".button--file input", saved);
    await page.locator(".recipe-list__item b", { hasText: "Расходы стенда" }).waitFor();
    await page.reload();
    await page.locator(".recipe-list__item b", { hasText: "Расходы стенда" }).waitFor();
  }, { lang: "ru" });
});

test("a wrong date order is turned over before anything is stored", { timeout: 120_000 }, async () => {
  await journey(async (stage) => {
    const { page } = stage;
    await open(stage);
    await give(stage, file("ads.csv", "Day,Campaign,Clicks,Cost,Phone\n03/04/2026,a,1,2,+7 900 000-00-01\n05/04/2026,a,3,4,+7 900 000-00-02\n"));
    await until(async () => /4 Mar.*4 May/.test(await said(page)), "read with the month first");
    await page.getByRole("radio", { name: /Apr/ }).check({ force: true });
    await until(async () => /3\D+5 Apr/.test(await said(page)), "turned over");
    assert.ok(await page.getByRole("radio", { name: /Apr/ }).isChecked(), "the reading chosen is the one shown");
    assert.equal(await page.getByRole("checkbox", { name: /Phone/ }).isChecked(), false, "personal columns are off");
    assert.ok(!(await page.locator(".mapping").first().innerText()).includes("900"), "and covered");
    await page.screenshot({ path: path.join(results, "mapping-dates-en.png") });
  });
});
