import { expect, type Locator, type Page } from "@playwright/test";

/** Chooses the technical board in the round's form; the calendar above it has a choice of the same name. */
const BODY = "form[method=post] select[name=body]";

/** Lays up a round of the technical board's from the calendar, under another title, and opens it. Gives its address. */
export async function openRound(page: Page, title: string): Promise<string> {
  await page.goto("/rounds/new?often=tertial&year=2026");
  await page.getByRole("main").getByRole("link", { name: "tertial 2 2026" }).click();
  const form = page.locator("form[method=post]").filter({ has: page.locator("select[name=body]") });
  await form.locator("[name=title]").fill(title);
  await page.locator(BODY).selectOption({ label: "Tekniska nämnden" });
  // The fewest questions that a row can have.
  for (const section of ["Analys", "Prognos", "Från verksamheten"]) await form.getByLabel(new RegExp(`^${section}`)).uncheck();
  await form.getByRole("button", { name: "Lägg upp" }).click();
  await expect(page.getByRole("status")).toContainText("Omgången är upplagd");
  const address = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Öppna omgången" }).click();
  await expect(page.getByRole("status")).toContainText("Omgången är öppen");
  return address;
}

/** The page of what somebody owes. */
export class ToDoPage {
  constructor(private readonly page: Page) {}

  async goto(): Promise<void> {
    await this.page.goto("/to-do");
  }

  /** What is owed in one round. */
  round(title: string): Locator {
    return this.page.locator("section.round").filter({ has: this.page.locator(".round__head", { hasText: title }) });
  }

  /** The rows of a round that have no answer. */
  left(title: string): Locator {
    return this.round(title).locator("article.answer:not(.answer--done)");
  }

  /** Answers the first row that is left. */
  async answer(title: string, status: string, sentence: string): Promise<void> {
    const count = await this.left(title).count();
    const row = await this.write(title, status, sentence);
    await row.getByRole("button", { name: /^Spara/ }).click();
    await expect(this.left(title)).toHaveCount(count - 1);
  }

  /** Fills in the first row that is left, and opens its form where it is folded. */
  async write(title: string, status: string, sentence: string): Promise<Locator> {
    const row = this.left(title).first();
    const folded = row.getByText(/^Något har ändrats/);
    if (await folded.isVisible()) await folded.click();
    await row.getByLabel("Så går det").selectOption({ label: status });
    await row.getByLabel("Varför bedömer du så?").fill(sentence);
    return row;
  }

  async handIn(title: string): Promise<void> {
    await this.round(title).getByRole("button", { name: "Lämna in" }).click();
    await expect(this.page.getByRole("status")).toContainText("Svaren är inlämnade");
  }
}
