// Whoever wonders what became of a matter follows it through the bodies, as their minutes tell.
import { expect, look, test } from "../fixtures/verkan";

test("a citizen follows a matter from its preparation to its decision @phone @no-javascript", async ({ page }) => {
  await page.goto("/decisions");
  const main = page.getByRole("main");
  await expect(main.getByRole("status")).toContainText("beslut");
  await main.getByLabel("Sök på ord eller diarienummer").fill("2024.494 KS");
  await main.locator("[name=kind]").selectOption({ label: "Beredning" });
  await main.getByRole("button", { name: "Visa" }).click();
  await main.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Reviderade ägardirektiv för Alingsås Energi");
  await expect(main.getByRole("link", { name: "Läs protokollet" })).toHaveAttribute("href", /^https:\/\/sammantradesportal\.alingsas\.se\//);
  await expect(main).toContainText("maskinläst");
  const way = main.getByRole("region", { name: "Ärendets väg" }).getByRole("row");
  await expect(way.nth(1)).toContainText("Yttrande: tillstyrker");
  await expect(way.nth(2)).toContainText("Beredning");
  await expect(way.last()).toContainText("Beslut i ärende: bifall");
  await look(page, "the way of a matter");
});

test("an earlier day of the heat map says so and leads back to today", async ({ page }) => {
  await page.goto("/heat-map");
  await page.getByLabel("Som det var", { exact: true }).fill("2025-06-01");
  await page.getByRole("button", { name: "Visa" }).click();
  await expect(page.getByText("Du ser det som det var 1 juni 2025")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Ingen enhet hade svarat då" })).toBeVisible();
  await page.getByRole("link", { name: "Tillbaka till i dag" }).click();
  await expect(page).toHaveURL(/\/heat-map/);
  await expect(page.getByText("Du ser det som det var")).toBeHidden();
});
