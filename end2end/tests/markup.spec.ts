// Text that looks like markup stays text in a real browser: nothing opens, nothing runs, nothing is blocked since nothing was tried.
import { day } from "../pages/form";
import { GoalForm, GoalPage } from "../pages/goal";
import { expect, test, type Page } from "../fixtures/verkan";

const PAYLOADS = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(2)>`,
  `</textarea></title></option></select><svg onload=alert(3)>`,
  `' onmouseover='alert(4)' x='`,
  `--></svg></style></script><iframe srcdoc="<script>alert(5)</script>"></iframe>`,
  `<style>@import '//evil.example/x.css';</style><base href="//evil.example/">`,
  `<a href="javascript:alert(6)">x</a>`,
];
const ALL = PAYLOADS.join(" ");

/** Notes every dialog and every breach of the policy; what is written to the console fails the test anyway. */
async function watched(page: Page): Promise<string[]> {
  const alive: string[] = [];
  page.on("dialog", (dialog) => {
    alive.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.exposeFunction("breach", (what: string) => alive.push(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      (window as unknown as { breach: (what: string) => void }).breach(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return alive;
}

test("markup that people write is shown and never comes alive", async ({ signedIn, page: citizen }) => {
  const member = await signedIn("boardMember");
  const alive = [await watched(member), await watched(citizen)];
  const form = new GoalForm(member);
  await form.goto();
  await form.fill({ title: ALL.slice(0, 200), forWhom: ALL.slice(0, 400), change: ALL, from: day(0) });
  await form.save.click();
  await expect(member.getByRole("heading", { level: 1 })).toContainText("<script>alert(1)</script>");
  const address = new URL(member.url()).pathname;
  await expect(new GoalPage(member).fact("Vilken förändring")).toHaveText(ALL);
  await member.goto(`${address}/edit`);
  await expect(form.change).toHaveValue(ALL);
  await new GoalForm(member).change.fill(`${ALL} och mer`);
  await form.save.click();
  await new GoalPage(member).propose();
  for (const shown of [address, "/goals", "/goals/new", `/trail?kind=goal&object=${address.split("/").pop()}`, "/"]) {
    await member.goto(shown);
    await expect(member.getByRole("main")).toBeVisible();
  }
  for (const payload of PAYLOADS) {
    await citizen.goto(`/search?q=${encodeURIComponent(payload)}`);
    await expect(citizen.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await citizen.goto("/sign-in");
  await citizen.getByLabel("E-postadress").fill(ALL);
  await citizen.getByLabel("Lösenord").fill("fel lösenord");
  await citizen.getByRole("main").getByRole("button", { name: "Logga in", exact: true }).click();
  await expect(citizen.getByLabel("E-postadress")).toHaveValue(ALL.slice(0, 254));
  expect(alive.flat(), "nothing came alive").toEqual([]);
});
