/** Words of a text, and what they are to a language. */
import type { Lexicon } from "../../../coach/mod.ts";

/** Lower case, straight apostrophes. */
export const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().replaceAll("’", "'").match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [];

/** Whether it is a common word of the language, rather than a name or another language's. */
export function isKnown(word: string, lexicon: Lexicon): boolean {
  const stem = lexicon.stem(word);
  return lexicon.functionWords.has(word) || lexicon.commonStems.has(stem) ||
    lexicon.concepts.has(stem) || /^\p{N}/u.test(word);
}

/** Below this share of known words a text is in another language or script. */
export const LEAST_KNOWN = 0.34;

const ENDINGS =
  "ing ed ly ise ize ify ate tion ness ment al ic ive ous ful able ible ship ity ance ence ology less er or ist ism " +
  "where while wise";
const FORMED = new RegExp(`(?:${ENDINGS.split(" ").join("|")})s?$`, "u");

/** Whether it ends as English words do that are formed from others, and names hardly. */
export const isFormed = (word: string): boolean => FORMED.test(word);
