// The pictures of the README. SCREENSHOTS=1 writes them; other runs leave the tree as it is.
import { resolve } from "node:path";
import { expect, test } from "../fixtures/verkan";

test.skip(!process.env.SCREENSHOTS, "only when SCREENSHOTS=1");

const FOLDER = resolve(import.meta.dirname, "../../docs/screenshots");
const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

test("the README's pictures", async ({ page }) => {
  const picture = (name: string) => page.screenshot({ path: `${FOLDER}/${name}.png`, animations: "disabled" });
  await page.setViewportSize(SIZES.wide);
  await page.goto("/");
  await picture("start");
  await page.goto("/goals");
  await picture("red-thread");
  await page.getByRole("main").getByRole("link", { name: "Sveriges mest effektiva kommun", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await picture("goal");
  await page.goto("/search?q=Förnyelsetakt dricksvatten");
  await page.getByRole("main").getByRole("link", { name: /Förnyelsetakt.*dricksvatten/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await picture("indicator");
  await page.setViewportSize(SIZES.phone);
  await page.goto("/");
  await picture("phone");
});
