/** Everything with the keyboard alone: reach it, see where one is, press it. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { DESKTOP, launchBrowser } from "../support/browser.ts";
import { needs } from "../support/needs.ts";
import { startServer } from "../support/server.ts";
import { type Pages, practise } from "./candidate.ts";

const MOST_TABS = 60;

/** Presses Tab until `selector` has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`"${selector}" is not reached with ${MOST_TABS} tabs`);
}

const outline = (page: Page): Promise<string> =>
  page.evaluate("getComputedStyle(document.activeElement).outlineWidth");

async function setUpAndAnswer(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.keyboard.press("Tab");
  assert.match(await page.locator(":focus").innerText(), /skip/i);
  await tabTo(page, "#role");
  await page.keyboard.type("Nurse");
  await tabTo(page, "summary");
  assert.equal(await outline(page), "3px");
  await page.keyboard.press("Enter");
  await tabTo(page, "input[name=mode]");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "form button[type=submit]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/interviews\//);
  await tabTo(page, "main a.btn");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/questions\//);
  await tabTo(page, "#text");
  await page.keyboard.type("I listened to the patient and told the doctor what had changed.");
  await tabTo(page, "form button[type=submit]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/answers\//);
}

async function pressRecord(page: Page, pages: Pages): Promise<void> {
  await page.goto(pages.practice!);
  await tabTo(page, ".rec-btn");
  assert.equal(await outline(page), "3px");
  await page.keyboard.press("Enter");
  await page.getByText("Agree and record").waitFor();
  await page.locator(".recorder button.btn:focus").waitFor();
}

async function followQuote(page: Page, pages: Pages): Promise<void> {
  await page.goto(pages.report!);
  const ground = () => page.locator(".transcript mark.lit-1").first().evaluate(groundOf);
  const before = await ground();
  await tabTo(page, ".advice q a");
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#m1$/);
  assert.notEqual(await ground(), before, "the marked passage lights up");
}

const groundOf = (element: Element): string => getComputedStyle(element).backgroundColor;

Deno.test({
  name: "a candidate practises with the keyboard alone",
  ignore: !await needs("chromium"),
  async fn(t) {
    await using server = await startServer({ env: { TRANSCRIBER: "none" } });
    await using browser = await launchBrowser();
    const page = await (await browser.newContext({ viewport: DESKTOP })).newPage();
    await t.step("from set-up to feedback", () => setUpAndAnswer(page, server.origin));
    const pages = await practise(page, server.origin);
    await t.step(
      "the record button asks for consent, with the focus",
      () => pressRecord(page, pages),
    );
    await t.step("a quote leads to its place in the transcript", () => followQuote(page, pages));
  },
});
