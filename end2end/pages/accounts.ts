import { expect, type Locator, type Page } from "@playwright/test";
import { choose } from "./form";

/** The administration of accounts and roles. */
export class AccountsPage {
  constructor(private readonly page: Page) {}

  async goto(): Promise<void> {
    await this.page.goto("/administration/people");
  }

  /** Opens the account of somebody. */
  async open(name: string): Promise<void> {
    await this.goto();
    await this.page.getByRole("main").getByRole("searchbox").fill(name);
    await this.page.getByRole("main").getByRole("button", { name: "Sök", exact: true }).click();
    await this.page.getByRole("link", { name, exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  async create(name: string, email: string): Promise<void> {
    await this.goto();
    await this.page.getByRole("link", { name: "Nytt konto" }).click();
    await this.page.getByLabel("Namn", { exact: true }).fill(name);
    await this.page.getByLabel("E-postadress", { exact: true }).fill(email);
    await this.page.getByLabel("Kontot är öppet").check();
    await this.page.getByRole("button", { name: "Skapa konto" }).click();
    await expect(this.receipt()).toContainText("Kontot är skapat");
  }

  async setPassword(password: string): Promise<void> {
    const form = this.card("Nytt lösenord");
    await form.getByLabel("Nytt lösenord", { exact: true }).fill(password);
    await form.getByLabel("Nytt lösenord en gång till").fill(password);
    await form.getByRole("button", { name: "Sätt lösenord" }).click();
    await expect(this.receipt()).toContainText("Lösenordet är satt");
  }

  giving(): Locator {
    return this.card("Ge en roll");
  }

  async give(role: string, unit: string, from: string, to = ""): Promise<void> {
    const form = this.giving();
    await form.getByLabel("Roll", { exact: true }).selectOption({ label: role });
    await choose(form.getByLabel("Vid", { exact: true }), unit);
    await form.getByLabel("Från och med").fill(from);
    await form.getByLabel("Till och med").fill(to);
    await form.getByRole("button", { name: "Ge rollen" }).click();
  }

  roles(): Locator {
    return this.card("Roller i dag och framåt").getByRole("row");
  }

  receipt(): Locator {
    return this.page.getByRole("status");
  }

  private card(heading: string): Locator {
    const has = this.page.getByRole("heading", { name: heading, exact: true });
    return this.page.getByRole("main").locator("section, form").filter({ has }).last();
  }
}
