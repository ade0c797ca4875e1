// lcp.mjs URL…: what a first visit to each page costs a reader in Chromium, as JSON: the median of the largest contentful
// paint of 15 visits, and the bytes and requests of one.
//
// The benchmark calls it with a page of Verkan and static pages of the same bytes: what counts is the ratio.
import { chromium } from "@playwright/test";

const VISITS = 15;
// Nothing that a reader waits for comes later than this after the page has loaded.
const SETTLED = 300;

/** One visit with nothing in the browser's cache. */
async function visit(browser, url) {
  const context = await browser.newContext({ locale: "sv-SE", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const requests = [];
  page.on("requestfinished", (request) => requests.push(request));
  await page.goto(url, { waitUntil: "load" });
  const lcp = await page.evaluate(
    (settled) =>
      new Promise((resolve) => {
        let latest = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) latest = entry.startTime;
        }).observe({ type: "largest-contentful-paint", buffered: true });
        setTimeout(() => resolve(latest), settled);
      }),
    SETTLED,
  );
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  const bytes = sizes.reduce((sum, size) => sum + size.responseHeadersSize + size.responseBodySize, 0);
  await context.close();
  return { lcp, bytes, requests: requests.length };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const urls = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.VERKAN_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server", "--no-first-run"],
});
const first = [];
for (const url of urls) first.push(await visit(browser, url));
const paints = urls.map(() => []);
// In turn, so that whatever else the machine does meets all of them alike.
for (let count = 0; count < VISITS; count++) {
  for (const [index, url] of urls.entries()) paints[index].push((await visit(browser, url)).lcp);
}
await browser.close();
console.log(JSON.stringify(first.map(({ bytes, requests }, index) => ({ lcp: median(paints[index]), bytes, requests }))));
