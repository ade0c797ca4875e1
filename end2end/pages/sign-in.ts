import { expect, type Page } from "@playwright/test";

/** The Swedish word of each role, as the sign-in page lists the sample accounts. */
export const ROLES = {
  councilMember: "Ledamot i kommunfullmäktige",
  executiveBoardMember: "Ledamot i kommunstyrelsen",
  boardMember: "Ledamot i nämnd",
  oppositionCommissioner: "Oppositionsråd",
  companyDirector: "Bolagsledning",
  chiefExecutive: "Kommundirektör",
  headOfAdministration: "Förvaltningschef",
  unitManager: "Enhetschef",
  employee: "Medarbetare",
  controller: "Controller",
  secretary: "Nämndsekreterare",
  auditor: "Revisor",
  administrator: "Systemadministratör",
} as const;
export type Role = keyof typeof ROLES;

/** The page where people sign in, with the sample accounts while the sample is loaded. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  async goto(): Promise<void> {
    await this.page.goto("/sign-in");
  }

  /** Signs in as the first sample account that holds `role`. */
  async as(role: Role): Promise<void> {
    await this.goto();
    const account = this.page.getByRole("listitem").filter({ hasText: `${ROLES[role]} – ` }).first();
    await account.getByRole("button").click();
    await expect(this.page).not.toHaveURL(/sign-in/);
  }

  /** Signs in with an address and a password. */
  async withPassword(email: string, password: string): Promise<void> {
    await this.goto();
    await this.page.getByLabel("E-postadress").fill(email);
    await this.page.getByLabel("Lösenord").fill(password);
    await this.page.getByRole("main").getByRole("button", { name: "Logga in", exact: true }).click();
  }

  /** Chooses a password of one's own, after an administrator has set one. */
  async chooseOwn(given: string, own: string): Promise<void> {
    await this.page.getByLabel("Lösenordet du fick").fill(given);
    await this.page.getByLabel("Nytt lösenord", { exact: true }).fill(own);
    await this.page.getByLabel("Nytt lösenord en gång till").fill(own);
    await this.page.getByRole("button", { name: "Spara och gå vidare" }).click();
    await expect(this.page.getByRole("status").filter({ hasText: "Lösenordet är bytt" })).toBeVisible();
  }
}
