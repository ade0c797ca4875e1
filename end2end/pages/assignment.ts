import { expect, type Page } from "@playwright/test";

/** Registers what the reader's body has decided that the first unit below it is to do. Gives the assignment's address. */
export async function give(page: Page, title: string, day: string): Promise<string> {
  await page.goto("/assignments/new");
  await page.getByLabel("Uppdraget i en mening").fill(title);
  await page.getByLabel("Gavs till").selectOption({ index: 1 });
  await page.getByLabel("Återrapporteras senast").fill(day);
  await decide(page, day);
  await page.getByRole("button", { name: "Registrera uppdraget" }).click();
  await expect(page.getByRole("status")).toContainText("Uppdraget är registrerat");
  return new URL(page.url()).pathname;
}

/** Fills in when and where the body decided. */
export async function decide(page: Page, day: string): Promise<void> {
  await page.locator("[name=decided_on]").fill(day);
  await page.locator("[name=paragraph]").fill("§ 12");
  await page.locator("[name=registry_number]").fill("2026.12 KS");
}
