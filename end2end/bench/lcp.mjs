// lcp.mjs URL…: the median of the largest contentful paint of 15 first visits to each page, as JSON.
//
// The benchmark calls it with a page of Verkan and a static page of the same bytes: what counts is the ratio.
import { chromium } from "@playwright/test";

const LOADS = 15;

/** The largest contentful paint of one visit with nothing in the browser's cache, in milliseconds. */
async function visit(browser, url) {
  const context = await browser.newContext({ locale: "sv-SE", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  const paint = await page.evaluate(
    () =>
      new Promise((resolve) => {
        let latest = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) latest = entry.startTime;
        }).observe({ type: "largest-contentful-paint", buffered: true });
        setTimeout(() => resolve(latest), 300);
      }),
  );
  await context.close();
  return paint;
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const urls = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.VERKAN_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server", "--no-first-run"],
});
const paints = urls.map(() => []);
for (const url of urls) await visit(browser, url);
// In turn, so that whatever else the machine does meets all of them alike.
for (let load = 0; load < LOADS; load++) {
  for (const [index, url] of urls.entries()) paints[index].push(await visit(browser, url));
}
await browser.close();
console.log(JSON.stringify(urls.map((url, index) => ({ url, lcp: median(paints[index]) }))));
