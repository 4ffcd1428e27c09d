/** A candidate speaks, checks what was understood, and reads feedback that quotes their words. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { wordErrorRate, type WordErrors, wordErrors } from "../support/word_error_rate.ts";
import { assertNothingLost, storedPackets } from "./answer_log.ts";
import { violationsInBothSchemes } from "./axe.ts";
import { journey } from "./journey.ts";
import {
  finish,
  getFeedback,
  openQuestion,
  recognised,
  record,
  recorded,
  shownSeconds,
} from "./practice_page.ts";

const FRAME_S = 0.06;
/** The recogniser gets 20 to 28 % of these wrong, more the busier the machine is that records; of half an answer, half. */
const MOST_WORD_ERRORS = 0.35;

const ANSWERS = [
  "In my last job I was the lead of a small team of four people. Our biggest customer wanted a new " +
  "report in two weeks, but my manager wanted to finish another project first. I asked for a meeting " +
  "and I showed him the numbers. In the end the customer stayed and paid twenty percent more.",
  "Last year our web site was slow on old phones and many people left before they could pay. My job " +
  "was to make it fast. I measured every page, I removed half of the pictures, and I wrote a test " +
  "that runs every night. After three months the pages were twice as fast and sales went up.",
] as const;

const set: WordErrors[] = [];

for (const [index, says] of ANSWERS.entries()) {
  journey(
    `a spoken answer becomes feedback that quotes it (${index + 1})`,
    { says },
    async (on) => {
      const { page, wire, seconds, server } = on;
      await openQuestion(page, on.proxy.origin);
      await record(page);
      assert.deepEqual(await violationsInBothSchemes(page), [], "while recording");
      await recorded(page, seconds);
      const shown = await shownSeconds(page);
      const answer = await finish(page);
      const packets = wire.ended!;
      assert.ok(Math.abs(packets * FRAME_S - shown) < 1.5, `${packets} packets in ${shown} s`);
      assert.ok(packets * FRAME_S >= seconds, "all that was said has been recorded");

      const heard = await recognised(page);
      const errors = wordErrors(says, heard);
      set.push(errors);
      console.log(`${errors.errors} of ${errors.words} words wrong: ${heard}`);
      assert.deepEqual(await violationsInBothSchemes(page), [], "the words to check");
      await assertPlays(page, { answer, seconds: packets * FRAME_S });

      await getFeedback(page);
      assert.deepEqual(await violationsInBothSchemes(page), [], "the report");
      await assertQuotes(page);
      await assertJumps(page);
      assertNothingLost(await storedPackets(server, answer), wire);
      if (set.length === ANSWERS.length) assertUnderstood();
      console.log(
        `${packets} packets in ${(packets * FRAME_S).toFixed(1)} s, ${wire.sockets} socket`,
      );
    },
  );
}

/** Over the set, since one answer of fifty words says little. */
function assertUnderstood(): void {
  const rate = wordErrorRate(set);
  console.log(`word error rate ${(rate * 100).toFixed(1)} %`);
  assert.ok(rate <= MOST_WORD_ERRORS);
}

/** Each quote is words of the transcript that stands beside it. */
async function assertQuotes(page: Page): Promise<void> {
  const transcript = await page.locator(".transcript").first().innerText();
  const quotes = await page.locator("q").allTextContents();
  assert.ok(quotes.length > 0, "the report quotes");
  for (const quote of quotes) assert.ok(plain(transcript).includes(plain(quote)), quote);
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z']+/g, " ").trim();

interface Sound {
  readonly answer: string;
  readonly seconds: number;
}

/** Chromium plays it, knows how long it is, and gets to its middle by a range of bytes. */
async function assertPlays(page: Page, { answer, seconds }: Sound): Promise<void> {
  const address = `/api/answers/${answer}/audio.ogg`;
  const [status, range] = await page.evaluate(async (url) => {
    const response = await fetch(url, { headers: { range: "bytes=100-199" } });
    return [response.status, response.headers.get("content-range")];
  }, address);
  assert.equal(status, 206);
  assert.match(range as string, /^bytes 100-199\/\d+$/);
  const played = await page.evaluate(async ({ url, middle }) => {
    const audio = new Audio(url);
    const seen = (event: string) =>
      new Promise((resolve, reject) => {
        audio.addEventListener(event, resolve, { once: true });
        audio.addEventListener("error", () => reject(audio.error), { once: true });
      });
    await seen("loadedmetadata");
    audio.currentTime = middle;
    await seen("seeked");
    await audio.play();
    await seen("timeupdate");
    audio.pause();
    return { duration: audio.duration, at: audio.currentTime };
  }, { url: address, middle: seconds / 2 });
  assert.ok(Math.abs(played.duration - seconds) <= 0.2, `${played.duration} s of ${seconds} s`);
  assert.ok(played.at >= seconds / 2, `plays from ${played.at} s`);
}

/** The link beside a quote makes the player go to its second. */
async function assertJumps(page: Page): Promise<void> {
  const link = page.getByRole("link", { name: /^Listen from/ }).first();
  const second = Number(
    new URL(await link.getAttribute("href") ?? "", page.url()).searchParams.get("t"),
  );
  await link.click();
  const sound = page.frameLocator("iframe[name=player]").locator("audio");
  await page.waitForFunction(
    (from) => {
      const frame = document.querySelector<HTMLIFrameElement>("iframe[name=player]");
      const audio = frame?.contentDocument?.querySelector("audio");
      return audio && audio.readyState > 0 && audio.currentTime >= from;
    },
    second,
  );
  const at = await sound.evaluate((audio: HTMLAudioElement) => audio.currentTime);
  assert.ok(at >= second && at < second + 5, `plays at ${at} s for ${second} s`);
}
