// From a colleague's idea to a lesson that others can use: proposed, adopted, carried out, closed and judged.
import { ActivityPage } from "../pages/activity";
import { expect, look, test } from "../fixtures/verkan";

test("an employee proposes an activity and carries it to a lesson", { tag: ["@phone", "@no-javascript"] }, async ({
  signedIn, openBrowser,
}, { project }) => {
  const { viewport, javaScriptEnabled } = project.use;
  const page = await signedIn("employee", { viewport, javaScriptEnabled });
  const activity = new ActivityPage(page);
  const title = `Vi lyssnar efter läckor (${project.name})`;
  const judged = `Tre läckor hittades på en vecka (${project.name}).`;
  const address = await activity.propose(title);
  const stranger = await openBrowser({ viewport, javaScriptEnabled });
  expect((await stranger.goto(address))?.status(), "what is only proposed is the staff's own").toBe(404);

  await activity.button("Anta").click();
  await expect(activity.receipt()).toContainText("Aktiviteten är antagen");
  await activity.button("Påbörja").click();
  await activity.addStep("Köpa hörlurar");
  await activity.button(/^Bocka av/).click();
  await expect(page.getByText(/^klart \d/)).toBeVisible();
  await activity.raise("Gatan är avstängd.");
  await look(page, "an activity that meets an obstacle");

  await test.step("the leader finds the obstacle on the own start page", async () => {
    const manager = await signedIn("unitManager", { viewport, javaScriptEnabled });
    await expect(manager.getByRole("main").getByRole("link", { name: title })).toBeVisible();
  });

  await activity.finish("Lyssna på natten, när gatan är tyst.");
  await activity.judge("Hjälpte", judged);
  await look(page, "an activity that has been judged");

  await test.step("anybody reads what it led to", async () => {
    await stranger.goto(address);
    await expect(stranger.getByText(judged)).toBeVisible();
    await stranger.goto("/lessons?q=natten");
    await expect(stranger.getByRole("main").getByRole("link", { name: title }).first()).toBeVisible();
    await look(stranger, "lessons");
  });
});
