/** A journey through the real product: its own server, its own browser, no doubles. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser, PHONE } from "../support/browser.ts";
import { needs } from "../support/needs.ts";
import { type Proxy, startProxy } from "../support/proxy.ts";
import { type RunningServer, startServer } from "../support/server.ts";
import { durationOf, speak, temporaryWav, withSilence } from "../support/speech.ts";
import { watchWire, type Wire } from "./wire.ts";

/** Silence before and after what is said. */
const AROUND = { beforeMs: 1000, afterMs: 1000 };

export interface JourneyOptions {
  /** What is said into the microphone, once, each time that it is opened; nothing unless given. */
  readonly says?: string;
  /** The candidate does not allow the microphone. */
  readonly denied?: boolean;
}

export interface Journey {
  readonly server: RunningServer;
  /** Between browser and server. */
  readonly proxy: Proxy;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly wire: Wire;
  /** How long the voice and the silence around it last, in seconds. */
  readonly seconds: number;
}

const HERE = (await Promise.all((["chromium", "pocketsphinx", "flite"] as const).map(needs)))
  .every(Boolean);

/** Registers a test; when it fails, what the page and the server showed is printed. */
export function journey(
  name: string,
  options: JourneyOptions,
  run: (journey: Journey) => Promise<void>,
): void {
  Deno.test({ name, ignore: !HERE, fn: () => travel(options, run) });
}

async function travel(
  { says, denied }: JourneyOptions,
  run: (journey: Journey) => Promise<void>,
): Promise<void> {
  await using cleanUp = new AsyncDisposableStack();
  const wav = says ? withSilence(await speak(says), AROUND) : null;
  const microphone = wav ? await temporaryWav(wav) : undefined;
  if (microphone) cleanUp.defer(() => Deno.remove(microphone));
  const server = cleanUp.use(await startServer());
  const proxy = cleanUp.use(startProxy(server.origin));
  const browser = cleanUp.use(await launchBrowser({ microphone, denied }));
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const wire = watchWire(page);
  const seconds = wav ? durationOf(wav) : 0;
  try {
    await run({ server, proxy, browser, context, page, wire, seconds });
  } catch (error) {
    await dump(page, server);
    throw error;
  }
}

async function dump(page: Page, server: RunningServer): Promise<void> {
  console.log(`--- ${page.url()}\n${await page.content().catch(String)}`);
  console.log(`--- server\n${server.log.join("\n")}`);
}
