// What every journey stands on: dist/ served on this machine, Debian's Chromium, and words for what a person does.
// It measures and clicks; it never reaches into the app's memory.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { ads } from "../../bench/generate.mjs";
import { serve } from "../../scripts/serve.mjs";

export const root = path.resolve(import.meta.dirname, "../..");
export const dist = path.join(root, "dist");
export const results = path.join(root, "test-results");
export const fixture = (name) => path.join(root, "tests/fixtures/journeys", name);
fs.mkdirSync(results, { recursive: true });

const WORDS = {
  en: { sample: /^Look at a sample/, files: /^Drop my files/, load: "All right, load", cancel: "Cancel", undo: "Undo", takeOver: "Take over here",
    follows: /another tab/i, everything: /^Everything/, period: /^Period/, filterBy: "Filter by", close: "Close", language: "Русский" },
  ru: { sample: /^Посмотреть на примере/, files: /^Загрузить мои файлы/, load: "Всё верно, загрузить", cancel: "Отмена", undo: "Отменить",
    takeOver: "Продолжить здесь", follows: /другой вкладке/i, everything: /^Всё время/, period: /^Период/, filterBy: "Фильтр по полю",
    close: "Закрыть", language: "English" },
};
export const words = (lang) => WORDS[lang];

/**
 * One journey: a server, a browser with an empty profile, a page that is watched. Everything is closed after `play`,
 * and the journey fails on a script error, a console error, or a request to another origin.
 */
export async function journey(play, { base = "/", lang = "en", theme = "light", size = [1440, 900], profile = null, allow = () => false } = {}) {
  const host = await serve(dist, { base });
  const folder = profile ?? fs.mkdtempSync(path.join(os.tmpdir(), "sextant-e2e-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
    locale: lang === "ru" ? "ru-RU" : "en-GB",
    colorScheme: theme,
    viewport: { width: size[0], height: size[1] },
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
  const troubles = [];
  const foreign = [];
  const watch = (page) => {
    page.on("pageerror", (cause) => troubles.push(`script error: ${cause}`));
    page.on("console", (message) => { if (message.type() === "error") troubles.push(`console: ${message.text()}`); });
  };
  context.on("page", watch);
  context.pages().forEach(watch);
  // The context sees the requests of pages, workers and the service worker alike.
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(host.url).origin) foreign.push(request.url());
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const stage = { page, context, host, url: host.url, lang, say: WORDS[lang], troubles, foreign, folder };
  try {
    await play(stage);
    assert.deepEqual(foreign.filter((url) => !allow(url)), [], "requests to other origins");
    assert.deepEqual(troubles.filter((text) => !allow(text)), [], "errors on the way");
  } catch (cause) {
    const name = `failed-${Date.now()}.png`;
    await stage.page.screenshot({ path: path.join(results, name) }).catch(() => {});
    cause.message += `\n  (screen: test-results/${name}${troubles.length ? `; heard: ${troubles.join(" | ")}` : ""})`;
    throw cause;
  } finally {
    await context.close().catch(() => {});
    await host.close().catch(() => {});
    if (!profile) fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the app and waits until it answers. */
export async function open({ page, url }, fragment = "") {
  await page.goto(url + fragment);
  await page.waitForFunction(() => !document.getElementById("boot"), null, { timeout: 20_000 });
}

/** Gives files to the page as the file dialog would. */
export async function give({ page }, paths) {
  await page.setInputFiles("#files", paths);
}

/** Gives files, waits for the draft, loads it. */
export async function load(stage, paths, { timeout = 60_000 } = {}) {
  await give(stage, paths);
  const button = stage.page.getByRole("button", { name: stage.say.load });
  await button.waitFor({ timeout });
  // It is there while files are still being read, and cannot be pressed before all are.
  await button.click({ timeout });
  await stage.page.getByRole("dialog").waitFor({ state: "detached", timeout });
  await stage.page.locator(".kpi-card__number").first().waitFor({ timeout });
}

export async function chooseSample(stage) {
  await stage.page.getByRole("button", { name: stage.say.sample }).click();
  await stage.page.locator(".kpi-card__number .unseen").first().waitFor({ timeout: 60_000 });
}

/** The whole time there is. */
export async function showAll({ page, say }) {
  await page.getByRole("button", { name: say.period }).click();
  await page.getByRole("button", { name: say.everything }).click();
}

/** A card by its title: what a screen reader would say of its number. */
export async function card({ page }, title) {
  const number = page.locator(".kpi-card", { has: page.getByRole("button", { name: title, exact: true }) }).locator(".kpi-card__number .unseen");
  await number.waitFor({ timeout: 20_000 });
  return (await number.textContent()).replace(/[\u00a0\u202f]/g, " ");
}

export async function cards({ page }) {
  const all = await page.locator(".kpi-card").all();
  const found = {};
  for (const one of all) {
    found[await one.getByRole("button").first().innerText()] = (await one.locator(".kpi-card__number .unseen").textContent()).replace(/[\u00a0\u202f]/g, " ");
  }
  return found;
}

/** Waits until something asked of the page is so. */
export async function until(isSo, what, timeout = 10_000) {
  const end = Date.now() + timeout;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > end) assert.fail(`${what}: not within ${timeout / 1000} s`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** A file of about this size, made of invented ad rows, in a temporary folder. */
export function bigFile(megabytes) {
  const folder = path.join(os.tmpdir(), "sextant-e2e-files");
  const file = path.join(folder, `ads-${megabytes}.csv`);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true });
    const out = fs.openSync(`${file}.part`, "w");
    let written = 0;
    let text = "";
    for (const line of ads(megabytes * 9_000)) {
      text += line;
      if (text.length > 4_000_000) {
        written += fs.writeSync(out, text);
        text = "";
        if (written > megabytes * 1e6) break;
      }
    }
    fs.writeSync(out, text);
    fs.closeSync(out);
    fs.renameSync(`${file}.part`, file);
  }
  return file;
}

export const samples = process.env.SEXTANT_SAMPLES;
export const skipWithoutSamples = samples ? false : "SEXTANT_SAMPLES is not set: the folder of real exports is not here";

/** Waits until the service worker serves the page, then takes the host and the network away. */
export async function goOffline({ page, context, host }) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  });
  await host.close();
  await context.setOffline(true);
}
