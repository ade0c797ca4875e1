// Units: laid up, renamed and moved, refused while something hangs on them, and taken away.
import { choose, day, pressAndSee, whatToCorrect } from "../pages/form";
import { expect, look, test } from "../fixtures/verkan";

test("a unit is created, changed, refused and removed", async ({ signedIn, page: citizen }) => {
  const page = await signedIn("administrator");
  const main = page.getByRole("main");
  await page.goto("/organisation");
  await main.getByRole("link", { name: "Ny enhet" }).click();
  await page.getByLabel("Namn", { exact: true }).fill("Vattenverket i Färgen");
  await page.getByLabel("Första dag").fill(day(0));
  await page.getByLabel("Sista dag").fill(day(-1));
  await pressAndSee(page, main.getByRole("button", { name: "Skapa enhet" }), 422);
  await expect(whatToCorrect(page)).toContainText("Slutet ligger före början");
  await expect(page.getByLabel("Namn", { exact: true })).toHaveValue("Vattenverket i Färgen");
  await look(page, "a unit to correct");
  await page.getByLabel("Sista dag").fill("");
  await choose(page.getByLabel("Ligger under"), "Tekniska nämnden");
  await choose(page.getByLabel("Typ"), "Enhet");
  await main.getByRole("button", { name: "Skapa enhet" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Enheten är skapad" })).toBeVisible();
  const address = new URL(page.url()).pathname;

  await test.step("it gets another name and place, and anybody reads it there", async () => {
    await main.getByRole("link", { name: "Ändra enheten" }).click();
    await page.getByLabel("Namn", { exact: true }).fill("Vattenverket i Hjälmared");
    await choose(page.getByLabel("Ligger under"), "Kommunstyrelsen");
    await main.getByRole("button", { name: "Spara enhet" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Enheten är ändrad" })).toBeVisible();
    await citizen.goto(address);
    await expect(citizen.getByRole("heading", { level: 1 })).toHaveText("Vattenverket i Hjälmared");
    await expect(citizen.getByRole("main").getByRole("link", { name: "Kommunstyrelsen" }).first()).toBeVisible();
    await look(citizen, "a new unit");
  });

  await test.step("a unit that something hangs on stays, and the page says what to do instead", async () => {
    await page.goto("/organisation");
    await main.getByRole("link", { name: "Tekniska nämnden", exact: true }).click();
    await main.getByRole("link", { name: "Ta bort" }).click();
    await pressAndSee(page, main.getByRole("button", { name: "Ta bort" }), 409);
    await expect(main.getByText("Enheten kan inte tas bort")).toBeVisible();
    await expect(main.getByRole("link", { name: "Avsluta i stället" })).toBeVisible();
    await look(page, "a unit that stays");
  });

  await page.goto(`${address}/removal`);
  await main.getByRole("button", { name: "Ta bort" }).click();
  await expect(page).toHaveURL(/\/organisation$/);
  expect((await citizen.goto(address))?.status()).toBe(404);
});
