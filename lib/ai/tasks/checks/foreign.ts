/** Finds where an answer goes over into words that nobody in its language says. */
import type { Lexicon } from "../../../coach/mod.ts";
import type { Span } from "./attempts.ts";
import { isFormed, isKnown, LEAST_KNOWN } from "./words.ts";

/** Fewer are a name, or a phrase. */
const LEAST_WORDS = 5;
/** Of a list no item is longer; names of people and products come in lists. */
const LONGEST_ITEM = 3;
/** In words, for example "Universidad Nacional Autónoma de México". */
const LONGEST_NAME = 5;
const BETWEEN_ITEMS = /[,;&/\n]|\b(?:and|or|at|in|of|from|with|for|by|to)\b/iu;

interface Word extends Span {
  readonly isKnown: boolean;
}

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Stretches of unknown words in any script: another language, or words turned round. Names and lists of them are none. */
export function foreignSpans(text: string, lexicon: Lexicon): readonly Span[] {
  const words = readWords(text, lexicon);
  const spans: Span[] = [];
  for (let from = 0; from < words.length; from++) {
    const last = lastForeign(words, from);
    if (last === null) continue;
    const span = { start: words[from]!.start, end: words[last]!.end };
    const stretch = text.slice(span.start, span.end);
    if (!isList(stretch) && !isName(stretch)) spans.push(span);
    from = last;
  }
  return spans;
}

/** Where the longest such stretch from this word on ends, at an unknown word; null = none begins here. */
function lastForeign(words: readonly Word[], from: number): number | null {
  let last: number | null = null;
  let known = 0;
  for (let at = from; at < words.length && known <= (at - from + 1) * LEAST_KNOWN; at++) {
    if (words[at]!.isKnown) known++;
    else if (at - from + 1 - known >= LEAST_WORDS) last = at;
  }
  return last;
}

/** Without sounds of hesitation, and without single letters but "I". */
function readWords(text: string, lexicon: Lexicon): readonly Word[] {
  return wordSegments(text).flatMap(({ segment, index }) => {
    const word = segment.toLowerCase().replaceAll("’", "'");
    if (segment !== "I" && isSound(word, lexicon)) return [];
    const known = isKnown(word, lexicon) || lexicon.names.has(word) || isFormed(word);
    return [{ start: index, end: index + segment.length, isKnown: known }];
  });
}

const isSound = (word: string, { fillers }: Lexicon): boolean =>
  fillers.has(word) || /^\p{Script=Latin}$|(.)\1\1|^h?[um]+h?$/u.test(word);

const wordSegments = (text: string) =>
  [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike);

const isList = (text: string): boolean =>
  text.split(BETWEEN_ITEMS).every((item) => wordSegments(item).length <= LONGEST_ITEM);

/** With capitals on all but small words. */
function isName(text: string): boolean {
  const words = wordSegments(text).map(({ segment }) => segment);
  return words.length <= LONGEST_NAME &&
    words.every((word) => word.length < 4 || /^\p{Lu}/u.test(word));
}
