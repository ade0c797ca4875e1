// What somebody has typed is never lost: not without JavaScript, not when the browser is closed.
import { pressAndSee, whatToCorrect } from "../pages/form";
import { GoalForm } from "../pages/goal";
import { Header } from "../pages/header";
import { expect, look, test, type Page } from "../fixtures/verkan";
import type { Locator } from "@playwright/test";

test("a form that cannot be taken comes back as it was typed", { tag: "@no-javascript" }, async ({ signedIn }) => {
  const page = await signedIn("controller");
  const form = new GoalForm(page);
  await form.goto();
  await form.change.fill("Rad ett\nRad två med \"citat\" & <taggar>");
  await page.getByRole("checkbox", { name: "Livskvalitet" }).check();
  await form.from.fill("2027-01-01");
  await page.getByLabel("Gäller till").fill("2026-01-01");
  await pressAndSee(page, form.save, 422);
  await expect(whatToCorrect(page)).toContainText("Målet i en mening");
  await expect(whatToCorrect(page)).toContainText("Slutet ligger före början");
  await expect(form.change).toHaveValue("Rad ett\nRad två med \"citat\" & <taggar>");
  await expect(page.getByRole("checkbox", { name: "Livskvalitet" })).toBeChecked();
  await expect(page.getByLabel("Gäller till")).toHaveValue("2026-01-01");
  await expect(form.title).toHaveAttribute("aria-invalid", "true");
  await look(page, "a form to correct");
});

test("a draft is kept in the browser until it is saved, and gone after signing out", async ({ signedIn }) => {
  const page = await signedIn("controller");
  const form = new GoalForm(page);
  await form.goto();
  await expect(async () => {
    await form.title.fill("Påbörjat men inte sparat");
    expect(await page.evaluate(() => Object.keys(localStorage).length)).toBeGreaterThan(0);
  }, "the island wakes").toPass();
  await form.goto();
  await expect(form.title).toHaveValue("");
  const notice = page.getByRole("status").filter({ has: page.getByRole("heading", { level: 2 }) });
  await look(page, "a draft was found");
  await notice.getByRole("button").first().click();
  await expect(form.title).toHaveValue("Påbörjat men inte sparat");

  await form.fill({ title: "Påbörjat och sparat", from: "2027-01-01" });
  await form.save.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Påbörjat och sparat");
  await form.goto();
  await expect(notice).toHaveCount(0);

  await form.title.fill("Något annat");
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).length)).toBeGreaterThan(0);
  await new Header(page).signOut();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).length)).toBe(0);
});

// 1280 × 1024 at 400 %: what WCAG 1.4.10 asks for.
test("a goal is written and proposed by keyboard alone at 400 % zoom", async ({ signedIn }) => {
  const page = await signedIn("boardMember", { viewport: { width: 320, height: 256 } });
  const form = new GoalForm(page);
  await form.goto();
  await tabTo(page, form.title);
  await page.keyboard.type("Skrivet utan mus");
  await page.keyboard.press("Enter");
  await expect(whatToCorrect(page), "the page opens at what to correct").toBeFocused();
  await tabTo(page, whatToCorrect(page).getByRole("link", { name: /^Nivå/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Nivå")).toBeFocused();
  for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowDown");
  await look(page, "the goal form at 400 %");
  await tabTo(page, form.save);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Utkastet är sparat" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Föreslå för beslut" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "väntar på beslut" })).toBeVisible();
});

test("a form far down the page opens at what to correct", { tag: ["@phone", "@no-javascript"] }, async ({ signedIn }) => {
  const page = await signedIn("administrator");
  await page.goto("/administration/people/1");
  await pressAndSee(page, page.getByRole("button", { name: "Sätt lösenord" }), 422);
  await expect(whatToCorrect(page)).toBeInViewport();
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await expect(async () => {
    for (let press = 0; press < 100; press++) {
      await page.keyboard.press("Tab");
      if (await element.evaluate((it) => it === document.activeElement)) return;
    }
    throw new Error("the element was never reached");
  }).toPass();
}
