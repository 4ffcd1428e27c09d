/** With JavaScript switched off a candidate sets up, types, reads, finds, takes along and deletes. */
import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { launchBrowser, PHONE } from "../support/browser.ts";
import { needs } from "../support/needs.ts";
import { startServer } from "../support/server.ts";

const SAYS =
  "In my last job we had promised the client a new returns page by March. My manager wanted to ship " +
  "it without testing on older phones, and I disagreed with him. I asked for two days, bought three " +
  "cheap phones and wrote down every step that failed. I showed him the list on Thursday morning. " +
  "He agreed to move the date by a week, and then we shipped it.";

Deno.test({
  name: "typed practice works without JavaScript, from set-up to deletion",
  ignore: !await needs("chromium"),
  async fn() {
    await using server = await startServer({ env: { TRANSCRIBER: "none" } });
    await using browser = await launchBrowser();
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    const follow = (name: string) => page.getByRole("link", { name }).first().click();

    await setUp(page, server.origin);
    await press("Start practising");
    await follow("Begin with question 1");
    await page.getByLabel("Your answer").fill(SAYS);
    await press("Get feedback");
    await page.getByRole("heading", { name: "Change these first" }).waitFor();
    for (const quote of await page.locator("q").allTextContents()) assert.ok(SAYS.includes(quote));
    const report = page.url();

    await follow("Your answers");
    await page.getByRole("searchbox").fill("thursday");
    await press("Search");
    assert.equal(await page.locator("main mark").first().innerText(), "Thursday");

    await follow("Settings");
    await page.getByRole("radio", { name: "Keep it until I delete it" }).check();
    await press("Save");
    await page.getByText("Saved.").waitFor();
    assert.ok(await page.getByRole("radio", { name: "Keep it until I delete it" }).isChecked());
    assert.ok((await exported(page)).includes(SAYS));

    await page.goto(report);
    await page.getByText("Delete this answer").click();
    await press("Delete the answer");
    assert.equal((await page.goto(report))?.status(), 404);
  },
});

async function setUp(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByLabel("Which job are you preparing for?").fill("Junior web developer");
  await page.getByRole("radio", { name: "Behavioral" }).check();
  await page.getByText("More choices").click();
  await page.getByRole("radio", { name: /^Type/ }).check();
}

/** All that the zip holds, as text. */
async function exported(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export everything" }).click();
  const file = await (await download).path();
  const files = unzipSync(await Deno.readFile(file));
  return Object.values(files).map((bytes) => strFromU8(bytes)).join("\n");
}
