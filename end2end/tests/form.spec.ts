// What somebody has typed is never lost: not without JavaScript, not when the browser is closed.
import { pressAndSee, whatToCorrect } from "../pages/form";
import { GoalForm } from "../pages/goal";
import { Header } from "../pages/header";
import { expect, look, test } from "../fixtures/verkan";

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
