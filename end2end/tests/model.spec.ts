// What the controller keeps: levels, focus areas and values, and the series that figures are compared with.
import { choose, pressAndSee, whatToCorrect } from "../pages/form";
import { IndicatorPage, MeasurementForm } from "../pages/indicator";
import { expect, look, test } from "../fixtures/verkan";

test("a level and a focus area are added, changed, kept while goals stand there, and removed", async ({ signedIn }) => {
  const page = await signedIn("controller");
  const main = page.getByRole("main");
  const row = (name: string) => main.getByRole("row").filter({ hasText: name });
  const save = main.locator("form").getByRole("button", { name: /^Spara/ });

  await test.step("a level", async () => {
    await page.goto("/administration/levels");
    await main.getByRole("link", { name: "Lägg till en nivå" }).click();
    await page.getByLabel("Plats").fill("");
    await pressAndSee(page, save, 422);
    await expect(whatToCorrect(page)).toContainText("Plats");
    await look(page, "a level to correct");
    await page.getByLabel("Plats").fill("9");
    await choose(page.getByLabel("Vad som står på nivån"), "Mål som följs upp");
    await page.getByLabel("Namn på svenska").fill("Nämndens avsikt");
    await page.getByLabel("Namn på engelska").fill("The board's aim");
    await choose(page.getByLabel("Beslutas av"), "Nämnd");
    await save.click();
    await row("Nämndens avsikt").getByRole("link").click();
    await page.getByLabel("Namn på svenska").fill("Nämndens inriktning");
    await save.click();
    await row("Nämndens inriktning").getByRole("link").click();
    await main.getByRole("button", { name: "Ta bort nivån" }).click();
    await expect(page).toHaveURL(/\/administration\/levels$/);
    await expect(row("Nämndens inriktning")).toHaveCount(0);
    await page.goto("/administration/levels/1");
    await pressAndSee(page, main.getByRole("button", { name: "Ta bort nivån" }), 409);
    await expect(main.getByText("Nivån kan inte tas bort")).toBeVisible();
    await look(page, "a level that stays");
  });

  await test.step("a value", async () => {
    await page.goto("/administration/themes");
    await main.getByRole("link", { name: "Lägg till" }).click();
    await choose(page.getByLabel("Slag"), "Värde");
    await page.getByLabel("Namn på svenska").fill("Nyfikenhet");
    await save.click();
    await row("Nyfikenhet").getByRole("link").click();
    await page.getByLabel("Namn på engelska").fill("Curiosity");
    await save.click();
    await row("Nyfikenhet").getByRole("link").click();
    await main.getByRole("button", { name: "Ta bort" }).click();
    await expect(page).toHaveURL(/\/administration\/themes$/);
    await expect(row("Nyfikenhet")).toHaveCount(0);
  });
});

test("a series is laid up, gets a value, and stands beside the own one", async ({ signedIn, page: citizen }) => {
  const page = await signedIn("controller");
  const main = page.getByRole("main");
  await page.goto("/comparisons");
  await page.getByLabel("Kod i Kolada").fill("fel");
  await pressAndSee(page, main.getByRole("button", { name: "Lägg upp serien" }), 422);
  await expect(whatToCorrect(page)).toContainText("Namn");
  await look(page, "a series to correct");
  await page.getByLabel("Namn", { exact: true }).fill("Lerum");
  await page.getByLabel("Kod i Kolada").fill("1441");
  await page.getByRole("radio", { name: "En kommun" }).check();
  await main.getByRole("button", { name: "Lägg upp serien" }).click();
  await expect(main.getByRole("row").filter({ hasText: "Lerum" })).toBeVisible();

  await page.goto("/search?q=Förnyelsetakt dricksvatten");
  await main.getByRole("link", { name: /Förnyelsetakt.*dricksvatten/ }).first().click();
  const indicator = new IndicatorPage(page);
  await indicator.action("Rapportera värde").click();
  const figures = new MeasurementForm(page);
  await choose(page.getByLabel("Serie"), "Lerum");
  await figures.period.fill("2024");
  await figures.value.fill("0,77");
  await figures.save.click();
  await expect(indicator.receipt()).toContainText("Värdet är sparat");
  await citizen.goto(new URL(page.url()).pathname);
  await expect(citizen.getByRole("main")).toContainText("Lerum");
  await expect(citizen.getByRole("main").getByRole("row").filter({ hasText: "0,77" }).first()).toBeAttached();
  await look(citizen, "a comparison");
});
