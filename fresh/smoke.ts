/**
 * Checks islands in a real browser, by hand: `deno run -A fresh/smoke.ts`. Builds the fixture app,
 * serves it on a free port of this machine and drives Chromium through every way an island can wake.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { Builder } from "fresh/dev";

const root = join(import.meta.dirname!, "fixture");
const ARGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
  "--disable-component-update --disable-sync";

const steps: Record<string, (page: Page) => Promise<void>> = {
  "a page without islands loads no script": async (page) => {
    const scripts = collectScripts(page);
    await page.goto("/");
    assert.deepEqual(await scripts(), []);
    assert.equal(await page.locator("script").count(), 0);
  },
  "one island needs two scripts": async (page) => {
    const scripts = collectScripts(page);
    await page.goto("/one");
    await page.click("#counter");
    await hasText(page, "#counter", "count: 4");
    assert.equal((await scripts()).length, 2);
  },
  "a click before hydration is replayed once": async (page) => {
    const arrived = Promise.withResolvers<void>();
    await page.route("**/*.js", (route) => arrived.promise.then(() => route.continue()));
    await page.goto("/one", { waitUntil: "commit" });
    await page.click("#counter");
    assert.equal(await page.getAttribute("#counter", "aria-busy"), "true");
    await page.click("#counter");
    assert.equal(await page.textContent("#counter"), "count: 3");
    arrived.resolve();
    await hasText(page, "#counter", "count: 4");
    assert.equal(await page.getAttribute("#counter", "aria-busy"), null);
    await page.click("#counter");
    await hasText(page, "#counter", "count: 5");
  },
  "signals are shared between islands, computed ones keep their value": async (page) => {
    await page.goto("/page");
    await page.click("#plus");
    await hasText(page, "#shown", "2 twice 2");
  },
  "islands in slots live, slots survive being hidden and shown": async (page) => {
    await page.goto("/page");
    await page.click("#nested");
    await hasText(page, "#nested", "count: 11");
    await page.click("#deep");
    await hasText(page, "#deep", "count: 21");
    const outer = page.locator("section").first();
    assert.equal(await outer.locator("em.x").textContent(), "kept");
    assert.equal(await outer.locator("> aside").textContent(), "aside");
    await outer.locator("> .toggle").click();
    await outer.locator("#nested").waitFor({ state: "detached" });
    await outer.locator("> .toggle").click();
    await hasText(page, "#nested", "count: 10");
    assert.equal(await outer.locator("em.x").getAttribute("class"), "x");
    assert.match((await outer.locator("> .inside").textContent())!, /^in the slot count: 10 kept/);
  },
  "a slot that was never shown lives when shown": async (page) => {
    await page.goto("/page");
    await page.locator("section").nth(2).locator(".toggle").click();
    await page.click("#unseen");
    await hasText(page, "#unseen", "count: 31");
  },
  "a visible island waits for being seen": async (page) => {
    const scripts = collectScripts(page);
    await page.goto("/page");
    await page.click("#plus");
    assert.ok(!(await scripts()).some((url) => url.includes("/late-")));
    await page.locator("#late").scrollIntoViewIfNeeded();
    await hasText(page, "#late", "alive");
    assert.match((await page.getAttribute("#late", "data-src"))!, /^\/dot\.svg\?__frsh_c=\w+$/);
  },
  "an idle island loads a chunk and knows its worklet": async (page) => {
    await page.goto("/page");
    await page.locator("#idle", { hasText: /^heavy/ }).waitFor();
    const path = (await page.textContent("#idle"))!.replace("heavy ", "");
    assert.match(path, /^\/_fresh\/js\/tick\.worklet-\w+\.js$/);
    assert.equal((await page.request.get(path)).status(), 200);
  },
  "an interaction island wakes when touched and keeps what was typed": async (page) => {
    const scripts = collectScripts(page);
    await page.goto("/page");
    await page.click("#plus");
    assert.ok(!(await scripts()).some((url) => url.includes("/on_demand-")));
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>("#on-demand input")!;
      input.value = "typed early";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await hasText(page, "#on-demand output", "typed early/no");
    await page.click("#on-demand button");
    await hasText(page, "#on-demand output", "typed early/typed early");
  },
  "islands may be empty, mere text, or other inside than the server thought": async (page) => {
    await page.goto("/edges");
    await hasText(page, "#nothing", "alive");
    await hasText(page, "#differs", "browser");
    assert.equal(await page.getAttribute("#differs", "title"), "browser");
    await page.click("#texts");
    await page.locator("#row", { hasText: /n=1 / }).waitFor();
    assert.equal(
      (await page.locator("#row").textContent())!.replace(/\s+/g, " ").trim(),
      "alive|browser|n=1 addslot ab end|",
    );
    assert.equal(await page.locator("#none").evaluate((el) => el.childNodes.length), 0);
    assert.ok(await page.locator("#box").isChecked());
    const svg = page.locator("#svg");
    assert.equal(await svg.getAttribute("viewBox"), "0 0 2 2");
    assert.equal(
      await svg.evaluate((el) => el.firstElementChild!.namespaceURI),
      "http://www.w3.org/2000/svg",
    );
  },
  "what was typed before hydration stays": async (page) => {
    const arrived = Promise.withResolvers<void>();
    await page.route("**/*.js", (route) => arrived.promise.then(() => route.continue()));
    await page.goto("/edges", { waitUntil: "commit" });
    await page.fill("#controlled", "typed early");
    arrived.resolve();
    await hasText(page, "#typed", "typed early");
    assert.equal(await page.inputValue("#controlled"), "typed early");
  },
  "a form without an action waits for its island": async (page) => {
    await page.goto("/page");
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>("#on-demand")!;
      form.querySelector("input")!.value = "sent early";
      form.querySelector("input")!.dispatchEvent(new InputEvent("input", { bubbles: true }));
      form.requestSubmit(form.querySelector("button"));
    });
    await hasText(page, "#on-demand output", "sent early/sent early");
    assert.equal(new URL(page.url()).search, "");
  },
};

function collectScripts(page: Page): () => Promise<string[]> {
  const urls: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") urls.push(request.url());
  });
  return () => page.waitForLoadState("networkidle").then(() => [...new Set(urls)]);
}

async function hasText(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector, { hasText: new RegExp(`^${text}$`) }).waitFor();
}

async function run(context: BrowserContext, step: (page: Page) => Promise<void>): Promise<string> {
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error.stack)));
  page.on("console", (message) => {
    const { url } = message.location();
    if (message.type() === "error" && !url.endsWith("/favicon.ico")) errors.push(message.text());
  });
  try {
    await step(page);
  } catch (error) {
    errors.push(String((error as Error).stack));
  } finally {
    await page.close();
  }
  return errors.join("\n");
}

await new Builder({ root }).build();
const { default: server } = await import(join(root, "_fresh/server.js"));
const http = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, server.fetch);
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ARGS.split(" "),
});
let failed = 0;
for (const [name, step] of Object.entries(steps)) {
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${http.addr.port}` });
  const problem = await run(context, step);
  await context.close();
  failed += problem ? 1 : 0;
  // deno-lint-ignore no-console -- the report is what this script is for
  console.log(`${problem ? "FAILED" : "ok    "} ${name}${problem && `\n${problem}`}`);
}
await browser.close();
await http.shutdown();
Deno.exit(failed > 0 ? 1 : 0);
