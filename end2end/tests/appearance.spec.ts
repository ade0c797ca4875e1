// How pages look where colours are the reader's own, and where names are long.
import { emptyVerkan, type OwnServer } from "../fixtures/own-server";
import { Header } from "../pages/header";
import { SignInPage } from "../pages/sign-in";
import { openGoal } from "../pages/goal";
import { expect, lookAround, look, send, test, type Page } from "../fixtures/verkan";
import type { Locator } from "@playwright/test";

/** The colour of a property as it is drawn. */
const drawn = (element: Locator, property: string): Promise<string> =>
  element.evaluate((it, name) => getComputedStyle(it).getPropertyValue(name), property);

test("in forced colours every status has a shape and a word, every button an edge, and the place in the menu a line", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/goals");
  await look(page, "red thread in forced colours");
  const here = page.getByRole("banner").locator("[aria-current=page]");
  expect(await drawn(here, "text-decoration-line")).toContain("underline");
  await openGoal(page, "Sveriges mest effektiva kommun");
  await look(page, "a goal in forced colours");
  for (const chip of await page.getByRole("main").locator(".chip:visible").all()) {
    await expect(chip).toHaveText(/\S/);
    expect(await drawn(chip, "border-top-style"), "a chip has an edge").toBe("solid");
    const shape = chip.locator("svg").first();
    if ((await shape.count()) > 0) await expect(shape).toBeVisible();
  }
  const ground = await drawn(page.locator("body"), "background-color");
  for (const line of await page.getByRole("main").locator("figure svg:visible :is(path, line, polyline)").all()) {
    const stroke = await drawn(line, "stroke");
    if (stroke !== "none") expect(stroke, "a line of a chart is seen").not.toBe(ground);
  }
  for (const address of ["/goals", "/sign-in"]) {
    await page.goto(address);
    for (const button of await page.getByRole("main").locator(".ds-button:visible").all()) {
      expect(await drawn(button, "border-top-style"), "a button has an edge").toBe("solid");
      const [words, behind] = [await drawn(button, "color"), await drawn(button, "background-color")];
      expect(words, "the words of a button are seen").not.toBe(behind);
      // Behind words the browser lays the ground of the page, unless it is told not to.
      if ((await drawn(button, "forced-color-adjust")) !== "none") expect(words, "the words of a button are seen").not.toBe(ground);
    }
  }
});

const MUNICIPALITY = "Upplands Väsby och Örnsköldsviks samkommunala kommun";
const PERSON = "Anna-Karin Margareta von Rosenquist-Söderström Liljenstolpe";
const PASSWORD = "en mening som ingen gissar";

/** A municipality with a long name, and a controller with a longer one. */
async function longNames(server: OwnServer, page: Page): Promise<void> {
  await page.goto("/set-up");
  const form = { code: server.code(), municipality: MUNICIPALITY, council: "Kommunfullmäktige", name: "Bo Al", email: "bo@kommun.se", password: PASSWORD, again: PASSWORD };
  expect(await send(page, "/set-up", form)).toBe(303);
  await server.run(["user", "add", "--name", PERSON, "--email", "anna@kommun.se", "--role", "controller", "--unit", "Kommunfullmäktige"]);
  await server.run(["user", "password", "anna@kommun.se"], `${PASSWORD}\n`);
}

/** Nothing of the header lies outside it, over something else, or in two lines; what is cut off ends in dots. */
async function headerHolds(page: Page, name: string): Promise<void> {
  const parts = page.getByRole("banner").locator(":is(.brand, .site-nav a, .find, .tool):visible");
  const boxes = [];
  for (const part of await parts.all()) boxes.push({ words: await part.innerText(), box: await part.boundingBox() });
  const width = page.viewportSize()?.width ?? 0;
  for (const [place, { words, box }] of boxes.entries()) {
    expect(box, `${name}: ${words}`).not.toBeNull();
    if (!box) continue;
    expect.soft(box.x, `${name}: ${words} begins inside`).toBeGreaterThanOrEqual(0);
    expect.soft(box.x + box.width, `${name}: ${words} ends inside`).toBeLessThanOrEqual(width);
    expect.soft(box.height, `${name}: ${words} is no higher than the name with the municipality below`).toBeLessThanOrEqual(72);
    const after = boxes[place + 1]?.box;
    if (after) expect.soft(box.x + box.width, `${name}: ${words} ends before what follows`).toBeLessThanOrEqual(after.x + 1);
  }
}

test("the header holds long names at every width, in both languages", async ({ openBrowser }) => {
  const server = await emptyVerkan();
  try {
    // A window that changes its size in the midst of one page turning into another would break that off.
    const page = await openBrowser({ baseURL: server.address, reducedMotion: "reduce" });
    await longNames(server, page);
    await new SignInPage(page).withPassword("anna@kommun.se", PASSWORD);
    await expect(page).not.toHaveURL(/sign-in/);
    await expect(page.getByRole("banner").locator(".site-nav a")).toHaveCount(8);
    for (const language of ["sv", "en"]) {
      if (language === "en") await new Header(page).changeLanguage("In English");
      for (const width of [1240, 1280, 1440, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto("/indicators");
        await headerHolds(page, `${width} px in ${language}`);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      await lookAround(page, `long names in ${language}`);
    }
    await page.getByRole("banner").locator("summary").click();
    await expect(page.getByRole("banner")).toContainText(PERSON);
  } finally {
    await server.stop();
  }
});
