/** Typed practice with JavaScript switched off, from set-up to report and back. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { launchBrowser, PHONE } from "../support/browser.ts";
import { needs } from "../support/needs.ts";
import { startServer } from "../support/server.ts";
import { type Pages, practise } from "./candidate.ts";

async function comeBack(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.check("input[name=kind][value=technical]");
  await page.click("form button[type=submit]");
  assert.equal(await page.locator("#role").getAttribute("aria-invalid"), "true");
  assert.match(await page.locator("#role-error").innerText(), /\w/);
  assert.equal(await page.locator("input[name=kind][value=technical]").isChecked(), true);
}

async function readReports(page: Page, pages: Pages): Promise<void> {
  await page.goto(pages.report!);
  const quote = await page.locator(".advice q").first().innerText();
  assert.ok((await page.locator(".transcript").first().textContent())?.includes(quote));
  assert.equal(await page.locator("script").count(), 0, "a report needs no script");
  await page.goto(pages["abstained report"]!);
  assert.match(await page.locator(".notice strong").innerText(), /too short/i);
}

async function seeNoRecorder(page: Page, pages: Pages): Promise<void> {
  await page.goto(pages.practice!);
  assert.equal(await page.locator(".recorder").isVisible(), false);
  assert.match(await page.locator("noscript").innerText(), /type your answer/i);
}

async function search(page: Page, pages: Pages): Promise<void> {
  await page.goto(pages.search!);
  assert.equal(await page.locator("main mark").first().innerText(), "client");
}

async function deleteEverything(page: Page, pages: Pages): Promise<void> {
  await page.goto(pages["delete everything"]!);
  await page.click("button.danger");
  assert.match(await page.locator(".error").innerText(), /tick the box/i);
  await page.check("#confirm");
  await page.click("button.danger");
  const gone = await page.goto(pages.report!);
  assert.equal(gone?.status(), 404);
}

Deno.test({
  name: "a candidate without JavaScript practises",
  ignore: !await needs("chromium"),
  async fn(t) {
    await using server = await startServer({ env: { TRANSCRIBER: "none" } });
    await using browser = await launchBrowser();
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await t.step(
      "a form that comes back keeps what was chosen",
      () => comeBack(page, server.origin),
    );
    const pages = await practise(page, server.origin);
    await t.step("reports are read", () => readReports(page, pages));
    await t.step("the practice page offers to type", () => seeNoRecorder(page, pages));
    await t.step("answers are searched", () => search(page, pages));
    await t.step("everything is deleted", () => deleteEverything(page, pages));
  },
});
