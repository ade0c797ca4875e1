// Somebody who lives there: from the start page to a figure and its source, without signing in, in both languages.
import { Header } from "../pages/header";
import { ThreadPage } from "../pages/thread";
import { firstLoad } from "../fixtures/weight";
import { expect, look, test, visit } from "../fixtures/verkan";

const LANGUAGES = [
  { lang: "sv", goals: "Mål", organisation: "Organisation", csv: /CSV/, table: /tabell/i },
  { lang: "en", goals: "Goals", organisation: "Organisation", csv: /CSV/, table: /table/i },
] as const;

for (const words of LANGUAGES) {
  test(`reads from the start page to a figure and its source (${words.lang})`, { tag: ["@phone", "@no-javascript"] }, async ({ page }) => {
    const header = new Header(page);
    await visit(page, "/", "start");
    if (words.lang === "en") await header.changeLanguage("In English");
    await expect(page.locator("html")).toHaveAttribute("lang", words.lang);
    if (words.lang === "en") await look(page, "start in English");

    await test.step("narrows the red thread; the address keeps it", async () => {
      await header.goTo(words.goals);
      const thread = new ThreadPage(page);
      await expect(thread.goal("Granskning av årsräkningar")).toBeVisible();
      await look(page, "red thread");
      await thread.narrowToBody("Barn- och ungdomsnämnden");
      await expect(thread.goal("Rätt kompetens säkras")).toBeVisible();
      await expect(thread.goal("Granskning av årsräkningar")).toHaveCount(0);
      await page.reload();
      await expect(thread.goal("Granskning av årsräkningar")).toHaveCount(0);
      await look(page, "narrowed red thread");
      await header.goTo(words.goals);
      await thread.goal("Sveriges mest effektiva kommun").click();
    });

    await test.step("reads the goal", async () => {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sveriges mest effektiva kommun");
      await look(page, "goal");
      await page.getByRole("main").getByRole("link", { name: /^Effektivitetsindex äldreomsorg/ }).first().click();
    });

    await test.step("reads the indicator: chart, table and file", async () => {
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Effektivitetsindex äldreomsorg");
      const chart = page.getByRole("main").locator("figure svg:visible").first();
      await expect(chart.locator("title")).toHaveText(/\S/);
      await expect(chart.locator("desc")).toHaveText(/74/);
      const row = page.getByRole("main").getByRole("row", { name: /^2024/ });
      if (!(await row.isVisible())) await page.getByRole("main").locator("summary").filter({ hasText: words.table }).click();
      await expect(row).toContainText("74");
      await look(page, "indicator");
      const link = page.getByRole("main").getByRole("link", { name: words.csv });
      const file = await page.request.get((await link.getAttribute("href")) ?? "");
      expect(file.headers()["content-type"]).toContain("text/csv");
      expect(await file.text()).toMatch(/2024.*74/);
    });

    await test.step("finds a board and what it follows", async () => {
      await header.goTo(words.organisation);
      await look(page, "organisation");
      await page.getByRole("main").getByRole("link", { name: "Tekniska nämnden", exact: true }).click();
      await look(page, "unit");
      await expect(page.getByRole("main").getByRole("link", { name: "Kundfokus" })).toBeVisible();
    });

    await test.step("searches", async () => {
      await header.find("kundenkät");
      await expect(page).toHaveURL(/\/search\?q=kundenk/);
      await expect(page.getByRole("main").getByRole("link", { name: /Kundenkät VA/ })).toBeVisible();
      await look(page, "search");
      await visit(page, "/search?q=xyzzyx", "search without a hit");
    });
  });
}

test("a focus area that was searched for leads to the goals that serve it", { tag: "@phone" }, async ({ page }) => {
  await page.goto("/search?q=livskvalitet");
  await page.getByRole("main").getByRole("link", { name: "Livskvalitet" }).click();
  await expect(page.getByRole("main")).toContainText("Område: Livskvalitet");
  await expect(new ThreadPage(page).goal("Vision 2040")).toBeVisible();
  await look(page, "red thread of a focus area");
});

test("a first visit is light, and public pages load no WebAssembly", async ({ openBrowser }) => {
  const page = await openBrowser();
  await page.goto("/goals");
  const goal = await new ThreadPage(page).goal("Sveriges mest effektiva kommun").getAttribute("href");
  await page.goto(goal ?? "");
  const indicator = await page.getByRole("main").getByRole("link", { name: /^Effektivitetsindex äldreomsorg/ }).first().getAttribute("href");
  for (const address of ["/", "/goals", goal ?? "", indicator ?? "", "/indicators", "/organisation", "/search?q=vatten"]) {
    const weight = await firstLoad(await openBrowser(), address);
    expect.soft(weight.wasm, `${address}: no WebAssembly`).toEqual([]);
    expect.soft(weight.requests, `${address}: requests`).toBeLessThanOrEqual(10);
    expect.soft(weight.bytes, `${address}: bytes`).toBeLessThanOrEqual(150_000);
  }
});

test("a page that is not there helps on", { tag: "@phone" }, async ({ page }) => {
  const answer = await page.goto("/goals/999999");
  expect(answer?.status()).toBe(404);
  await look(page, "404");
  await page.getByRole("main").getByRole("searchbox").fill("vatten");
  await page.getByRole("main").getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL(/\/search\?q=vatten/);
});
