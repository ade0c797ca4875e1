// The controller's figures: an indicator with baseline, direction and targets, a report and its correction; and who may not.
import { pressAndSee, whatToCorrect } from "../pages/form";
import { IndicatorForm, IndicatorPage, MeasurementForm } from "../pages/indicator";
import { expect, look, send, test } from "../fixtures/verkan";

test("a controller sets up an indicator, reports a figure and corrects it", async ({ signedIn, page: citizen }) => {
  const page = await signedIn("controller");
  const indicator = new IndicatorPage(page);
  const form = new IndicatorForm(page);
  await page.goto("/indicators");
  await page.getByRole("main").getByRole("link", { name: "Ny indikator" }).click();
  await form.fill({ name: "Vattenprov utan anmärkning", unit: "Tekniska nämnden", baseline: { period: "2023", value: "nittio" } });
  await pressAndSee(page, form.save, 422);
  await expect(whatToCorrect(page)).toContainText("Skriv ett tal");
  await expect(form.baseline).toHaveValue("nittio");
  await look(page, "an indicator to correct");
  await form.baseline.fill("90,5");
  await form.save.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vattenprov utan anmärkning");
  const address = new URL(page.url()).pathname;
  await look(page, "an indicator without figures");

  await indicator.action("Målvärden").click();
  await indicator.setTarget("2026", "98");
  await look(page, "targets");

  const figures = new MeasurementForm(page);
  for (const [period, value] of [["2024", "93,5"], ["2025", "59"]] as const) {
    await page.goto(address);
    await indicator.action("Rapportera värde").click();
    await figures.period.fill(period);
    await figures.value.fill(value);
    await figures.save.click();
    await expect(indicator.receipt()).toContainText("Värdet är sparat");
  }
  await test.step("a period that has a value is corrected, not reported again", async () => {
    await page.goto(`${address}/measurements/new`);
    await look(page, "a report");
    await figures.period.fill("2025");
    await figures.value.fill("95");
    await pressAndSee(page, figures.save, 422);
    await expect(page.getByRole("alert").filter({ hasText: "redan ett värde" })).toBeVisible();
    await expect(figures.value).toHaveValue("95");
  });
  await page.goto(address);
  await indicator.row("2025").getByRole("link", { name: /Rätta/ }).click();
  await look(page, "a correction");
  await figures.value.fill("95");
  await figures.why.fill("Siffrorna var omkastade.");
  await figures.save.click();
  await expect(indicator.receipt()).toContainText("Rättelsen är sparad");

  await citizen.goto(address);
  await expect(new IndicatorPage(citizen).row("2025")).toContainText("95,0");
  await expect(citizen.locator("del")).toContainText("59");
  await look(citizen, "a corrected indicator");
});

test("a politician reads figures and cannot change them", async ({ signedIn }) => {
  const page = await signedIn("boardMember");
  await page.goto("/indicators");
  await expect(page.getByRole("main").getByRole("link", { name: "Ny indikator" })).toHaveCount(0);
  await page.goto("/search?q=kundenkät VA");
  await page.getByRole("main").getByRole("link", { name: /^Kundenkät VA/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Kundenkät VA");
  await expect(page.getByRole("main").getByRole("link", { name: "Rapportera värde" })).toHaveCount(0);
  const address = new URL(page.url()).pathname;
  expect(await send(page, `${address}/measurements`, { period: "2026", value: "100", outcome: "final" })).toBe(403);
  expect(await send(page, "/imports/kolada", { places: "1489" })).toBe(403);
  const answer = await page.goto("/imports");
  expect(answer?.status()).toBe(403);
  await look(page, "403");
});
