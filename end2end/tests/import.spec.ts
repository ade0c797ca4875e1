// A file of figures: what cannot be read is told cell by cell, what will happen is shown first, and it can be undone.
import { ImportPage } from "../pages/import";
import { expect, look, test, visit, type Page } from "../fixtures/verkan";

const INDICATOR = "alingsas-ten-overtidstimmar-vattenverk";

/** The indicator's row of 2019, as anybody reads it. */
async function figure(page: Page): Promise<string[]> {
  await page.goto("/search?q=Övertidstimmar vattenverk");
  await page.getByRole("main").getByRole("link", { name: "Övertidstimmar vattenverk" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Övertidstimmar vattenverk");
  return page.getByRole("main").getByRole("row", { name: /^2019/ }).allInnerTexts();
}

test("a file with a bad row changes nothing; the mended one is reviewed, taken in, and undone", async ({ signedIn, page: citizen }) => {
  const page = await signedIn("controller");
  const imports = new ImportPage(page);
  await visit(page, "/imports", "import log");
  await visit(page, "/imports/new", "a new import");
  await imports.read("timmar.csv", ["indikator;period;värde", `${INDICATOR};2019;61,5`, `${INDICATOR};2020;sextio`]);
  await expect(imports.errors.filter({ hasText: "sextio" })).toHaveText(/^3\s*värde\s*sextio\s*Talet går inte att läsa/);
  await expect(imports.confirm).toBeDisabled();
  await look(page, "an import to mend");
  expect(await figure(citizen)).toEqual([]);

  await imports.goto();
  await imports.read("timmar.csv", ["indikator;period;värde", `${INDICATOR};2019;61,5`, `${INDICATOR};2020;60`]);
  await expect(imports.errors).toHaveCount(0);
  await look(page, "the review of an import");
  expect(await figure(citizen)).toEqual([]);
  await imports.confirm.click();
  await expect(page.getByRole("status").filter({ hasText: "Nya värden: 2" })).toBeVisible();
  await look(page, "an import");
  expect((await figure(citizen)).join()).toContain("62");
  await look(citizen, "imported figures");

  await visit(page, "/imports", "import log with an import");
  await imports.logged("timmar.csv").getByRole("button", { name: /^Ångra/ }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Importen är ångrad" })).toBeVisible();
  expect(await figure(citizen)).toEqual([]);
  await page.goto("/imports");
  await expect(imports.logged("timmar.csv").first()).toContainText("ångrad");
  await expect(imports.logged("timmar.csv").getByRole("button")).toHaveCount(0);
});

test("a file whose headings say nothing is read once its columns are chosen", { tag: "@phone" }, async ({ signedIn }) => {
  const page = await signedIn("controller");
  const imports = new ImportPage(page);
  await imports.goto();
  await imports.read("rubriker.csv", ["a;b;c", `${INDICATOR};2016;61,5`]);
  await expect(page.getByRole("alert").filter({ hasText: "vet inte vad kolumnerna är" })).toBeVisible();
  await look(page, "an import with unknown columns");
  for (const [column, role] of [["a", "Indikator"], ["b", "Period"], ["c", "Värde"]] as const) {
    await page.getByLabel(column, { exact: true }).selectOption({ label: role });
  }
  await page.getByRole("button", { name: "Läs om" }).click();
  await expect(imports.confirm).toBeEnabled();
});

test("a number that can be read in two ways is asked about", { tag: ["@phone", "@no-javascript"] }, async ({ signedIn }) => {
  const page = await signedIn("controller");
  const imports = new ImportPage(page);
  await imports.goto();
  await imports.read("engelsk.csv", ["indikator;period;värde", `${INDICATOR};2015;1,234`]);
  await expect(page.getByRole("alert").filter({ hasText: "Kan inte avgöra vad 1,234 är" })).toBeVisible();
  await expect(imports.confirm).toBeDisabled();
  await look(page, "an import with an ambiguous number");
  await page.getByLabel("Före decimalerna").selectOption("point");
  await page.getByRole("button", { name: "Läs om" }).click();
  await expect(imports.confirm).toBeEnabled();
  await expect(page.getByText(/decimalpunkt/).first()).toBeVisible();
});

test("a file that is no table is told in a sentence", { tag: "@no-javascript" }, async ({ signedIn }) => {
  const page = await signedIn("controller");
  await new ImportPage(page).goto();
  await page.getByLabel(/^CSV, Excel eller sparat svar/).setInputFiles({ name: "bild.xlsx", mimeType: "image/png", buffer: Buffer.from("PK\u0003\u0004 inte en bok") });
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "Läs filen" }).click();
  expect((await answered).status()).toBe(422);
  await expect(page.getByRole("alert").filter({ hasText: "Filen lästes inte" })).toBeVisible();
  await look(page, "a file that could not be read");
});
