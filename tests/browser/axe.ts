/** What axe objects to on the page as it stands. */
import axe from "axe-core";
import type { Page } from "playwright-core";

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** Dark differs from light in colours alone. */
const COLOUR_RULES = `{ runOnly: ["color-contrast", "link-in-text-block"] }`;

/** One line for each rule that is broken, with the first element that breaks it. */
export async function violationsOf(
  page: Page,
  { colourOnly = false }: { readonly colourOnly?: boolean } = {},
): Promise<string[]> {
  await page.evaluate(axe.source);
  await settled(page);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${colourOnly ? COLOUR_RULES : "{}"})`,
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html}`);
}

/** Colours are judged as they come to rest: halfway from light to dark there is no contrast to speak of. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(`new Promise(requestAnimationFrame).then(() =>
    Promise.allSettled(document.getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity)
      .map(({ finished }) => finished)))`);
}

/** The same in light and then in dark, without loading the page anew. */
export async function violationsInBothSchemes(page: Page): Promise<string[]> {
  const light = await violationsOf(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violationsOf(page, { colourOnly: true });
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark];
}
