// Every page that the server has, looked at as somebody who may read it: with axe, in light and dark, and at 320 px. The list comes
// from the program, so a page that is new fails until it stands here.
import { give } from "../pages/assignment";
import { day } from "../pages/form";
import { GoalPage, openGoal, writeDraft } from "../pages/goal";
import { ImportPage } from "../pages/import";
import { ask } from "../pages/question";
import { openRound } from "../pages/round";
import { run } from "../fixtures/program";
import type { BrowserContext } from "@playwright/test";
import { expect, lookAround, test, type Page, type Role } from "../fixtures/verkan";

test.describe.configure({ mode: "parallel" });

type SignedIn = (role: Role) => Promise<Page>;
interface Visit {
  /** Who reads it; anybody unless said. */
  as?: Role;
  /** Where it is. */
  at: string | ((page: Page, signedIn: SignedIn) => Promise<string>);
}

const by = (role: Role, at: Visit["at"]): Visit[] => [{ as: role, at }];
const open = (at: Visit["at"]): Visit[] => [{ at }];

const goal = (title: string, rest = "") => async (page: Page) => `${await openGoal(page, title)}${rest}`;

/** The indicator of the technical board's, or a page below it. */
const indicator = (rest = "") => async (page: Page) => {
  await page.goto("/search?q=Övertidstimmar vattenverk");
  const link = page.getByRole("main").getByRole("link", { name: "Övertidstimmar vattenverk" }).first();
  return `${await link.getAttribute("href")}${rest}`;
};

const unit = (rest = "") => async (page: Page) => {
  await page.goto("/organisation");
  const link = page.getByRole("main").getByRole("link", { name: "Tekniska nämnden", exact: true });
  return `${await link.getAttribute("href")}${rest}`;
};

/** A page of a goal that the technical board has decided. */
const goalOfTheBoard = (rest: string) => async (page: Page) => {
  await page.goto(await unit()(page));
  return `${await page.getByRole("main").getByRole("link", { name: "Kundfokus" }).first().getAttribute("href")}${rest}`;
};

const correction = async (page: Page): Promise<string> => {
  await page.goto(await indicator()(page));
  return (await page.getByRole("main").getByRole("link", { name: /^Rätta/ }).first().getAttribute("href")) ?? "";
};

const draftToChange = async (page: Page): Promise<string> => `${await writeDraft(page, "Ett mål att ändra", day(0))}/edit`;

const proposed = async (_: Page, signedIn: SignedIn): Promise<string> => {
  const member = await signedIn("boardMember");
  const address = await writeDraft(member, "Ett mål att besluta", day(0));
  await new GoalPage(member).propose();
  return `${address}/decision`;
};

const waiting = async (page: Page): Promise<string> => {
  const imports = new ImportPage(page);
  await imports.goto();
  await imports.read("att se.csv", ["indikator;period;värde", "alingsas-ten-overtidstimmar-vattenverk;2013;61,5", "okänd;2013;sex"]);
  return new URL(page.url()).pathname;
};

/** An activity of the technical board's that is tied to a goal and meets an obstacle, or a page below it. */
const activity = (below: (page: Page) => Promise<string> | string = () => "") => async (page: Page): Promise<string> => {
  await page.goto("/activities/new");
  await page.locator("#title").fill("Vi letar läckor i ledningsnätet");
  await page.locator("#goal").selectOption({ index: 1 });
  await page.locator("#effect").fill("Färre blir utan vatten");
  await page.locator("#by_when").fill(day(0));
  await page.getByRole("main").locator("form button[type=submit]").last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vi letar läckor i ledningsnätet");
  const address = new URL(page.url()).pathname;
  return `${address}${await below(page)}`;
};

/** The end of the first link or form of the page that leads to what `pattern` says. */
const leading = (pattern: RegExp) => async (page: Page): Promise<string> => {
  const places = await page.getByRole("main").locator("[href], form[action]")
    .evaluateAll((found) => found.map((one) => one.getAttribute("href") ?? one.getAttribute("action") ?? ""));
  return places.map((place) => pattern.exec(place)?.[0]).find((place) => place !== undefined) ?? "/nothing-leads-there";
};

const obstacle = async (page: Page): Promise<string> => {
  await page.locator("form[action$='/obstacles'] [name=text]").fill("Rören är sköra.");
  await page.locator("form[action$='/obstacles'] button[type=submit]").click();
  return leading(/\/obstacles\/\d+\/removal$/)(page);
};

/** Where the verdict is given; the activity's page leads there when the test is due. */
const verdict = async (page: Page): Promise<string> => (await leading(/\/hypotheses\/\d+\/edit$/)(page)).replace(/edit$/, "verdict");

/** A question to the technical board. */
const question = async (_: Page, signedIn: SignedIn): Promise<string> => {
  const member = await signedIn("boardMember");
  return ask(member, await unit()(member), "Hur går det med ledningarna?");
};

/** Something that the council has decided that somebody is to do. */
const assignment = async (_: Page, signedIn: SignedIn): Promise<string> => give(await signedIn("councilMember"), "Utred skolskjutsen", day(0));

