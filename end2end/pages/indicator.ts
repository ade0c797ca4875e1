import { expect, type Locator, type Page } from "@playwright/test";
import { choose } from "./form";

export interface IndicatorWords {
  name: string;
  unit: string;
  baseline: { period: string; value: string };
}

/** The form of an indicator. */
export class IndicatorForm {
  readonly name: Locator;
  readonly baseline: Locator;
  readonly save: Locator;

  constructor(private readonly page: Page) {
    this.name = page.getByLabel("Namn", { exact: true });
    this.baseline = page.getByLabel(/^Utgångsläge \(/);
    this.save = page.getByRole("button", { name: "Spara indikator" });
  }

  async fill(words: IndicatorWords): Promise<void> {
    await this.name.fill(words.name);
    await this.page.getByLabel("Måttenhet").fill("%");
    await this.page.getByLabel("Decimaler").fill("1");
    await this.page.getByRole("radio", { name: "Högre är bättre" }).check();
    await this.page.getByLabel("Utgångslägets period").fill(words.baseline.period);
    await this.baseline.fill(words.baseline.value);
    await choose(this.page.getByLabel("Hur ofta"), "varje år");
    await choose(this.page.getByLabel("Tillhör"), words.unit);
  }
}

/** An indicator's page, and the forms that it leads to. */
export class IndicatorPage {
  constructor(private readonly page: Page) {}

  action(name: string): Locator {
    return this.page.getByRole("main").getByRole("link", { name, exact: true });
  }

  receipt(): Locator {
    return this.page.getByRole("status").filter({ has: this.page.getByRole("paragraph") });
  }

  row(period: string): Locator {
    return this.page.getByRole("main").getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: period, exact: true }) });
  }

  /** Sets a value to reach. */
  async setTarget(period: string, value: string): Promise<void> {
    await this.page.getByLabel("Ska nås").fill(period);
    await this.page.getByRole("radio", { name: "Ett värde att nå" }).check();
    await this.page.getByLabel(/^Målvärde \(/).fill(value);
    await this.page.getByRole("button", { name: "Spara målvärdet" }).click();
    await expect(this.row(period)).toContainText(value);
  }
}

/** The form that reports a measurement or corrects one. */
export class MeasurementForm {
  readonly period: Locator;
  readonly value: Locator;
  readonly why: Locator;
  readonly save: Locator;

  constructor(page: Page) {
    this.period = page.getByLabel("Period", { exact: true });
    this.value = page.getByLabel(/^Värde \(/);
    this.why = page.getByLabel("Varför värdet rättas");
    this.save = page.getByRole("button", { name: /^Spara (värdet|rättelsen)$/ });
  }
}
