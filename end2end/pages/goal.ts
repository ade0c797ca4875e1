import { expect, type Locator, type Page } from "@playwright/test";
import { choose } from "./form";

export interface GoalWords {
  title: string;
  forWhom?: string;
  change?: string;
  from: string;
}

/** The form in which a goal is written. */
export class GoalForm {
  readonly title: Locator;
  readonly change: Locator;
  readonly from: Locator;
  readonly save: Locator;

  constructor(private readonly page: Page) {
    this.title = page.getByLabel("Målet i en mening");
    this.change = page.getByLabel("Vilken förändring");
    this.from = page.getByLabel("Gäller från");
    this.save = page.getByRole("button", { name: "Spara utkast" });
  }

  async goto(): Promise<void> {
    await this.page.goto("/goals/new");
  }

  /** Fills in all that a goal of the technical board needs. */
  async fill(words: GoalWords): Promise<void> {
    await this.title.fill(words.title);
    await this.page.getByLabel("För vem").fill(words.forWhom ?? "");
    await this.change.fill(words.change ?? "");
    await choose(this.page.getByLabel("Nivå"), "Önskad effekt");
    await choose(this.page.getByLabel("Organ som beslutar"), "Tekniska nämnden");
    await this.from.fill(words.from);
  }
}

/** A goal's page. */
export class GoalPage {
  constructor(private readonly page: Page) {}

  act(name: string): Locator {
    return this.page.getByRole("main").locator("section").filter({ has: this.page.getByRole("heading", { name: "Ändra", exact: true }) })
      .locator("a, button").filter({ hasText: name });
  }

  fact(name: string): Locator {
    return this.page.getByRole("main").locator(`dt:text-is("${name}") + dd`);
  }

  status(): Locator {
    return this.page.getByRole("main").locator(".status-line");
  }

  receipt(): Locator {
    return this.page.getByRole("main").getByRole("status").first();
  }

  /** Proposes the draft to the body that decides. */
  async propose(): Promise<void> {
    await this.act("Föreslå för beslut").click();
    await expect(this.status()).toContainText("väntar på beslut");
  }
}

/** Opens a goal of the red thread by its title; gives its address. */
export async function openGoal(page: Page, title: string): Promise<string> {
  await page.goto("/goals");
  await page.getByRole("main").getByRole("link", { name: title, exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  return new URL(page.url()).pathname;
}

/** Writes a draft of the technical board's and ends on its page; gives its address. */
export async function writeDraft(page: Page, title: string, from: string): Promise<string> {
  const form = new GoalForm(page);
  await form.goto();
  await form.fill({ title, forWhom: "Alla som dricker kranvatten", change: "Färre blir utan vatten", from });
  await form.save.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  return new URL(page.url()).pathname;
}

/** The form in which the secretary registers what the body decided. */
export class DecisionForm {
  readonly day: Locator;
  readonly paragraph: Locator;
  readonly registryNumber: Locator;
  readonly save: Locator;

  constructor(page: Page) {
    this.day = page.getByLabel("Sammanträdesdag");
    this.paragraph = page.getByLabel("Paragraf");
    this.registryNumber = page.getByLabel("Diarienummer");
    this.save = page.getByRole("main").getByRole("button", { name: /^(Registrera beslutet|Avsluta målet)$/ });
  }

  async fill(day: string, paragraph: string, registryNumber: string): Promise<void> {
    await this.day.fill(day);
    await this.paragraph.fill(paragraph);
    await this.registryNumber.fill(registryNumber);
  }
}

/** Has a goal written, proposed and decided today by the technical board; gives its address. */
export async function decidedGoal(member: Page, secretary: Page, title: string, today: string): Promise<string> {
  const address = await writeDraft(member, title, today);
  await new GoalPage(member).propose();
  await secretary.goto(`${address}/decision`);
  const decision = new DecisionForm(secretary);
  await decision.fill(today, "§ 1", "2026.001 TEN");
  await decision.save.click();
  await expect(new GoalPage(secretary).fact("Paragraf")).toHaveText("§ 1");
  return address;
}
