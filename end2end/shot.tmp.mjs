import { chromium } from "@playwright/test";
const [base, mailbox, out, ...paths] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: process.env.CHROME || "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, size, scheme] of [["d", { width: 1280, height: 900 }, "light"], ["p", { width: 390, height: 844 }, "light"], ["n", { width: 1280, height: 900 }, "dark"]]) {
  const c = await b.newContext({ viewport: size, colorScheme: scheme, locale: "sv-SE" });
  const p = await c.newPage();
  if (mailbox !== "-") {
    await p.goto(base + "/sign-in");
    await p.fill("#email", mailbox + "@exempel.verkan.se");
    await p.fill("#password", "exempel-kommunen");
    await Promise.all([p.waitForNavigation(), p.click("main form button[type=submit]")]);
  }
  for (const [i, path] of paths.entries()) {
    await p.goto(base + path);
    await p.waitForTimeout(150);
    await p.screenshot({ path: `${out}-${name}-${i}.png`, fullPage: false });
    const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    console.log(name, path, "overflow", over, await p.title());
  }
  await c.close();
}
await b.close();
