/** A model's reading as a candidate sees it: it comes while they read the coach's, and survives a broken network. */
import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { DESKTOP, launchBrowser, PHONE } from "../support/browser.ts";
import { STRONG_ANSWER } from "../support/interviews.ts";
import { type ModelEndpoint, startModelEndpoint } from "../support/model_endpoint/mod.ts";
import { fitting, modelsFile } from "../support/models.ts";
import { needs } from "../support/needs.ts";
import { startProxy } from "../support/proxy.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { violationsOf } from "./axe.ts";
import { answer, setUp } from "./candidate.ts";

const KEY = "an operator's key";
const HERE = await needs("chromium");

interface Visit {
  readonly endpoint: ModelEndpoint;
  readonly server: RunningServer;
  readonly browser: Browser;
}

/** @param betweenMs Between two tokens: a model that writes slowly can be watched */
function visit(name: string, betweenMs: number, run: (visit: Visit) => Promise<void>): void {
  Deno.test({
    name,
    ignore: !HERE,
    async fn() {
      await using endpoint = await startModelEndpoint({
        "*": (call) => ({ ...fitting(call.body), betweenMs }),
      });
      await using models = await modelsFile(endpoint.url);
      await using server = await startServer({
        env: { MODELS_FILE: models.file, OPERATOR_KEY: KEY, TRANSCRIBER: "none" },
      });
      await using browser = await launchBrowser();
      await run({ endpoint, server, browser });
    },
  });
}

/** Types an answer and leaves the page at its report; gives the report's address. */
async function answerTyped(page: Page, origin: string): Promise<string> {
  const { question } = await setUp(page, origin, { mode: "type" });
  return await answer(page, question, STRONG_ANSWER);
}

const advice = (page: Page) => page.locator("#second").getByText("Say why fifty.");

visit("advice appears while the model still writes, and the page is whole at its end", 25, async (
  { endpoint, server, browser },
) => {
  const page = await browser.newPage({ viewport: PHONE });
  await answerTyped(page, server.origin);
  await page.getByRole("heading", { name: "Change these first" }).waitFor();
  await advice(page).waitFor();
  const sent = endpoint.calls[0]!.chunksSent;
  await page.locator("#second").getByText("Written by test/large").waitFor();
  assert.ok(sent < endpoint.calls[0]!.chunksSent, "it was shown before the end");
  const told = page.locator("#second [role=status]", { hasText: "That is all of it." });
  await told.waitFor({ state: "attached" });
  assert.equal((await told.boundingBox())?.width, 1, "it is told, not shown");
  await page.getByRole("button", { name: "Show an example" }).press("Enter");
  await page.locator("#example").getByText("looking up order numbers").waitFor();
  const useful = page.locator("#second").getByRole("button", { name: "Yes" });
  await useful.press("Enter");
  await page.locator("#second").getByText("Thank you, noted.").waitFor();
});

visit("a connection that breaks loses nothing: looking again shows what was written", 25, async (
  { endpoint, server, browser },
) => {
  await using proxy = startProxy(server.origin);
  const page = await browser.newPage({ viewport: PHONE });
  await answerTyped(page, proxy.origin);
  await advice(page).waitFor();
  proxy.cut();
  await page.getByText("The connection broke").waitFor();
  await page.locator("#second").getByRole("button", { name: "Look again" }).press("Enter");
  await page.locator("#second").getByText("Written by test/large").waitFor();
  assert.equal(endpoint.calls.length, 1, "the model was asked once");
});

visit("without JavaScript the reading is one press away", 0, async ({ server, browser }) => {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await answerTyped(page, server.origin);
  if (!await advice(page).isVisible()) {
    await page.locator("#second").getByRole("button", { name: "Look again" }).click();
  }
  await advice(page).waitFor();
  await page.getByRole("button", { name: "Show an example" }).click();
  await page.locator("#example").getByText("looking up order numbers").waitFor();
});

const LOOKS: readonly BrowserContextOptions[] = [
  { viewport: PHONE, colorScheme: "light" },
  { viewport: PHONE, colorScheme: "dark" },
  { viewport: DESKTOP, colorScheme: "light" },
];

visit(
  "the reading and the operator's page have no axe violation and do not scroll sideways",
  0,
  async (
    { server, browser },
  ) => {
    const first = await browser.newContext({ viewport: PHONE });
    const page = await first.newPage();
    const report = await answerTyped(page, server.origin);
    await page.locator("#second").getByText("Written by test/large").waitFor();
    await signIn(page, server.origin);
    const storageState = await first.storageState();
    for (const look of LOOKS) {
      const context = await browser.newContext({ ...look, storageState });
      const colourOnly = look.colorScheme === "dark";
      const paths = ["/operations", "/operations/advice", "/settings"];
      for (const address of [report, ...paths.map((path) => server.origin + path)]) {
        const page = await context.newPage();
        await page.goto(address);
        for (const summary of await page.locator("main details > summary").all()) {
          if (await summary.isVisible()) await summary.click();
        }
        assert.deepEqual(await violationsOf(page, { colourOnly }), [], address);
        const wider = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        assert.equal(wider, 0, address);
        await page.close();
      }
      await context.close();
    }
  },
);

async function signIn(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/operations`);
  assert.deepEqual(await violationsOf(page, {}), []);
  await page.getByLabel("Operator key").fill(KEY);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Models" }).waitFor();
}
