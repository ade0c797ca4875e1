// The auditor: who changed what, when and in which role; and the model as it was on a day.
import { day } from "../pages/form";
import { GoalForm } from "../pages/goal";
import { TrailPage } from "../pages/trail";
import { ownVerkan } from "../fixtures/own-server";
import { expect, look, send, test } from "../fixtures/verkan";

test("an auditor follows a goal's history and the whole trail, and changes nothing", async ({ signedIn }) => {
  const member = await signedIn("boardMember");
  const form = new GoalForm(member);
  await form.goto();
  await form.fill({ title: "Vägarna håller längre", change: "Färre potthål", from: day(0) });
  await form.save.click();
  await expect(member.getByRole("heading", { level: 1 })).toHaveText("Vägarna håller längre");
  const address = new URL(member.url()).pathname;
  await member.goto(`${address}/edit`);
  await form.change.fill("Inga potthål");
  await form.save.click();
  await expect(member).toHaveURL(new RegExp(`${address}\\?done=`));

  const auditor = await signedIn("auditor");
  await auditor.goto(address);
  await auditor.getByRole("main").getByRole("link", { name: "Historik" }).click();
  const trail = new TrailPage(auditor);
  await expect(trail.events).toHaveCount(2);
  await expect(trail.events.first()).toContainText("Ledamot i nämnd");
  await expect(trail.events.first().locator("del")).toContainText("Färre potthål");
  await expect(trail.events.first().locator("ins")).toContainText("Inga potthål");
  await look(auditor, "history");

  await trail.goto();
  await look(auditor, "trail");
  await trail.narrowTo("Mål");
  await expect(trail.events.filter({ hasText: "Vägarna håller längre" }).first()).toBeVisible();
  expect(await send(auditor, address, { title: "Nej", version: "2" })).toBe(403);
  await auditor.goto(address);
  await expect(auditor.getByRole("heading", { name: "Ändra", exact: true })).toHaveCount(0);
});

test("the red thread and a goal are read as they were on a day", { tag: "@no-javascript" }, async ({ page }) => {
  await page.goto("/goals?on=2025-06-01");
  const main = page.getByRole("main");
  await expect(page.getByText("1 juni 2025")).toHaveCount(1);
  await expect(main.getByRole("link", { name: "Stärkt ekonomi- och koncernstyrning" })).toBeVisible();
  await expect(main.getByRole("link", { name: "Rätt kompetens säkras" })).toHaveCount(0);
  await look(page, "red thread of another day");
  await main.getByRole("link", { name: "Sveriges mest effektiva kommun", exact: true }).click();
  await expect(page).toHaveURL(/[?&]on=2025-06-01/);
  await expect(page.getByText("1 juni 2025")).toHaveCount(1);
  await look(page, "goal of another day");
  await page.getByRole("link", { name: "Tillbaka till i dag" }).click();
  await expect(page).toHaveURL(/\/goals\/\d+$/);
  await expect(page.getByText("1 juni 2025")).toHaveCount(0);
});

test("a round is read as it was on a day, down to what a unit had answered", { tag: "@no-javascript" }, async ({ openBrowser }, { project }) => {
  const server = await ownVerkan("granvik");
  try {
    const page = await openBrowser({ baseURL: server.address, javaScriptEnabled: project.use.javaScriptEnabled });
    const main = page.getByRole("main");
    await page.goto("/rounds");
    await main.getByRole("row").filter({ hasText: "Stängd" }).first().getByRole("link").first().click();
    const board = main.getByRole("table");
    await expect(board.getByText("Godkänd").first()).toBeVisible();
    // In Granvik everybody has answered a month before the last day of the body, and nobody has handed in yet.
    const last = (await board.locator("tbody tr").first().locator("td.nowrap").textContent()) ?? "";
    const then = new Date(Date.parse(last) - 31 * 86_400_000).toISOString().slice(0, 10);
    await main.getByLabel("Som det var").fill(then);
    await main.getByRole("button", { name: "Visa" }).click();
    await expect(page.getByText("Du ser det som det var")).toBeVisible();
    await expect(board.getByText("Godkänd")).toHaveCount(0);
    await look(page, "a round of another day");
    await board.getByRole("link", { name: "Ekbackens skola" }).click();
    await expect(page).toHaveURL(new RegExp(`[?&]on=${then}`));
    await look(page, "a unit in a round of another day");
    await page.getByRole("link", { name: "Tillbaka till i dag" }).click();
    await expect(page).toHaveURL(/\/rounds\/\d+\/units\/\d+$/);
    await expect(main.getByText("Godkänd").first()).toBeVisible();
  } finally {
    await server.stop();
  }
});
