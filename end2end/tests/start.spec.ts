// A politician between two meetings: what has changed in the body's goals, and what came of what it has decided.
import { SignInPage } from "../pages/sign-in";
import { ownVerkan } from "../fixtures/own-server";
import { expect, look, test } from "../fixtures/verkan";

test("a politician sees what has changed since the last meeting and how it goes with the decisions", { tag: ["@phone", "@no-javascript"] }, async ({
  openBrowser,
}, { project }) => {
  const server = await ownVerkan("granvik");
  try {
    const { viewport, javaScriptEnabled } = project.use;
    const page = await openBrowser({ baseURL: server.address, viewport, javaScriptEnabled });
    await new SignInPage(page).as("boardMember");
    const since = page.getByRole("region", { name: "Sedan förra mötet" });
    const changed = since.getByRole("listitem").filter({ hasText: /(Bättre|Sämre), var: / }).first();
    const goal = await changed.getByRole("link").innerText();
    const decided = page.getByRole("region", { name: "Vad organet har beslutat, och hur det går" });
    await expect(decided.getByText("Uppdrag gett").first()).toBeVisible();
    await look(page, "the start page of a politician");

    await since.getByRole("link", { name: "Alla mål, det som har ändrats först" }).click();
    await expect(page).toHaveURL(/presentation\?body=\d+&since=\d{4}-\d\d-\d\d/);
    await expect(page.locator(".slides__goal").filter({ hasText: goal })).toContainText(/(Bättre|Sämre), var: /);

    await page.goto("/");
    await decided.getByRole("link", { name: "Alla organets beslut" }).click();
    const adopted = page.getByRole("row").filter({ hasText: "Mål antaget" }).filter({ hasText: goal });
    await expect(adopted).toContainText(/På väg|Osäkert|Inte på väg|Delvis uppfyllt/);
    await look(page, "the decisions of a body and how it goes with them");
  } finally {
    await server.stop();
  }
});
