// The first start without a sample: from the one-time code to a start page that works.
import { emptyVerkan } from "../fixtures/own-server";
import { pressAndSee, whatToCorrect } from "../pages/form";
import { SignInPage } from "../pages/sign-in";
import { expect, look, test, visit } from "../fixtures/verkan";

test("an empty Verkan is set up with the code that the server printed", async ({ openBrowser }) => {
  const server = await emptyVerkan();
  try {
    const page = await openBrowser({ baseURL: server.address });
    await page.goto("/");
    await expect(page).toHaveURL(/\/set-up$/);
    await look(page, "set-up");

    const code = server.code();
    expect(code, server.said()).not.toBe("");
    await page.getByLabel("Engångskod").fill("fel-kod-fel");
    await page.getByLabel("Kommunens namn").fill("Ekeby kommun");
    await page.getByLabel("Högsta beslutande organ").fill("Kommunfullmäktige");
    await page.getByLabel("Namn", { exact: true }).fill("Astrid Ek");
    await page.getByLabel("E-postadress").fill("astrid.ek@ekeby.se");
    const fillPassword = async (): Promise<void> => {
      await page.getByLabel("Lösenord", { exact: true }).fill("en mening som ingen gissar");
      await page.getByLabel("Nytt lösenord en gång till").fill("en mening som ingen gissar");
    };
    await fillPassword();
    const save = page.getByRole("button", { name: "Lägg upp kommunen" });
    await pressAndSee(page, save, 422);
    await expect(whatToCorrect(page)).toContainText("Koden stämmer inte");
    await expect(page.getByLabel("Kommunens namn")).toHaveValue("Ekeby kommun");
    await look(page, "set-up to correct");

    await page.getByLabel("Engångskod").fill(code);
    await fillPassword();
    await save.click();
    await expect(page.getByRole("status").filter({ hasText: "Kommunen är upplagd" })).toBeVisible();

    const reader = await openBrowser({ baseURL: server.address });
    for (const [address, name] of [
      ["/", "start"],
      ["/goals", "red thread"],
      ["/indicators", "indicators"],
      ["/organisation", "organisation"],
    ] as const) {
      await visit(reader, address, `${name} of an empty municipality`);
      await expect(reader.getByRole("banner")).toContainText("Ekeby kommun");
    }
    await new SignInPage(reader).goto();
    await expect(reader.getByText("Provkonton")).toHaveCount(0);
    await new SignInPage(reader).withPassword("astrid.ek@ekeby.se", "en mening som ingen gissar");
    await expect(reader.getByRole("banner")).toContainText("Astrid Ek");
    await expect(reader.getByRole("main").getByRole("link", { name: "Lägg upp organisationen" })).toBeVisible();
    await look(reader, "the administrator's start page");
    expect((await reader.goto("/set-up"))?.status()).toBe(409);
  } finally {
    await server.stop();
  }
});