/** The technical board's goals as auditors meet them. */
const audit = async (page: Page): Promise<string> => `/audit?body=${(await unit()(page)).split("/").pop()}&year=2026`;

/** What is done about a goal that does not go as it should. */
const measure = async (page: Page): Promise<string> => {
  await page.goto("/measures/new");
  await page.locator("#goal").selectOption({ index: 1 });
  await page.locator("#deviation").fill("Det läcker mer än i fjol.");
  await page.locator("#title").fill("Laga fler rör");
  await page.locator("#due_on").fill(day(0));
  await page.getByRole("button", { name: "Spara åtgärden" }).click();
  await expect(page.getByRole("status")).toContainText("Åtgärden är sparad");
  return new URL(page.url()).pathname;
};

const slide = async (page: Page): Promise<string> => {
  await page.goto("/presentation");
  return (await page.locator(".slides__goal a").first().getAttribute("href")) ?? "";
};

/** A round of the technical board's, or a page below it. */
const round = (rest: (page: Page) => Promise<string> | string = () => "") => async (_: Page, signedIn: SignedIn): Promise<string> => {
  const controller = await signedIn("controller");
  const address = await openRound(controller, "Omgången att se på");
  return `${address}${await rest(controller)}`;
};

const partInRound = async (page: Page): Promise<string> => leading(/\/units\/\d+$/)(page);

const comparison = async (page: Page): Promise<string> => {
  const last = await openRound(page, "Omgången att jämföra med");
  return `/comparison?with=${last.split("/").pop()}`;
};

const PAGES: Record<string, Visit[]> = {
  "/": [
    ...open("/"),
    ...(["boardMember", "headOfAdministration", "unitManager", "controller", "secretary", "auditor", "administrator"] as const)
      .flatMap((role) => by(role, "/")),
  ],
  "/search": open("/search?q=vatten"),
  "/trail": [...by("auditor", "/trail"), ...open("/trail?kind=goal&object=1")],
  "/about": open("/about"),
  "/accessibility": open("/accessibility"),
  "/imports": by("controller", "/imports"),
  "/imports/new": by("controller", "/imports/new"),
  "/imports/waiting/{id}": by("controller", waiting),
  "/imports/{id}": by("controller", "/imports/1"),
  "/data": [...open("/data"), ...by("controller", "/data")],
  "/sign-in": open("/sign-in"),
  "/account": by("controller", "/account"),
  "/activities": [...open("/activities"), ...by("unitManager", "/activities")],
  "/activities/new": by("unitManager", "/activities/new"),
  "/activities/{id}": [...open("/activities/1"), ...by("unitManager", activity())],
  "/activities/{id}/edit": by("unitManager", activity(() => "/edit")),
  "/activities/{id}/ending": by("unitManager", activity(() => "/ending")),
  "/activities/{id}/obstacles/{obstacle}/removal": by("unitManager", activity(obstacle)),
  "/activities/{id}/hypotheses/new": by("unitManager", activity(() => "/hypotheses/new")),
  "/activities/{id}/hypotheses/{hypothesis}/edit": by("unitManager", activity(leading(/\/hypotheses\/\d+\/edit$/))),
  "/activities/{id}/hypotheses/{hypothesis}/verdict": by("unitManager", activity(verdict)),
  "/lessons": open("/lessons"),
  "/rounds": [...open("/rounds"), ...by("controller", "/rounds")],
  "/rounds/new": by("controller", "/rounds/new?often=half_year&year=2026&period=2026%20H1"),
  "/rounds/{id}": [...by("controller", round()), ...by("auditor", round())],
  "/rounds/{id}/edit": by("controller", round(() => "/edit")),
  "/rounds/{id}/comparison": by("controller", round(comparison)),
  "/rounds/{id}/units/{unit}": by("headOfAdministration", round(partInRound)),
  "/to-do": [...by("headOfAdministration", async (page, signedIn) => { await round()(page, signedIn); return "/to-do"; }), ...by("auditor", "/to-do")],
  "/heat-map": [...open("/heat-map"), ...by("chiefExecutive", "/heat-map?unit=1&order=title")],
  "/assignments": [...open("/assignments"), ...by("secretary", "/assignments?all=true&q=skol")],
  "/assignments/new": by("councilMember", "/assignments/new"),
  "/assignments/{id}": [...by("councilMember", assignment), ...by("chiefExecutive", assignment)],
  "/decisions": [...open("/decisions"), ...by("auditor", "/decisions?kind=goal_adopted&q=inget%20s%C3%A5dant")],
  "/minutes-items/{id}": open("/minutes-items/1"),
  "/audit": [...open("/audit"), ...by("auditor", audit)],
  "/presentation": [...open("/presentation"), ...by("chiefExecutive", "/presentation?since=2024-01-01")],
  "/presentation/goals/{id}": by("chiefExecutive", slide),
  "/measures": [...open("/measures"), ...by("unitManager", "/measures?all=true")],
  "/measures/new": by("unitManager", "/measures/new"),
  "/measures/{id}": by("unitManager", measure),
  "/questions": [...open("/questions"), ...open("/questions?waiting=true&q=vatten")],
  "/questions/new": by("boardMember", "/questions/new?subject=unit&object=1"),
  "/questions/{id}": [...by("boardMember", question), ...by("headOfAdministration", question)],
  "/organisation": [...open("/organisation"), ...by("administrator", "/organisation")],
  "/organisation/units/new": by("administrator", "/organisation/units/new"),
  "/organisation/units/{id}": [...open(unit()), ...by("administrator", unit())],
  "/organisation/units/{id}/approval": by("headOfAdministration", unit("/approval")),
  "/organisation/units/{id}/edit": by("administrator", unit("/edit")),
  "/organisation/units/{id}/removal": by("administrator", unit("/removal")),
  "/indicators": [...open("/indicators"), ...open("/indicators?stale=true")],
  "/indicators/new": by("controller", "/indicators/new"),
  "/indicators/{id}": [...open(indicator()), ...by("controller", indicator())],
  "/indicators/{id}/edit": by("controller", indicator("/edit")),
  "/indicators/{id}/targets": by("controller", indicator("/targets")),
  "/indicators/{id}/measurements/new": by("controller", indicator("/measurements/new")),
  "/indicators/{id}/measurements/{measurement}/correction": by("controller", correction),
  "/comparisons": by("controller", "/comparisons"),
  "/comparisons/{id}": by("controller", "/comparisons/1"),
  "/administration/permissions": by("administrator", "/administration/permissions"),
  "/administration/people": by("administrator", "/administration/people"),
  "/administration/people/new": by("administrator", "/administration/people/new"),
  "/administration/people/{id}": by("administrator", "/administration/people/1"),
  "/administration/people/{id}/edit": by("administrator", "/administration/people/1/edit"),
  "/administration/reminders": by("administrator", "/administration/reminders"),
  "/reminders/{token}": open("/reminders/nobodys"),
  "/administration/appointments": by("administrator", "/administration/appointments"),
  "/administration/appointments/{id}/end": by("administrator", "/administration/appointments/1/end"),
  "/administration/municipality": by("administrator", "/administration/municipality"),
  "/goals": [...open("/goals"), ...by("controller", "/goals")],
  "/goals/new": by("boardMember", "/goals/new"),
  "/goals/{id}": [...open(goal("Sveriges mest effektiva kommun")), ...open(goal("Vision 2040"))],
  "/goals/{id}/edit": by("boardMember", draftToChange),
  "/goals/{id}/replacement": by("boardMember", goalOfTheBoard("/replacement")),
  "/goals/{id}/decision": by("secretary", proposed),
  "/goals/{id}/closing": by("secretary", goalOfTheBoard("/closing")),
  "/goals/{id}/contributions": by("unitManager", goal("Sveriges mest effektiva kommun", "/contributions")),
  "/goals/{id}/judgements": by("headOfAdministration", goalOfTheBoard("/judgements")),
  "/administration/levels": by("administrator", "/administration/levels"),
  "/administration/levels/new": by("administrator", "/administration/levels/new"),
  "/administration/levels/{id}": by("administrator", "/administration/levels/1"),
  "/administration/themes": by("administrator", "/administration/themes"),
  "/administration/themes/new": by("administrator", "/administration/themes/new"),
  "/administration/themes/{id}": by("administrator", "/administration/themes/1"),
};

