// A body decides that somebody is to do something, and sees it through.
import { decide, give } from "../pages/assignment";
import { day } from "../pages/form";
import { expect, look, test } from "../fixtures/verkan";

test("an assignment is given, reported back, sent back and closed @phone @no-javascript", async ({ page: citizen, signedIn }, info) => {
  const title = `Utred skolskjutsen (${info.project.name})`;
  const council = await signedIn("councilMember");
  const address = await give(council, title, day(0));
  const chief = await signedIn("chiefExecutive");
  await chief.goto(address);
  await chief.getByLabel("Så har det gått").fill("Tre bussar till.");
  await chief.getByLabel("Uppdraget är utfört").check();
  await chief.getByRole("button", { name: "Spara rapporten" }).click();
  await expect(chief.getByRole("status")).toContainText("Rapporten är sparad");
  await council.goto("/");
  await expect(council.getByRole("region", { name: "Uppdrag som väntar" }).getByRole("link", { name: title })).toBeVisible();
  const decided = council.getByRole("region", { name: "Vad organet har beslutat, och hur det går" });
  await expect(decided.getByRole("listitem").filter({ hasText: title })).toContainText("Återrapporterat");
  await council.goto(address);
  await look(council, "an assignment that is reported back");
  await council.getByLabel("Vad saknas?").fill("Vad kostade det?");
  await council.getByRole("button", { name: "Skicka tillbaka" }).click();
  await expect(council.getByRole("status")).toContainText("Uppdraget pågår igen");
  await council.getByLabel("utan att vara utfört").check();
  await decide(council, day(0));
  await council.getByRole("button", { name: "Registrera beslutet" }).click();
  await expect(council.getByRole("status")).toContainText("Beslutet är registrerat");
  await citizen.goto(address);
  await expect(citizen.getByRole("main")).toContainText("Tre bussar till.");
  await expect(citizen.getByRole("main")).toContainText("Återkallat");
});
