// Each kind of person signs in, comes to a start page of their own, and gets in just where the role does. In Swedish on a desktop, in
// English, on a phone and without JavaScript.
import { Header } from "../pages/header";
import { ROLES } from "../pages/sign-in";
import { expect, look, test, type Role } from "../fixtures/verkan";

const everybody = Object.keys(ROLES) as Role[];
const politicians: Role[] = ["councilMember", "executiveBoardMember", "boardMember", "oppositionCommissioner"];
const leaders: Role[] = ["companyDirector", "chiefExecutive", "headOfAdministration"];

/** Who gets in where: politicians never where activities and figures are written, administrators never where goals are. */
const GET_IN: Record<string, Role[]> = {
  "/goals/new": [...politicians, ...leaders, "controller"],
  "/activities/new": [...leaders, "unitManager", "employee"],
  "/indicators/new": ["controller", "headOfAdministration", "companyDirector", "unitManager"],
  "/imports/new": ["controller"],
  "/administration/people": ["administrator"],
  "/administration/levels": ["controller", "administrator"],
  "/trail": ["controller", "administrator", "auditor", "chiefExecutive"],
};

for (const role of everybody) {
  test(`${ROLES[role]} gets in where the role does`, async ({ signedIn }) => {
    const page = await signedIn(role);
    await look(page, `the start page of ${role}`);
    for (const [address, who] of Object.entries(GET_IN)) {
      expect((await page.goto(address))?.status(), `${role} at ${address}`).toBe(who.includes(role) ? 200 : 403);
    }
  });
}

test("politicians and leaders read and write in English, on any device", { tag: ["@phone", "@no-javascript"] }, async ({
  signedIn,
}, { project }) => {
  const { viewport, javaScriptEnabled } = project.use;
  for (const [role, address, heading] of [
    ["councilMember", "/goals/new", "Write a goal"],
    ["employee", "/activities/new", "Propose an activity"],
  ] as const) {
    const page = await signedIn(role, { viewport, javaScriptEnabled });
    await new Header(page).changeLanguage("In English");
    await look(page, `the start page of ${role} in English`);
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await look(page, `${address} in English`);
  }
});
