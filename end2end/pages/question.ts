import { expect, type Page } from "@playwright/test";

/** Asks about what the page at `address` shows; of several things, about the first. Gives the address of the question. */
export async function ask(page: Page, address: string, text: string): Promise<string> {
  await page.goto(address);
  await page.getByRole("link", { name: "Ställ en fråga" }).first().click();
  await page.getByLabel("Din fråga").fill(text);
  await page.getByRole("button", { name: "Skicka frågan" }).click();
  await expect(page.getByRole("status")).toContainText("Frågan är ställd");
  return new URL(page.url()).pathname;
}

/** Answers the question at `address`. */
export async function answer(page: Page, address: string, text: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel("Ditt svar").fill(text);
  await page.getByRole("button", { name: "Spara svaret" }).click();
  await expect(page.getByRole("status")).toContainText("Svaret är sparat");
}