/**
 * What is no page: files, a word for machines, ways in and on; and what others look at: the set-up in set-up.spec.ts, and the choice of a
 * password by whoever got one, in administration.spec.ts.
 */
const NO_PAGES = ["/health", "/data/{file}", "/activities.csv", "/audit.csv", "/live", "/account/password", "/indicators/{id}/measurements.csv", "/administration", "/set-up", "/follow-ups/{id}"];

test("every page of the program stands in the list, and nothing else", async () => {
  const routes = (await run(["routes"])).trim().split("\n").map((line) => line.split(" "));
  const pages = routes.filter(([method]) => method === "GET").map(([, path]) => path ?? "");
  expect(pages.filter((path) => !NO_PAGES.includes(path)).sort()).toEqual(Object.keys(PAGES).sort());
});

/** Sign-ins of this worker, one for each role: pages are only read here. */
const signIns = new Map<Role, Awaited<ReturnType<BrowserContext["storageState"]>>>();

for (const [path, visits] of Object.entries(PAGES)) {
  test(`${path} can be read by everybody who may`, async ({ page: citizen, openBrowser, signedIn }) => {
    const reader = async (role: Role): Promise<Page> => {
      const known = signIns.get(role);
      if (known) return openBrowser({ storageState: known });
      const page = await signedIn(role);
      signIns.set(role, await page.context().storageState());
      return page;
    };
    for (const { as, at } of visits) {
      const page = as ? await reader(as) : citizen;
      const address = typeof at === "string" ? at : await at(page, reader);
      expect((await page.goto(address))?.status(), address).toBe(200);
      await lookAround(page, `${address} as ${as ?? "anybody"}`);
    }
  });
}
