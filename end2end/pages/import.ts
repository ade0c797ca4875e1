import type { Locator, Page } from "@playwright/test";

/** Choosing a file, reviewing what it will do, the log. */
export class ImportPage {
  readonly confirm: Locator;
  readonly errors: Locator;

  constructor(private readonly page: Page) {
    this.confirm = page.getByRole("main").getByRole("button", { name: /^Importera \S+ värden?$/ });
    this.errors = page.getByRole("region", { name: "Celler som inte kan läsas" }).getByRole("row");
  }

  async goto(): Promise<void> {
    await this.page.goto("/imports/new");
  }

  /** Chooses a file with these lines and has it read. */
  async read(name: string, lines: string[]): Promise<void> {
    const buffer = Buffer.from(`${lines.join("\r\n")}\r\n`, "utf8");
    await this.readFile({ name, mimeType: "text/csv", buffer });
  }

  /** Chooses a file and has it read. */
  async readFile(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.getByLabel(/^CSV, Excel eller sparat svar/).setInputFiles(file);
    await this.page.getByRole("button", { name: "Läs filen" }).click();
    await this.page.waitForURL(/\/imports\/waiting\/\d+$/);
  }

  /** The row of an import in the log. */
  logged(name: string): Locator {
    return this.page.getByRole("main").getByRole("row").filter({ hasText: name });
  }
}
