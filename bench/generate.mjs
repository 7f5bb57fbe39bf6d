// Writes the files of the benchmark: `node bench/generate.mjs FOLDER [ROWS]` gives ads.csv and orders.csv.
// The same rows on every machine: integer arithmetic on a seeded generator. Nothing in them is anyone's data.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const DAYS = 730;
const CAMPAIGNS = 200;
const PLATFORMS = ["google_ads", "meta_ads", "linkedin_ads", "tiktok_ads", "microsoft_ads", "yandex_direct"];
const DEVICES = ["mobile", "desktop", "tablet"];
const COUNTRIES = ["DE", "FR", "GB", "KZ", "NL", "PL", "RS", "RU", "SE", "TR", "UA", "US"];
const THEMES = ["Бренд", "Search", "Осень, скидки", "Remarketing", "Look-alike \"2%\"", "Каталог", "Video, short", "Partners"];

const quote = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const day = (index) => new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10);

/** Marsaglia's xorshift: 32 bits, no multiplication, the same everywhere. */
function dice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state % sides;
  };
}
const money = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

export function* ads(rows, seed = 20230101) {
  const roll = dice(seed);
  const campaigns = Array.from({ length: CAMPAIGNS }, (_, i) => ({
    head: `${PLATFORMS[i % PLATFORMS.length]},account ${i % 9},${quote(`${THEMES[i % THEMES.length]} ${String(i).padStart(3, "0")}`)}`,
    ads: Array.from({ length: 16 }, (_, n) => [
      quote(n % 4 === 1 ? `Группа ${n % 5}, точная` : `group ${n % 5}`),
      quote(n === 3 ? `Заголовок "${i}"\nи вторая строка` : n % 3 === 0 ? `Объявление ${i}/${n}, -${n} %` : `ad ${i}/${n}`),
    ].join(",")),
  }));
  yield "date,platform,account,campaign,ad_group,ad,device,country,impressions,clicks,cost,conversions,conversion_value\n";
  for (let row = 0; row < rows; row += 1) {
    const campaign = campaigns[roll(CAMPAIGNS)];
    const impressions = 10 + roll(8000);
    const clicks = Math.floor((impressions * roll(55)) / 1000);
    const cost = clicks * (12 + roll(190));
    const conversions = Math.floor((clicks * roll(11)) / 100);
    const value = conversions * (1900 + roll(7000));
    yield `${day(Math.floor((row * DAYS) / rows))},${campaign.head},${campaign.ads[roll(16)]},${DEVICES[roll(3)]},${COUNTRIES[roll(12)]},${impressions},${clicks},${money(cost)},${conversions},${money(value)}\n`;
  }
}

export function* orders(rows, seed = 19991231) {
  const roll = dice(seed);
  const customers = Math.max(1, Math.floor(rows / 6));
  yield "order_id,customer_id,date,amount,status,refund\n";
  for (let row = 0; row < rows; row += 1) {
    const index = Math.floor((row * DAYS) / rows);
    // Customers come one after another and order more often while they are new.
    const come = Math.max(1, Math.floor((customers * (index + 1)) / DAYS));
    const customer = come - 1 - Math.floor((roll(come) * roll(1000)) / 1000);
    const amount = 700 + roll(26_000);
    const fate = roll(100);
    const status = fate < 91 ? "paid" : fate < 95 ? "refunded" : fate < 98 ? "failed" : "pending";
    const refund = status === "refunded" ? (fate === 94 ? Math.floor(amount / 2) : amount) : 0;
    yield `R${String(row).padStart(8, "0")},K${String(customer).padStart(7, "0")},${day(index)},${money(amount)},${status},${money(refund)}\n`;
  }
}

function write(file, lines) {
  const out = fs.openSync(`${file}.part`, "w");
  let text = "";
  for (const line of lines) {
    text += line;
    if (text.length > 4_000_000) {
      fs.writeSync(out, text);
      text = "";
    }
  }
  fs.writeSync(out, text);
  fs.closeSync(out);
  fs.renameSync(`${file}.part`, file);
}

/** Writes what is missing; gives the paths. */
export function generate(folder, rows) {
  fs.mkdirSync(folder, { recursive: true });
  const files = {};
  for (const [kind, lines] of Object.entries({ ads, orders })) {
    files[kind] = path.join(folder, `${kind}_${rows}.csv`);
    if (!fs.existsSync(files[kind])) write(files[kind], lines(rows));
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "bench-data", rows = "1000000"] = process.argv.slice(2);
  for (const file of Object.values(generate(folder, Number(rows)))) console.log(file, fs.statSync(file).size);
}
