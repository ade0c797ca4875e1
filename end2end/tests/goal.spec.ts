// From a board member's words to a decision that stands, its replacement, a unit's contribution, and two who write at once.
import { day, pressAndSee, whatToCorrect } from "../pages/form";
import { DecisionForm, GoalForm, GoalPage, decidedGoal, openGoal, writeDraft } from "../pages/goal";
import { expect, look, send, test, type Page } from "../fixtures/verkan";

const draft = (page: Page, title: string): Promise<string> => writeDraft(page, title, day(0));

test("a goal is proposed, decided, and replaced by a new decision", async ({ signedIn, openBrowser }) => {
  const member = await signedIn("boardMember");
  const secretary = await signedIn("secretary");
  const citizen = await openBrowser();
  let address = "";

  await test.step("a board member writes and proposes", async () => {
    const form = new GoalForm(member);
    await form.goto();
    await look(member, "a new goal");
    await form.fill({ title: "", change: "Läckorna blir färre <b>och</b> kortare", from: day(0) });
    await pressAndSee(member, form.save, 422);
    await expect(whatToCorrect(member)).toContainText("Målet i en mening");
    await expect(form.change).toHaveValue("Läckorna blir färre <b>och</b> kortare");
    await look(member, "a goal to correct");
    address = await draft(member, "Vattnet i kranen försvinner mer sällan");
    await look(member, "a draft");
    expect((await citizen.goto(address))?.status()).toBe(404);
    await new GoalPage(member).propose();
    await expect(new GoalPage(member).act("Registrera beslutet")).toBeVisible();
  });

  await test.step("the secretary registers the decision, with the wrong day first", async () => {
    await secretary.goto(address);
    await new GoalPage(secretary).act("Registrera beslutet").click();
    await look(secretary, "a decision");
    const form = new DecisionForm(secretary);
    await form.fill(day(-1), "§ 85", "2026.019 TEN");
    await pressAndSee(secretary, form.save, 422);
    await expect(whatToCorrect(secretary)).toContainText("Beslutet är daterat före förslaget");
    await expect(form.paragraph).toHaveValue("§ 85");
    await expect(form.registryNumber).toHaveValue("2026.019 TEN");
    await look(secretary, "a decision to correct");
    await form.day.fill(day(0));
    await form.save.click();
    await expect(new GoalPage(secretary).fact("Paragraf")).toHaveText("§ 85");
  });

  await test.step("everybody can read it, nobody can edit it", async () => {
    expect((await citizen.goto(address))?.status()).toBe(200);
    await expect(new GoalPage(citizen).fact("Diarienummer")).toHaveText("2026.019 TEN");
    await look(citizen, "a decided goal");
    await member.goto(address);
    await expect(new GoalPage(member).act("Ändra utkastet")).toHaveCount(0);
    expect(await send(member, address, { title: "Något annat", version: "3" })).toBeGreaterThanOrEqual(400);
  });

  await test.step("a new decision replaces it", async () => {
    await new GoalPage(member).act("Ersätt med nytt mål").click();
    await look(member, "a replacement");
    const form = new GoalForm(member);
    await expect(form.title).toHaveValue("Vattnet i kranen försvinner mer sällan");
    await form.title.fill("Vattnet i kranen försvinner aldrig två dagar i rad");
    await form.save.click();
    await expect(member.getByRole("heading", { level: 1 })).toHaveText("Vattnet i kranen försvinner aldrig två dagar i rad");
    await new GoalPage(member).propose();
    await secretary.goto(`${new URL(member.url()).pathname}/decision`);
    await expect(secretary.getByRole("main")).toContainText("ersätts ”Vattnet i kranen försvinner mer sällan”");
    const decision = new DecisionForm(secretary);
    await decision.fill(day(0), "§ 86", "2026.020 TEN");
    await decision.save.click();
    await citizen.goto(address);
    await expect(citizen.getByRole("heading", { name: "Målet är ersatt" })).toBeVisible();
    await look(citizen, "a replaced goal");
    await citizen.getByRole("link", { name: "Vattnet i kranen försvinner aldrig två dagar i rad" }).first().click();
    await expect(new GoalPage(citizen).fact("Paragraf")).toHaveText("§ 86");
  });
});

