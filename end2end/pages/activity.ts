import { expect, type Locator, type Page } from "@playwright/test";
import { day } from "./form";

/** An activity's page, with what its team does there. */
export class ActivityPage {
  constructor(private readonly page: Page) {}

  /** Proposes an activity for the first goal that is offered, to be judged today. */
  async propose(title: string): Promise<string> {
    await this.page.goto("/activities/new");
    await this.page.getByLabel("Vad heter aktiviteten?").fill(title);
    await this.page.locator("#goal").selectOption({ index: 1 });
    await this.page.locator("#effect").fill("Färre blir utan vatten");
    await this.page.locator("#by_when").fill(day(0));
    await this.page.getByRole("main").getByRole("button", { name: "Spara", exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(title);
    return new URL(this.page.url()).pathname;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("main").getByRole("button", { name });
  }

  receipt(): Locator {
    return this.page.getByRole("status");
  }

  async addStep(title: string): Promise<void> {
    await this.page.getByLabel("Nytt steg").fill(title);
    await this.button("Lägg till").click();
  }

  async raise(obstacle: string): Promise<void> {
    await this.page.getByLabel("Vad står i vägen?").fill(obstacle);
    await this.button("Lyft till chefen").click();
    await expect(this.receipt()).toContainText("Hindret är lyft");
  }

  async finish(lesson: string): Promise<void> {
    await this.page.getByRole("main").getByRole("link", { name: "Avsluta", exact: true }).click();
    await this.page.getByRole("radio", { name: /^Klar/ }).check();
    await this.page.getByLabel("Vad lärde ni er?").fill(lesson);
    await this.button("Avsluta").click();
    await expect(this.receipt()).toContainText("Aktiviteten är avslutad");
  }

  async judge(verdict: string, sentence: string): Promise<void> {
    await this.page.getByRole("main").getByRole("link", { name: "Säg om det hjälpte" }).click();
    await this.page.getByRole("radio", { name: verdict, exact: true }).check();
    await this.page.getByLabel("Varför tror ni det?").fill(sentence);
    await this.button("Spara").click();
    await expect(this.receipt()).toContainText("Det är sagt om aktiviteten hjälpte");
  }
}
