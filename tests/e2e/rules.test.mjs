// The tools of the Data page: channel rules over stored numbers, what can be shown, numbers typed by hand, a watched
// folder. Every expectation is counted from the rows written here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey } from "./stage.mjs";

const TRAFFIC = [
  "date,source,medium,campaign,sessions",
  "2026-11-01,google,cpc,brand_msk,10",
  "2026-11-01,google,organic,,20",
  "2026-11-01,zine,qr,brand_spb,5",
  "2026-11-02,zine,qr,autumn,7",
  "2026-11-02,blog,poster,,3",
].join("\n");

const load = async (page, say, name, text) => {
  await page.setInputFiles("#files", { name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: say.load }).click();
  await page.locator(".toast").first().waitFor();
};
const openData = (page, name = "Data") => page.getByRole("link", { name }).first().click();
const unfold = (page, name) => page.locator(".fold").filter({ hasText: name }).getByRole("button", { name }).first().click();

test("rules: a pair no rule knows becomes a rule, stored numbers follow, undo brings them back", () =>
  journey(async ({ page, url, say }) => {
    await page.goto(url);
    await load(page, say, "traffic.csv", TRAFFIC);
    await openData(page);
    await unfold(page, "Channel rules");
    const inbox = page.locator(".rules__inbox").first();
    await inbox.getByText("zine / qr").waitFor();
    const first = await inbox.locator("li").first().innerText();
    assert.match(first, /zine \/ qr/);
    assert.match(first, /2\srows/);
    await page.getByText("Sessions: 12").waitFor();
    await page.getByRole("button", { name: "Make a rule: zine / qr" }).click();
    await page.getByText("Rows this rule takes: 2 rows").waitFor();
    await page.getByLabel("Channel", { exact: true }).fill("Print");
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator(".rules__rule").filter({ hasText: "Print" }).getByText("2 rows").waitFor();
    await page.getByText("zine / qr").first().waitFor({ state: "detached" });
    // The keyboard moves it down and keeps the focus on the button.
    const down = page.getByRole("button", { name: "Move down: Print" });
    await down.focus();
    await page.keyboard.press("Enter");
    await page.locator(".rules__rule").nth(1).filter({ hasText: "Print" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Move down: Print");
    await page.reload();
    await unfold(page, "Channel rules");
    await page.locator(".rules__rule").filter({ hasText: "Print" }).waitFor();
    await page.getByRole("button", { name: /^Undo: Channel rules changed/ }).click();
    await page.locator(".rules__rule").first().filter({ hasText: "Print" }).waitFor();
    await page.getByRole("button", { name: /^Undo: Channel rules changed/ }).click();
    await page.getByText("zine / qr").first().waitFor();
  }));

test("shown: what is lacking names systems, and the card tells the steps", () =>
  journey(async ({ page, url, say }) => {
    await page.goto(url);
    await load(page, say, "traffic.csv", TRAFFIC);
    await openData(page);
    await unfold(page, "What I can show you");
    await page.getByText(/From these files \d+ of \d+ KPIs can be computed/).waitFor();
    await page.locator(".shown__lack").filter({ hasText: "Deals" }).getByRole("button", { name: "HubSpot" }).click();
    const steps = page.locator(".guide li");
    await steps.first().waitFor();
    assert.ok((await steps.count()) >= 3);
    await page.keyboard.press("Escape");
  }));

test("by hand: typed numbers become facts with their note, and an edit takes their place", () =>
  journey(async ({ page, url, say }) => {
    await page.goto(url);
    await load(page, say, "traffic.csv", TRAFFIC);
    await openData(page);
    await unfold(page, "Type numbers by hand");
    await page.getByLabel("What").selectOption({ label: "Followers" });
    await page.getByLabel("Month", { exact: true }).first().fill("2026-10");
    await page.getByLabel("Network", { exact: true }).first().fill("Telegram");
    const value = page.getByLabel("Value", { exact: true }).first();
    await value.fill("1,2.3");
    await page.getByText("Write a plain number").waitFor();
    await value.fill("1 250");
    await page.getByLabel("Who says so").first().fill("channel statistics");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("followers.csv").first().waitFor();
    await page.getByLabel("Value", { exact: true }).first().fill("1300");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: /^Undo: Numbers typed by hand/ }).first().waitFor();
    assert.equal(await page.getByText("followers.csv").count(), 1);
  }));

test("folder: new exports come in by themselves, unknown files wait", () =>
  journey(async ({ page, url, say }) => {
    // A real directory handle, of the browser's own file system.
    await page.addInitScript(() => {
      window.showDirectoryPicker = () => navigator.storage.getDirectory();
      window.putFile = async (name, text) => {
        const folder = await navigator.storage.getDirectory();
        const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await file.write(text);
        await file.close();
      };
    });
    await page.goto(url);
    await load(page, say, "traffic.csv", TRAFFIC);
    await openData(page);
    await page.evaluate(() => window.putFile("later.csv", "date,source,medium,campaign,sessions\n2026-11-03,google,cpc,x,4\n"));
    await page.evaluate(() => window.putFile("riddle.csv", "a,b\nx,y\nz,w\n"));
    await page.waitForTimeout(1800);
    await unfold(page, "Watched folder");
    await page.getByRole("button", { name: "Choose a folder…" }).click();
    await page.getByText("later.csv").first().waitFor();
    await page.locator(".plain-list").getByText("riddle.csv").waitFor();
    // A later look: only what changed is read.
    await page.evaluate(() => window.putFile("later.csv", "date,source,medium,campaign,sessions\n2026-11-04,google,cpc,x,6\n"));
    await page.waitForTimeout(1800);
    await page.getByRole("button", { name: "Look now" }).click();
    await page.waitForFunction(() => [...document.querySelectorAll("td b, td")].filter((cell) => cell.textContent.startsWith("later.csv")).length >= 2);
    await page.reload();
    await unfold(page, "Watched folder");
    await page.locator(".plain-list").getByText("riddle.csv").waitFor();
    await page.getByRole("button", { name: "Stop watching" }).click();
    await page.getByRole("button", { name: "Choose a folder…" }).waitFor();
  }));
