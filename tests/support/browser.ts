/** The real browser: Debian's Chromium, driven by playwright-core, with a WAV file as its microphone. */
import type { Browser, BrowserContext, Page } from "playwright-core";

// Unless it is set, loading the driver looks for a file of another system, which takes all permissions.
Deno.env.set("__IS_WSL_TEST__", "1");
const { chromium } = await import("playwright-core");

export const CHROMIUM = "/usr/bin/chromium";

/** The phone and the desktop that every page is looked at on. */
export const PHONE = { width: 360, height: 640 };
export const DESKTOP = { width: 1280, height: 800 };

const FLAGS = [
  "--no-sandbox",
  "--headless",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

export interface BrowserOptions {
  /** A WAV file that is spoken once, each time that a page opens the microphone. */
  readonly microphone?: string;
  /** There is a microphone, but pages are not allowed to open it. */
  readonly denied?: boolean;
}

/** Starts Chromium; without options it has no microphone. */
export async function launchBrowser(
  { microphone, denied }: BrowserOptions = {},
): Promise<Browser & AsyncDisposable> {
  const flags = [...FLAGS];
  if (microphone || denied) flags.push("--use-fake-device-for-media-stream");
  if (microphone) flags.push(`--use-file-for-fake-audio-capture=${microphone}%noloop`);
  if (microphone) flags.push("--use-fake-ui-for-media-stream");
  if (denied) flags.push("--deny-permission-prompts");
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: flags });
  return Object.assign(browser, { [Symbol.asyncDispose]: () => browser.close() });
}

/** Throttles a page like a 2G link: 35 kbit/s down, 20 kbit/s up, 600 ms. */
export async function emulate2G(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 600,
    downloadThroughput: 35_000 / 8,
    uploadThroughput: 20_000 / 8,
  });
}
