// A politician asks what goes on, and gets an answer with a name and a date.
import { openGoal } from "../pages/goal";
import { answer, ask } from "../pages/question";
import { expect, test } from "../fixtures/verkan";

test("a politician asks about a goal, the leader answers, and everybody can read it @phone @no-javascript", async ({ page: citizen, signedIn }, info) => {
  const question = `Vad har kommunen lärt sig? (${info.project.name})`;
  const member = await signedIn("boardMember");
  const goal = await openGoal(member, "Sveriges mest effektiva kommun");
  const address = await ask(member, goal, question);
  await answer(await signedIn("chiefExecutive"), address, "Att vänta kostar mer än att pröva.");
  await member.goto("/");
  await expect(member.getByRole("main").getByRole("link", { name: question })).toBeVisible();
  await citizen.goto(goal);
  const section = citizen.locator("#questions");
  await expect(section).toContainText(question);
  await expect(section).toContainText("Att vänta kostar mer än att pröva.");
  await expect(section).toContainText("kommundirektör", { ignoreCase: true });
});
