import type { Page } from "@playwright/test";

/** What stands at the top of every page. On a phone it lies behind the menu button. */
export class Header {
  constructor(private readonly page: Page) {}

  /** Opens the menu where the window is too narrow to show it. */
  async unfold(): Promise<void> {
    const menu = this.page.getByRole("banner").getByRole("button", { name: /^(Meny|Menu)$/ });
    if (await menu.isVisible()) await menu.click();
  }

  async goTo(name: string): Promise<void> {
    await this.unfold();
    await this.page.getByRole("banner").getByRole("navigation").getByRole("link", { name, exact: true }).click();
  }

  async find(words: string): Promise<void> {
    await this.unfold();
    const box = this.page.getByRole("banner").getByRole("searchbox");
    await box.fill(words);
    await box.press("Enter");
  }

  /** Changes to the other language. */
  async changeLanguage(button: "In English" | "På svenska"): Promise<void> {
    await this.unfold();
    await this.page.getByRole("banner").getByRole("button", { name: button }).click();
  }

  /** Opens the account's menu and chooses a link of it. */
  async account(link: string): Promise<void> {
    await this.unfold();
    await this.page.getByRole("banner").locator("summary").click();
    await this.page.getByRole("banner").getByRole("link", { name: link, exact: true }).click();
  }

  async signOut(): Promise<void> {
    await this.unfold();
    await this.page.getByRole("banner").locator("summary").click();
    await this.page.getByRole("banner").getByRole("button", { name: "Logga ut" }).click();
    await this.page.getByRole("banner").getByRole("link", { name: "Logga in" }).waitFor({ state: "attached" });
  }
}
