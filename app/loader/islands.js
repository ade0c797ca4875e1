// Wakes the islands of a page: starts the WebAssembly and hands every <leptos-island> to its function.
// Mirrors island_script.js of leptos 0.8.23 (src/hydration/), without its router; compare when Leptos is raised.
// Bundled with the output of wasm-bindgen by `cargo xtask site`; "/assets/…" names get their hash there.
// When all islands are awake, <html> carries data-islands="ready".
import * as app from "./app.js";

/** What the nearest enclosing <leptos-children> wants to hear when an island inside it wakes. */
const childrenCallbacks = [];

async function wake(island) {
  const start = app[island.dataset.component];
  if (!start) {
    console.warn(`There is no island called ${island.dataset.component}.`);
    return;
  }
  childrenCallbacks.at(-1)?.();
  await start(island);
}

async function wakeAllIn(element) {
  const tag = element.localName;
  if (tag === "leptos-island") await wake(element);
  if (tag === "leptos-children") childrenCallbacks.push(element.$$on_hydrate);
  for (const child of element.children) await wakeAllIn(child);
  if (tag === "leptos-children") childrenCallbacks.pop();
}

await app.default({ module_or_path: "/assets/app.wasm" });
app.hydrate();
await wakeAllIn(document.body);
document.documentElement.dataset.islands = "ready";
