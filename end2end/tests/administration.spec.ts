// What the administrator does: accounts, roles from a day to a day, the table of rights; and that what is taken away is gone at once.
import { AccountsPage } from "../pages/accounts";
import { day, pressAndSee, whatToCorrect } from "../pages/form";
import { Header } from "../pages/header";
import { SignInPage } from "../pages/sign-in";
import { expect, look, send, test } from "../fixtures/verkan";

const PASSWORD = "en lång mening om ån i Alingsås";
const OWN_PASSWORD = "en annan mening som bara Nils kan";

test("an account gets a password and a role from a day to a day", async ({ signedIn }) => {
  const page = await signedIn("administrator");
  const accounts = new AccountsPage(page);
  await test.step("what was typed stays when something is missing", async () => {
    await page.goto("/administration/people/new");
    await page.getByLabel("Namn", { exact: true }).fill("Ylva Ström");
    await pressAndSee(page, page.getByRole("button", { name: "Skapa konto" }), 422);
    await expect(whatToCorrect(page)).toContainText("E-postadress");
    await expect(page.getByLabel("Namn", { exact: true })).toHaveValue("Ylva Ström");
    await look(page, "a new account to correct");
  });

  await accounts.create("Ylva Ström", "ylva.strom@exempel.se");
  await look(page, "an account");
  await accounts.setPassword(PASSWORD);
  await test.step("a role that ends before it starts is not given", async () => {
    await accounts.give("Nämndsekreterare", "Socialnämnden", day(0), day(-1));
    await expect(whatToCorrect(page)).toContainText("Slutet ligger före början");
    await expect(accounts.giving().getByLabel("Från och med")).toHaveValue(day(0));
  });
  await accounts.give("Nämndsekreterare", "Socialnämnden", day(0), day(364));
  await expect(accounts.receipt()).toContainText("Rollen är given");
  await expect(accounts.roles()).toContainText([`${day(0)} – ${day(364)}`]);

  await page.goto("/administration/permissions");
  const auditor = page.getByRole("row", { name: /^Revisor/ });
  await expect(auditor.getByRole("cell").nth(1)).toHaveText(/nej/);
});

test("a role that is ended signs its holder out at the next click", async ({ signedIn, openBrowser }) => {
  const administrator = await signedIn("administrator");
  const accounts = new AccountsPage(administrator);
  await accounts.create("Nils Borg", "nils.borg@exempel.se");
  await accounts.setPassword(PASSWORD);
  await accounts.give("Controller", "Kommunstyrelsen", day(0));
  await accounts.give("Revisor", "Kommunfullmäktige", day(0));
  await expect(accounts.receipt()).toContainText("Rollen är given");

  const nils = await openBrowser();
  await new SignInPage(nils).withPassword("nils.borg@exempel.se", PASSWORD);
  await test.step("chooses a password that the administrator does not know", async () => {
    await nils.goto("/goals");
    await expect(nils).toHaveURL(/\/account\/password$/);
    await look(nils, "a password of one's own");
    await new SignInPage(nils).chooseOwn(PASSWORD, OWN_PASSWORD);
  });
  await test.step("chooses which role to act in", async () => {
    await new Header(nils).account("Mitt konto");
    await look(nils, "my account");
    const acting = nils.getByRole("definition").filter({ hasText: "Controller" });
    if (!(await acting.isVisible())) await nils.getByRole("button", { name: /som Controller/ }).click();
    await expect(acting).toBeVisible();
    expect(await send(nils, "/imports/kolada")).not.toBe(303);
  });
  await test.step("ends every other sign-in", async () => {
    const phone = await openBrowser();
    await new SignInPage(phone).withPassword("nils.borg@exempel.se", OWN_PASSWORD);
    await expect(phone).not.toHaveURL(/sign-in/);
    await nils.reload();
    await nils.getByRole("button", { name: "Logga ut överallt annars" }).click();
    await expect(nils.getByRole("status")).toContainText("utloggad överallt utom här");
    await phone.goto("/account");
    await expect(phone).toHaveURL(/\/sign-in\?next=/);
  });

  await accounts.open("Nils Borg");
  await accounts.roles().filter({ hasText: "Controller" }).getByRole("link", { name: /Avsluta/ }).click();
  await look(administrator, "ending a role");
  await administrator.getByRole("button", { name: "Avsluta nu" }).click();
  await expect(accounts.receipt()).toContainText("Rollen är avslutad");

  await nils.goto("/account");
  await expect(nils).toHaveURL(/\/sign-in\?next=/);
  await look(nils, "signing in again");
});
