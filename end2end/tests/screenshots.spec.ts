// The pictures of the README. SCREENSHOTS=1 writes them; other runs leave the tree as it is.
import { resolve } from "node:path";
import { ownVerkan } from "../fixtures/own-server";
import { SignInPage } from "../pages/sign-in";
import { expect, test, type Role } from "../fixtures/verkan";

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

test("the README's pictures of a follow-up round, in the municipality that does not exist", async ({ openBrowser }) => {
  const server = await ownVerkan("granvik");
  try {
    const picture = async (role: Role, address: string, size: keyof typeof SIZES): Promise<void> => {
      const page = await openBrowser({ baseURL: server.address, viewport: SIZES[size] });
      await new SignInPage(page).as(role);
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.screenshot({ path: `${FOLDER}/${address.slice(1)}.png`, animations: "disabled" });
    };
    await picture("unitManager", "/to-do", "phone");
    await picture("controller", "/heat-map", "wide");
  } finally {
    await server.stop();
  }
});
