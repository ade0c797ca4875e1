// A goal does not go as it should: what is done about it, and whether it helped.
import { day } from "../pages/form";
import { expect, look, test } from "../fixtures/verkan";

test("a measure is planned on the goal's page, done and followed to its effect @phone @no-javascript", async ({ page: citizen, signedIn }, info) => {
  const title = `Laga fler rör (${info.project.name})`;
  const manager = await signedIn("unitManager");
  await manager.goto("/measures/new");
  await manager.getByLabel("Mål", { exact: true }).selectOption({ index: 1 });
  await manager.getByLabel("Avvikelsen").fill("Det läcker mer än i fjol.");
  await manager.getByLabel("Åtgärden i en mening").fill(title);
  await manager.getByLabel("Klar senast").fill(day(0));
  await manager.getByRole("button", { name: "Spara åtgärden" }).click();
  await expect(manager.getByRole("status")).toContainText("Åtgärden är sparad");
  await look(manager, "a measure that is planned");
  await manager.getByLabel("Så gjorde vi").fill("Nio rör är lagade.");
  await manager.getByRole("button", { name: "Den är genomförd" }).click();
  await manager.getByRole("radio", { name: "Hjälpte inte" }).check();
  await manager.getByLabel("Varför tror du det?").fill("Det läcker någon annanstans.");
  await manager.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(manager.getByRole("status")).toContainText("om åtgärden hjälpte");
  await citizen.goto(new URL(manager.url()).pathname);
  await expect(citizen.getByRole("main")).toContainText("Det läcker någon annanstans.");
});
