// A file of figures: what cannot be read is told cell by cell, what will happen is shown first, and it can be undone.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { kolada, values } from "../fixtures/kolada";
import { choose } from "../pages/form";
import { ImportPage } from "../pages/import";
import { expect, look, lookAround, test, visit, type Page } from "../fixtures/verkan";

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
  await imports.goto();
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

test("a workbook and a saved answer from Kolada are read, reviewed and taken in", async ({ signedIn }) => {
  const page = await signedIn("controller");
  const imports = new ImportPage(page);
  await test.step("a workbook that a spreadsheet program wrote", async () => {
    await imports.goto();
    await imports.readFile(resolve(import.meta.dirname, "../fixtures/hours.xlsx"));
    await expect(imports.errors).toHaveCount(0);
    await look(page, "the review of a workbook");
    await imports.confirm.click();
    await expect(page.getByRole("status").filter({ hasText: "Nya värden: 2" })).toBeVisible();
  });
  await test.step("a saved answer", async () => {
    const figures = [{ gender: "T", count: 1, status: "", value: 44.25, isdeleted: false }];
    const answer = values([{ kpi: "U20900", municipality: "1489", period: 2011, values: figures }]);
    await imports.goto();
    await imports.readFile({ name: "svar.json", mimeType: "application/json", buffer: Buffer.from(answer) });
    await look(page, "the review of a saved answer");
    await imports.confirm.click();
    await expect(page.getByRole("status").filter({ hasText: "Nya värden: 1" })).toBeVisible();
  });
});

test("figures are fetched from Kolada with their progress, and a Kolada that talks nonsense is told", async ({ signedIn }) => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((go) => (letGo = go));
  let isNonsense = false;
  const stub = await kolada(async (path) => {
    if (isNonsense) return "<html>Underhåll pågår</html>";
    if (path.startsWith("/v3/kpi/")) {
      await held;
      return values([{ id: "N00945", title: "VAB-dagar som tas ut av män, andel (%)", is_divided_by_gender: false }]);
    }
    if (path.startsWith("/v3/data/")) {
      return values([{ kpi: "N00945", municipality: "1489", period: 2020, values: [{ gender: "T", value: 31.5 }] }]);
    }
    return values([{ id: "1489", title: "Alingsås" }]);
  });
  try {
    const page = await signedIn("controller");
    const ask = async (): Promise<void> => {
      await page.goto("/imports/new");
      await page.getByLabel("Nyckeltal").fill("N00945");
      await page.getByLabel("Kommuner och grupper").fill("1489");
      await choose(page.getByLabel("Lägg upp nya indikatorer vid"), "Kommunstyrelsen");
      await page.getByRole("button", { name: "Hämta", exact: true }).click();
    };
    // The page loads itself anew all the time: while it is looked at the answer is that there is nothing new, which leaves it as it is.
    let isLookedAt = true;
    await page.route("**/imports/waiting/*", (route) => (isLookedAt ? route.fulfill({ status: 204 }) : route.continue()));
    await ask();
    await expect(page.getByRole("main")).toContainText("Hämtar från Kolada");
    await lookAround(page, "progress");
    isLookedAt = false;
    letGo();
    await page.reload();
    // The page loads itself anew until there is something to review.
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Granska importen");
    await look(page, "the review of what Kolada gave");
    await page.getByRole("button", { name: "Importera ett värde" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Nya värden: 1" })).toBeVisible();

    isNonsense = true;
    await ask();
    await expect(page.getByRole("main")).toContainText("Svaret är inte skrivet som Kolada skriver");
    await lookAround(page, "an import that failed");
  } finally {
    await stub.stop();
  }
});

test("the whole content is taken out as an archive", async ({ signedIn }) => {
  const page = await signedIn("controller");
  await page.goto("/data");
  const taken = page.waitForEvent("download");
  await page.getByRole("button", { name: "Hämta arkivet (.zip)" }).click();
  const archive = await taken;
  expect(archive.suggestedFilename()).toMatch(/^verkan-\d{4}-\d\d-\d\d\.zip$/);
  expect((await readFile(await archive.path())).subarray(0, 2).toString()).toBe("PK");
});
