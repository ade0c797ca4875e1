import type { Locator, Page } from "@playwright/test";

/** The trail: what has happened, the newest first, whole or of one object. */
export class TrailPage {
  readonly events: Locator;

  constructor(private readonly page: Page) {
    this.events = page.getByRole("main").locator("ol.timeline > li");
  }

  async goto(): Promise<void> {
    await this.page.goto("/trail");
  }

  async narrowTo(kind: string): Promise<void> {
    await this.page.getByLabel("Handlar om").selectOption({ label: kind });
    await this.page.getByRole("main").getByRole("button", { name: "Visa" }).click();
    await this.page.waitForURL(/[?&]kind=/);
  }
}
