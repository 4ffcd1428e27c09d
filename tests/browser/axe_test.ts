/** Every page, on a phone and a desktop, light and dark, has nothing that axe objects to. */
import assert from "node:assert/strict";
import type { BrowserContextOptions, Page } from "playwright-core";
import { DESKTOP, launchBrowser, PHONE } from "../support/browser.ts";
import { needs } from "../support/needs.ts";
import { startServer } from "../support/server.ts";
import { violationsOf } from "./axe.ts";
import { practise } from "./candidate.ts";

const LOOKS: readonly BrowserContextOptions[] = [
  { viewport: PHONE, colorScheme: "light" },
  { viewport: PHONE, colorScheme: "dark" },
  { viewport: DESKTOP, colorScheme: "light" },
];

/** Wider than the screen means that a reader on a phone has to scroll sideways. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

Deno.test({
  name: "pages have no axe violation and do not scroll sideways",
  ignore: !await needs("chromium"),
  async fn(t) {
    await using server = await startServer({ env: { TRANSCRIBER: "none" } });
    await using browser = await launchBrowser();
    const first = await browser.newContext({ viewport: PHONE });
    const pages = await practise(await first.newPage(), server.origin);
    const storageState = await first.storageState();
    for (const look of LOOKS) {
      const context = await browser.newContext({ ...look, storageState });
      const colourOnly = look.colorScheme === "dark";
      for (const [name, address] of Object.entries(pages)) {
        await t.step(`${name}, ${look.viewport?.width} px, ${look.colorScheme}`, async () => {
          const page = await context.newPage();
          await page.goto(address);
          assert.deepEqual(await violationsOf(page, { colourOnly }), []);
          assert.equal(await overflow(page), 0);
          await page.close();
        });
      }
      await t.step(
        `asking to record, ${look.viewport?.width} px, ${look.colorScheme}`,
        async () => {
          const page = await context.newPage();
          await page.goto(pages.practice!);
          await page.click(".rec-btn");
          await page.getByText("Agree and record").waitFor();
          assert.deepEqual(await violationsOf(page, { colourOnly }), []);
          await page.click("text=Agree and record");
          await page.locator(".notice.problem").waitFor();
          assert.deepEqual(await violationsOf(page, { colourOnly }), [], "without a microphone");
          await page.evaluate("localStorage.clear()");
          await page.close();
        },
      );
      await context.close();
    }
  },
});
