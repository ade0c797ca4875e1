import type { Locator, Page } from "@playwright/test";
import { choose } from "./form";

/** The red thread: every goal under the goals that it serves, narrowed by filters that stand in the address. */
export class ThreadPage {
  readonly filter: Locator;

  constructor(private readonly page: Page) {
    this.filter = page.getByRole("main").locator("form").filter({ has: page.locator("select[name=body]") });
  }

  async narrowToBody(name: string): Promise<void> {
    await choose(this.filter.getByLabel(/^(Organ|Body)$/), name);
    await this.filter.getByRole("button").click();
    await this.page.waitForURL(/[?&]body=\d+/);
  }

  goal(title: string): Locator {
    return this.page.getByRole("main").getByRole("link", { name: title, exact: true });
  }
}
