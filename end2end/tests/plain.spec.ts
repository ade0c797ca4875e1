// The uses that write, in a browser without JavaScript, and on a phone: nothing that people do needs either more or a wide window.
import { AccountsPage } from "../pages/accounts";
import { day } from "../pages/form";
import { GoalPage, decidedGoal, writeDraft } from "../pages/goal";
import { Header } from "../pages/header";
import { ImportPage } from "../pages/import";
import { IndicatorPage, MeasurementForm } from "../pages/indicator";
import { expect, look, test, type Page, type Role } from "../fixtures/verkan";

async function openIndicator(page: Page, name: string): Promise<IndicatorPage> {
  await page.goto(`/search?q=${encodeURIComponent(name)}`);
  await page.getByRole("main").getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  return new IndicatorPage(page);
}

async function report(page: Page, name: string, period: string, value: string): Promise<void> {
  const indicator = await openIndicator(page, name);
  await indicator.action("Rapportera värde").click();
  const figures = new MeasurementForm(page);
  await figures.period.fill(period);
  await figures.value.fill(value);
  await look(page, "a report");
  await figures.save.click();
  await expect(indicator.receipt()).toContainText("Värdet är sparat");
}

test.describe("without JavaScript", { tag: "@no-javascript" }, () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled, "other tests do this with JavaScript");

  test("a goal is proposed and decided", async ({ signedIn }) => {
    const secretary = await signedIn("secretary");
    await decidedGoal(await signedIn("boardMember"), secretary, "Beslutat utan skript", day(0));
    await expect(new GoalPage(secretary).receipt()).toContainText("Beslutet är registrerat");
  });

  test("a measurement is reported", async ({ signedIn }) => {
    await report(await signedIn("unitManager"), "Övertidstimmar vattenverk", "2012", "71,5");
  });

  test("an import is confirmed and undone", async ({ signedIn }) => {
    const page = await signedIn("controller");
    const imports = new ImportPage(page);
    await imports.goto();
    await imports.read("utan skript.csv", ["indikator;period;värde", "alingsas-ten-overtidstimmar-vattenverk;2011;61,5"]);
    await imports.confirm.click();
    await expect(page.getByRole("status").filter({ hasText: "Nya värden: 1" })).toBeVisible();
    await page.goto("/imports");
    await imports.logged("utan skript.csv").getByRole("button", { name: /^Ångra/ }).first().click();
    await expect(page.getByRole("status").filter({ hasText: "Importen är ångrad" })).toBeVisible();
  });

  test("a role is given", async ({ signedIn }) => {
    const page = await signedIn("administrator");
    const accounts = new AccountsPage(page);
    await accounts.create("Sixten Skriptlös", "sixten.skriptlos@exempel.se");
    await accounts.give("Revisor", "Kommunfullmäktige", day(0));
    await expect(accounts.receipt()).toContainText("Rollen är given");
  });
});

test.describe("on a phone", { tag: "@phone" }, () => {
  test.skip(({ isMobile }) => !isMobile, "other tests do this in a wide window");

  test("a goal is written and proposed", async ({ signedIn }) => {
    const page = await signedIn("boardMember");
    await writeDraft(page, "Skrivet på bussen", day(0));
    await look(page, "a draft on a phone");
    await new GoalPage(page).propose();
  });

  test("a measurement is reported", async ({ signedIn }) => {
    await report(await signedIn("unitManager"), "Övertidstimmar vattenverk", "2010", "70");
  });
});

test("a goal is written, proposed and decided in English", async ({ signedIn }) => {
  const inEnglish = async (role: Role): Promise<Page> => {
    const page = await signedIn(role);
    await new Header(page).changeLanguage("In English");
    return page;
  };
  const member = await inEnglish("boardMember");
  const main = member.getByRole("main");
  await member.goto("/goals/new");
  await expect(member.locator("html")).toHaveAttribute("lang", "en");
  await member.getByLabel("Which change").fill("Fewer are without water");
  await main.getByRole("button", { name: "Save draft" }).click();
  await expect(member.getByRole("alert")).toContainText("Correct this");
  await expect(member.getByLabel("Which change")).toHaveValue("Fewer are without water");
  await look(member, "a goal to correct, in English");
  await member.getByLabel("The goal in one sentence").fill("The water never stops");
  await member.getByLabel("Level").selectOption({ index: 3 });
  await member.getByLabel("Body that decides").selectOption({ label: "Tekniska nämnden" });
  await main.getByRole("button", { name: "Save draft" }).click();
  await expect(new GoalPage(member).receipt()).toContainText("The draft is saved.");
  const address = new URL(member.url()).pathname;
  await main.getByRole("button", { name: "Propose for decision" }).click();
  await expect(new GoalPage(member).receipt()).toContainText("awaits a decision");

  const secretary = await inEnglish("secretary");
  await secretary.goto(`${address}/decision`);
  await secretary.getByLabel("Day of the meeting").fill(day(0));
  await secretary.getByLabel("Item number").fill("§ 77");
  await secretary.getByLabel("Registry number").fill("2026.077 TEN");
  await secretary.getByRole("main").getByRole("button", { name: "Register the decision" }).click();
  await expect(new GoalPage(secretary).receipt()).toContainText("The decision is registered.");
  await look(secretary, "a decided goal, in English");
});
