/** The languages that the coach can judge; one line each. */
import { english } from "./en/mod.ts";
import type { Lexicon } from "./lexicon.ts";

const LEXICONS: Readonly<Record<string, Lexicon>> = { en: english };

/** The lexicon for a BCP 47 tag ("en-NG" is English), or null where there is none. */
export function lexiconFor(language: string): Lexicon | null {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? "";
  return Object.hasOwn(LEXICONS, primary) ? LEXICONS[primary]! : null;
}

/** The language that coach texts are in when the answer's own is not known. */
export const FALLBACK: Lexicon = english;
