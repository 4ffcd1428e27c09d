import { defineConfig, twind, virtual } from "@twind/core";
import presetTailwind from "@twind/preset-tailwind";
import { BASE } from "./base.ts";
import { COMPANIONS, RULES } from "./rules/mod.ts";
import { SPACE } from "./tokens.ts";

/** Distinct sets of classes remembered; the app has a few dozen, and the oldest goes first. */
const MEMO_SIZE = 500;

const spacing = Object.fromEntries(SPACE.map((_, index) => [index + 1, `var(--s${index + 1})`]));

/** All classes of the page, as one string per distinct attribute, in order of first use. */
function classAttributes(html: string): string {
  const found = new Set<string>();
  for (const [, value] of html.matchAll(/ class="([^"]*)"/g)) found.add(value ?? "");
  for (const [name, companions] of COMPANIONS) if (found.has(name)) found.add(companions);
  return [...found].join(" ");
}

const CONFIG = defineConfig({
  presets: [presetTailwind({ disablePreflight: true }), {
    preflight: BASE,
    rules: RULES,
    theme: { spacing },
  }],
});

function generate(classes: string): string {
  const sheet = virtual(false);
  const tw = twind(CONFIG, sheet);
  tw(classes);
  const css = sheet.target.join("");
  tw.destroy();
  return css;
}

/** The style sheet of one page: the base and the rules its classes use, nothing else. */
export type CssFor = (html: string) => string;

/** Makes the function that turns a page's HTML into its CSS; sets of classes seen before cost a look-up. */
export function createCssFor(): CssFor {
  const memo = new Map<string, string>();
  return (html) => {
    const classes = classAttributes(html);
    const known = memo.get(classes);
    if (known !== undefined) return known;
    const css = generate(classes);
    if (memo.size >= MEMO_SIZE) memo.delete(memo.keys().next().value ?? "");
    memo.set(classes, css);
    return css;
  };
}
