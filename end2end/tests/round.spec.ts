// A round of follow-up from the calendar to what anybody reads; and the next one, in which nothing has changed.
import { answer as reply, ask } from "../pages/question";
import { ToDoPage, openRound } from "../pages/round";
import { expect, look, test, type Page } from "../fixtures/verkan";

/** Presses the tab key until the button with these words has the focus: what a hand on the keyboard does. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement?.textContent ?? "")).startsWith(words)) return;
  }
  throw new Error(`no ${words} within thirty presses`);
}

test("a round goes from the calendar to the public, and the next one is a press a row", { tag: ["@phone", "@no-javascript"] }, async ({
  signedIn, openBrowser,
}, { project }) => {
  const { viewport, javaScriptEnabled } = project.use;
  const options = { viewport, javaScriptEnabled };
  const [first, second] = [`Första omgången (${project.name})`, `Andra omgången (${project.name})`];
  const controller = await signedIn("controller", options);
  const address = await openRound(controller, first);
  const manager = await signedIn("headOfAdministration", options);
  const toDo = new ToDoPage(manager);

  await test.step("the head of administration finds it on the start page and answers it", async () => {
    await expect(manager.getByRole("main").getByText(first)).toBeVisible();
    await toDo.goto();
    await look(manager, "what is owed");
    const rows = await toDo.left(first).count();
    expect(rows).toBeGreaterThan(1);
    for (let row = 0; row < rows; row += 1) await toDo.answer(first, row === 0 ? "Inte på väg" : "På väg", "Vi ser det i driften.");
    await toDo.handIn(first);
  });

  const member = await signedIn("boardMember", options);
  let there = "";
  await test.step("the board approves it, and anybody reads it", async () => {
    await member.goto(address);
    await member.getByRole("link", { name: /^Läs och godkänn/ }).click();
    await look(member, "what is to be approved");
    await member.getByRole("button", { name: "Godkänn", exact: true }).click();
    await expect(member.getByRole("status")).toContainText("Godkänt");
    there = new URL(member.url()).pathname;
    const stranger = await openBrowser(options);
    await stranger.goto(there);
    await expect(stranger.getByText("Vi ser det i driften.").first()).toBeVisible();
    await look(stranger, "what was approved");
    await stranger.goto("/heat-map");
    await expect(stranger.getByRole("link", { name: "Inte på väg" }).first()).toBeVisible();
    await look(stranger, "the heat map");
  });

  await test.step("the board asks about an answer, and whoever gave it replies beside it", async () => {
    const question = await ask(member, there, "Vad hindrar?");
    await reply(manager, question, "Personalen räcker inte till.");
    await member.goto(question);
    await member.getByRole("navigation", { name: "Brödsmulor" }).getByRole("link").last().click();
    await expect(member).toHaveURL(new RegExp(`${there}#`));
    await expect(member.getByText("Personalen räcker inte till.")).toBeVisible();
    await look(member, "an answer that was asked about");
  });

  await test.step("in the next round nothing has changed", async () => {
    const other = await openRound(controller, second);
    await toDo.goto();
    const rows = await toDo.left(second).count();
    const before = Date.now();
    for (let left = rows; left > 0; left -= 1) {
      const press = toDo.left(second).first().getByRole("button", { name: /^Ingen förändring/ });
      if (project.name === "desktop") {
        if (left === rows) await toDo.left(second).first().focus();
        await tabTo(manager, "Ingen förändring");
        await manager.keyboard.press("Enter");
      } else {
        await press.click();
      }
      await expect(toDo.left(second)).toHaveCount(left - 1);
    }
    console.log(`${rows} rows without a change in ${Date.now() - before} ms (${project.name})`);
    await expect(toDo.round(second).getByRole("button", { name: "Lämna in" })).toBeInViewport();
    await toDo.handIn(second);
    await controller.goto(`${other}/comparison?with=${address.split("/").pop()}`);
    await expect(controller.getByText("Ingen bedömning har ändrats.")).toBeVisible();
    await look(controller, "two rounds beside each other");
  });
});

test("two who answer the same row see both texts", async ({ signedIn }) => {
  const title = "Omgången som två svarar i";
  await openRound(await signedIn("controller"), title);
  const [one, two] = [await signedIn("headOfAdministration"), await signedIn("headOfAdministration")];
  await two.goto("/to-do");
  const toDo = new ToDoPage(one);
  await toDo.goto();
  await toDo.answer(title, "På väg", "Den första texten.");
  const row = await new ToDoPage(two).write(title, "Inte på väg", "Den andra texten.");
  await row.getByRole("button", { name: /^Spara/ }).click();
  await expect(two.getByRole("alert")).toContainText("Den första texten.");
  await expect(new ToDoPage(two).round(title).getByText("Den andra texten.")).toBeVisible();
  await look(two, "a row that two have answered");
});
