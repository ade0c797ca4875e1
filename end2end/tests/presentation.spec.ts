// A forum in a room with a projector: one goal a screen, by the keys, live while people report.
import { day } from "../pages/form";
import { openGoal, writeDraft } from "../pages/goal";
import { expect, islandsReady, test } from "../fixtures/verkan";

test("a forum goes through the goals by the keys, and sees what is judged meanwhile", async ({ signedIn }) => {
  const forum = await signedIn("chiefExecutive");
  await forum.goto("/presentation");
  await islandsReady(forum);
  await expect(forum.getByRole("banner")).toHaveCount(0);
  const first = forum.locator(".slides__goal a").first();
  const title = await first.innerText();
  await forum.keyboard.press("ArrowRight");
  await expect(forum.getByRole("heading", { level: 1 })).toHaveText(title);
  await islandsReady(forum);
  await forum.keyboard.press("ArrowRight");
  await expect(forum.getByRole("heading", { level: 1 })).not.toHaveText(title);
  const shown = await forum.getByRole("heading", { level: 1 }).innerText();
  await islandsReady(forum);
  await forum.keyboard.press("ArrowLeft");
  await expect(forum.getByRole("heading", { level: 1 })).toHaveText(title);
  // Somebody judges the goal that is on the screen.
  await forum.goto(await openGoal(forum, shown));
  const slide = `/presentation/goals/${new URL(forum.url()).pathname.split("/").pop()}`;
  await forum.goto(slide);
  await islandsReady(forum);
  const chief = await signedIn("chiefExecutive");
  await chief.goto(await openGoal(chief, shown));
  await chief.goto(`${new URL(chief.url()).pathname}/judgements`);
  await chief.getByRole("radio", { name: "Osäkert" }).check();
  await chief.locator("[name=sentence]").fill("Vi ser det i rummet.");
  await chief.getByRole("button", { name: "Spara bedömningen" }).click();
  await expect(forum.locator(".slide__sentence")).toHaveText("Vi ser det i rummet.");
});

test("an open heat map follows what is done, and lets a choice be made in peace", async ({ signedIn }) => {
  const leader = await signedIn("controller");
  await leader.goto("/heat-map");
  await islandsReady(leader);
  const reloaded = leader.waitForEvent("load");
  await writeDraft(await signedIn("boardMember"), "Ett mål som andra ser komma", day(0));
  await reloaded;
});