test("a unit that does not own a goal states what it does for it", async ({ signedIn, page }) => {
  const manager = await signedIn("unitManager");
  const address = await openGoal(manager, "Sveriges mest effektiva kommun");
  await new GoalPage(manager).act("Ange bidrag").click();
  await look(manager, "a contribution");
  const words = manager.getByLabel("Vad vi gör, och vad vi tror att det leder till");
  const save = manager.getByRole("button", { name: "Spara bidraget" });
  await pressAndSee(manager, save, 422);
  await words.fill("Vi delar lokaler med skolan och tror att kostnaden då sjunker.");
  await save.click();
  await expect(manager).toHaveURL(new RegExp(`${address}\\?done=`));
  await page.goto(address);
  await expect(page.getByRole("article").filter({ hasText: "Vi delar lokaler med skolan" })).toBeVisible();
});

test("of two who change one draft the second sees both texts", async ({ signedIn }) => {
  const first = await signedIn("boardMember");
  const second = await signedIn("controller");
  const address = await draft(first, "Fler grenar av samma träd");
  await first.goto(`${address}/edit`);
  await second.goto(`${address}/edit`);
  await new GoalForm(first).change.fill("Det som den första skrev");
  await new GoalForm(second).change.fill("Det som den andra skrev");
  await new GoalForm(first).save.click();
  await expect(first).toHaveURL(new RegExp(`${address}\\?done=`));
  await pressAndSee(second, new GoalForm(second).save, 409);
  await look(second, "two who changed at once");
  const field = second.getByRole("group", { name: "Vilken förändring" });
  await expect(field).toContainText("Det som den första skrev");
  await expect(field).toContainText("Det som den andra skrev");
  await field.getByRole("radio").nth(1).check();
  await second.getByRole("button", { name: "Spara mina val" }).click();
  await expect(second).toHaveURL(new RegExp(`${address}\\?done=`));
  await expect(new GoalPage(second).fact("Vilken förändring")).toHaveText("Det som den andra skrev");
});

test("a goal is judged against the rule with a reason, and closed by a decision", async ({ signedIn, page: citizen }) => {
  const secretary = await signedIn("secretary");
  const address = await decidedGoal(await signedIn("boardMember"), secretary, "Kunderna får svar samma dag", day(0));
  const head = await signedIn("headOfAdministration");
  await head.goto(address);
  await new GoalPage(head).act("Bedöm läget").click();
  await expect(head.getByRole("radio", { name: "Kan inte bedömas" })).toBeChecked();
  const other = "Delvis uppfyllt";
  await head.getByRole("radio", { name: other }).check();
  await pressAndSee(head, head.getByRole("button", { name: "Spara bedömningen" }), 422);
  await expect(whatToCorrect(head)).toContainText("Skäl");
  await expect(head.getByRole("radio", { name: other })).toBeChecked();
  await look(head, "a judgement to correct");
  await head.getByLabel("Skäl").fill("Kunderna är nöjdare än siffrorna säger.");
  await head.getByRole("button", { name: "Spara bedömningen" }).click();
  await expect(new GoalPage(head).receipt()).toContainText("Bedömningen är sparad");
  await citizen.goto(address);
  await expect(new GoalPage(citizen).status()).toContainText(other);
  await expect(citizen.getByRole("main")).toContainText("Kunderna är nöjdare än siffrorna säger.");
  await expect(citizen.getByRole("main")).not.toContainText("Exempel Förvaltningschef");
  await look(citizen, "a judged goal");

  await secretary.goto(address);
  await new GoalPage(secretary).act("Avsluta målet").click();
  const decision = new DecisionForm(secretary);
  await decision.fill(day(1), "§ 90", "");
  await pressAndSee(secretary, decision.save, 422);
  await expect(whatToCorrect(secretary)).toContainText("Diarienummer");
  await decision.fill(day(0), "§ 90", "2026.090 TEN");
  await decision.save.click();
  await expect(new GoalPage(secretary).receipt()).toContainText("Målet är avslutat");
  await citizen.goto(address);
  await expect(citizen.getByRole("heading", { name: "Målet är avslutat" })).toBeVisible();
  await look(citizen, "a closed goal");
});

test("goals print on two sheets at most", async ({ page, request }) => {
  const goals = (await (await request.get("/data/goals.json")).json()) as { id: number }[];
  // Every fifth, and those that have most to show.
  for (const { id } of goals.filter(({ id }, place) => id <= 3 || place % 5 === 0)) {
    await page.goto(`/goals/${id}`);
    const paper = await page.pdf({ preferCSSPageSize: true });
    const sheets = paper.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets.length, `the sheets of ${await page.title()}`).toBeLessThanOrEqual(2);
  }
});
