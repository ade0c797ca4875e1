// What people meet when it cannot be done: each page says what happened and where to go from there, in light, dark and at 320 px.
import { emptyVerkan } from "../fixtures/own-server";
import { pressAndSee } from "../pages/form";
import { Header } from "../pages/header";
import { expect, lookAround, test, type Page } from "../fixtures/verkan";

/** Opens what is to be refused. */
async function refused(page: Page, address: string, status: number, words: string): Promise<void> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(status);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words);
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
  await lookAround(page, `${status} ${words}`);
}

/** Sends a form that says nothing, as no page of ours does. */
async function unreadable(page: Page, words: string): Promise<void> {
  await page.goto("/about");
  const button = page.getByRole("banner").locator("form[action='/language'] button");
  await button.evaluate((it) => it.removeAttribute("name"));
  await pressAndSee(page, button, 422);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words);
  await lookAround(page, `422 ${words}`);
}

test("what is not there, not theirs, not possible now and not to be read is told in both languages", async ({ openBrowser, page, signedIn }) => {
  const english = await openBrowser({ locale: "en-GB" });
  await refused(page, "/goals/999999", 404, "Sidan finns inte");
  await refused(english, "/goals/999999", 404, "The page does not exist");
  await refused(page, "/set-up", 409, "Det går inte just nu");
  await refused(english, "/set-up", 409, "That is not possible just now");
  await unreadable(page, "Det som skickades går inte att läsa");
  await unreadable(english, "What was sent cannot be read");
  const member = await signedIn("boardMember");
  await refused(member, "/imports", 403, "Du får inte göra det här");
  await new Header(member).changeLanguage("In English");
  await refused(member, "/imports", 403, "You may not do this");
});

test.describe("when the server fails", () => {
  test.use({ mayFail: true });

  test("what broke is a number to the reader", async ({ openBrowser }) => {
    const server = await emptyVerkan();
    try {
      const page = await openBrowser({ baseURL: server.address });
      await server.breakDatabase();
      await refused(page, "/goals", 500, "Något gick fel hos oss");
      await expect(page.getByRole("main")).toContainText(/[0-9a-f]{12}/);
    } finally {
      await server.stop();
    }
  });

  test("a database that is away is told as such", async ({ openBrowser }) => {
    const { VERKAN_TEST_POSTGRES: database, VERKAN_TEST_POSTGRES_PID: pid } = process.env;
    test.skip(!database || !pid, "only beside a PostgreSQL: scripts/with-postgres.sh scripts/e2e.sh");
    const server = await emptyVerkan(database);
    try {
      const page = await openBrowser({ baseURL: server.address });
      await page.goto("/set-up");
      process.kill(Number(pid), "SIGINT");
      await expect(() => expect(() => process.kill(Number(pid), 0)).toThrow(), "the database has stopped").toPass();
      // The server waits ten seconds for a database to come back.
      await refused(page, "/goals", 503, "Verkan når inte sina uppgifter just nu");
    } finally {
      await server.stop();
    }
  });
});
