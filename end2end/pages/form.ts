import { expect, type Locator, type Page } from "@playwright/test";

/** Chooses in a list by a part of what the choice says. */
export async function choose(list: Locator, words: string | RegExp): Promise<void> {
  const value = await list.getByRole("option").filter({ hasText: words }).first().getAttribute("value");
  await list.selectOption(value ?? "");
}

/** The summary of what to correct, first in the form. */
export function whatToCorrect(page: Page): Locator {
  return page.getByRole("alert").filter({ has: page.getByRole("heading", { name: /^(Rätta det här|Correct this)/ }) });
}

/** Presses the button and sees the answer's status: 422 for what has to be corrected, 409 for what somebody else changed. */
export async function pressAndSee(page: Page, button: Locator, status: number): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await button.click();
  expect((await answered).status()).toBe(status);
  await page.waitForLoadState("load");
}

/** A day as forms take it, so many days from today. */
export function day(fromToday: number): string {
  return new Date(Date.now() + fromToday * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Europe/Stockholm" });
}
