// The search dialog, by keyboard alone.
import { expect, look, test } from "../fixtures/verkan";

test("Ctrl+K finds and opens without a mouse, and Escape goes back", async ({ signedIn }) => {
  const page = await signedIn("controller");
  await page.goto("/organisation");
  const dialog = page.getByRole("dialog");
  const input = dialog.getByRole("combobox");
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(input).toBeFocused({ timeout: 500 });
  }, "the island wakes").toPass();
  await page.keyboard.type("kundenkät");
  await expect(dialog.getByRole("option").first()).toBeVisible();
  await expect(dialog.getByRole("status")).toContainText("träffar");
  await look(page, "the search dialog");
  await page.keyboard.press("ArrowDown");
  const chosen = dialog.getByRole("option", { selected: true });
  await expect(chosen).toHaveCount(1);
  await expect(input).toHaveAttribute("aria-activedescendant", (await chosen.getAttribute("id")) ?? "");
  const address = (await chosen.getAttribute("href")) ?? "";
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(input).toBeFocused();
  await expect(chosen).toHaveAttribute("href", address);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(address);
});
