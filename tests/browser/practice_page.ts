/** The practice page as a candidate uses it: by what is written on it. */
import type { Locator, Page } from "playwright-core";

/** How long the recogniser may take for the rest of an answer, on a busy machine. */
const WORDS_MS = 90_000;

const button = (page: Page, name: string): Locator =>
  page.getByRole("button", { name, exact: true });

/** Sets up a spoken interview with the defaults, and opens its first question. */
export async function openQuestion(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByLabel("Which job are you preparing for?").fill("Software developer");
  await page.getByRole("radio", { name: "Behavioral" }).check();
  await button(page, "Start practising").click();
  await page.getByRole("link", { name: "Begin with question 1" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Presses Record, and agrees where it is asked. */
export async function record(page: Page): Promise<void> {
  const agree = button(page, "Agree and record");
  const pause = button(page, "Pause");
  await button(page, "Record your answer").click();
  await agree.or(pause).first().waitFor();
  if (await agree.isVisible()) await agree.click();
  await pause.waitFor();
}

/** The time that the page shows, in seconds. */
export async function shownSeconds(page: Page): Promise<number> {
  const [minutes, seconds] = (await page.getByRole("timer").innerText()).split(":");
  return Number(minutes) * 60 + Number.parseInt(seconds ?? "", 10);
}

/** Waits until the page shows that this much has been recorded. */
export async function recorded(page: Page, seconds: number): Promise<void> {
  await page.waitForFunction(
    (least) => {
      const [minutes, rest] = document.querySelector("[role=timer]")!.textContent!.split(":");
      return Number(minutes) * 60 + Number.parseInt(rest ?? "", 10) >= least;
    },
    Math.ceil(seconds),
    { polling: 100, timeout: seconds * 1000 + 30_000 },
  );
}

/** Presses Done, waits for the words, and gives the answer's id. */
export async function finish(page: Page): Promise<string> {
  await button(page, "Done").click();
  return await words(page);
}

/** Waits until the words stand there to be checked; gives the answer's id. */
export async function words(page: Page): Promise<string> {
  await page.getByRole("heading", { name: "Your words", exact: true })
    .waitFor({ timeout: WORDS_MS });
  return answerOf(page);
}

/** What stands in the field, as recognised. */
export const recognised = (page: Page): Promise<string> =>
  page.getByLabel("Your answer in words").inputValue();

/** Goes on to the report. */
export async function getFeedback(page: Page): Promise<void> {
  const report = page.url().replace(/\/review$/, "");
  await button(page, "Get feedback").click();
  await page.waitForURL(report);
}

/** The id in the address of a page about an answer. */
export function answerOf(page: Page): string {
  const id = /\/answers\/([\w-]+)/.exec(page.url())?.[1];
  if (!id) throw new Error(`"${page.url()}" is not about an answer`);
  return id;
}
