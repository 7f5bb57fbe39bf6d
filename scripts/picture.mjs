// Takes the picture of the README: the overview of the sample startup, from dist/ as it is. `node scripts/picture.mjs`.
import fs from "node:fs";
import { chooseSample, journey, open } from "../tests/e2e/stage.mjs";

const file = "docs/overview.png";
await journey(async (stage) => {
  await open(stage);
  await chooseSample(stage);
  await stage.page.locator("canvas, svg[class*=chart]").first().waitFor();
  // The short word in passing goes by itself.
  await stage.page.waitForTimeout(1500);
  await stage.page.getByRole("region", { name: "Messages" }).getByRole("button", { name: stage.say.close }).click({ timeout: 2000 }).catch(() => {});
  await stage.page.mouse.move(0, 0);
  await stage.page.waitForTimeout(300);
  await stage.page.screenshot({ path: file });
});
console.log(file, fs.statSync(file).size, "bytes");
