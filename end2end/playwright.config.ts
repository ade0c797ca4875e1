// The end-to-end tests run against a server that is started already: scripts/e2e.sh starts the program with the
// sample municipality in a data folder of its own and says where in VERKAN_E2E_URL.
//
// Projects: `desktop` runs everything; `phone` and `no-javascript` run the tests tagged @phone and @no-javascript.
import { defineConfig, devices } from "@playwright/test";

const chromium = {
  ...devices["Desktop Chrome"],
  channel: undefined,
  launchOptions: {
    executablePath: process.env.VERKAN_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  },
};

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // Two busy cores are slow at times; what a test waits for is there long before.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    ...chromium,
    baseURL: process.env.VERKAN_E2E_URL ?? "http://127.0.0.1:3000",
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "desktop" },
    { name: "phone", grep: /@phone/, use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
    { name: "no-javascript", grep: /@no-javascript/, use: { javaScriptEnabled: false } },
  ],
});
