/** A candidate who has practised: everything a page can show of typed answers, made through the pages. */
import type { Page } from "playwright-core";

const STRONG =
  "In my last job we had promised the client a new returns page by March. My manager wanted to ship it " +
  "without testing on older phones, and I disagreed with him. I was responsible for the front end, so I " +
  "asked for two days, bought three cheap phones and wrote down every step that failed. I showed him the " +
  "list on Thursday morning. He agreed to move the date by a week, and then we shipped it.";

/** Addresses of one page of each kind, by what the page is. */
export type Pages = Readonly<Record<string, string>>;

/** Sets up an interview, answers one question twice and once too briefly, and says where all that is. */
export async function practise(page: Page, origin: string): Promise<Pages> {
  const spoken = await setUp(page, origin, { mode: "speak" });
  const typed = await setUp(page, origin, { mode: "type" });
  const scored = await answer(page, typed.question, STRONG);
  const abstained = await answer(page, typed.question, "fine");
  await answer(page, typed.question, `${STRONG} Returns fell by a third within two months.`);
  return {
    landing: `${origin}/`,
    overview: typed.interview,
    practice: spoken.question,
    "typed practice": typed.question,
    report: scored,
    "abstained report": abstained,
    review: `${scored}/review`,
    attempts: `${typed.question}/attempts`,
    history: `${origin}/history`,
    search: `${origin}/history?q=client`,
    "search without a hit": `${origin}/history?q=zebra`,
    settings: `${origin}/settings?saved`,
    "delete everything": `${origin}/settings/delete`,
    about: `${origin}/about`,
    "not found": `${origin}/nothing`,
  };
}

interface SetUp {
  readonly interview: string;
  readonly question: string;
}

export async function setUp(
  page: Page,
  origin: string,
  { mode }: { mode: string },
): Promise<SetUp> {
  await page.goto(origin);
  await page.fill("#role", "Junior web developer");
  await page.locator("details.more > summary").click();
  await page.check(`input[name=mode][value=${mode}]`);
  await page.click("form button[type=submit]");
  await page.waitForURL(/\/interviews\//);
  const interview = page.url();
  await page.locator("main a.btn").first().click();
  await page.waitForURL(/\/questions\//);
  return { interview, question: page.url() };
}

export async function answer(page: Page, question: string, text: string): Promise<string> {
  await page.goto(question);
  await page.fill("#text", text);
  await page.click("form button[type=submit]");
  await page.waitForURL(/\/answers\//);
  return page.url();
}
