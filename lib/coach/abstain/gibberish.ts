/** Tells noise from language: by letters, by known words and by grammar words. No meaning is judged. */
import type { Lexicon } from "../lang/lexicon.ts";
import type { Reading } from "../reading.ts";
import type { Token } from "../text/tokens.ts";

/** Fewer words than this say nothing about language. */
const LEAST_WORDS = 4;
/** English prose of any variety has about half grammar words; terse notes still have a fifth. */
const LEAST_GRAMMAR = 0.12;
const LEAST_KNOWN = 0.45;
const MOST_BROKEN = 0.35;
/** Share of the most frequent content word, and of different words, in longer texts. */
const MOST_REPEATED = 0.4;
const LEAST_DIFFERENT = 0.12;
const LONG_ENOUGH_TO_REPEAT = 12;

/** Whether the words are noise rather than an answer. */
export function isGibberish(reading: Reading): boolean {
  const { tokens, lexicon } = reading;
  if (tokens.length < LEAST_WORDS) return false;
  const share = (test: (token: Token) => boolean) => tokens.filter(test).length / tokens.length;
  if (share((token) => isBroken(token.norm)) > MOST_BROKEN) return true;
  if (share((token) => isKnown(token, lexicon)) < LEAST_KNOWN) return true;
  return share((token) => lexicon.functionWords.has(token.norm)) < LEAST_GRAMMAR ||
    isRepetition(tokens, lexicon);
}

/** Letters that no pronounceable word has: five consonants in a row, no vowel, or one letter again and again. */
function isBroken(word: string): boolean {
  if (/\p{N}/u.test(word) || word.length < 4) return false;
  return /[bcdfghjklmnpqrstvwxz]{5}/u.test(word) || !/[aeiouyáéíóúàèìòùäöü]/u.test(word) ||
    /(.)\1{3}/u.test(word);
}

function isKnown(token: Token, lexicon: Lexicon): boolean {
  const { norm } = token;
  if (/\p{N}/u.test(norm) || lexicon.functionWords.has(norm) || lexicon.names.has(norm)) {
    return true;
  }
  return norm.split("-").some((part) => {
    const stem = lexicon.stem(part);
    return lexicon.commonStems.has(stem) || lexicon.concepts.has(stem);
  });
}

function isRepetition(tokens: readonly Token[], lexicon: Lexicon): boolean {
  if (tokens.length < LONG_ENOUGH_TO_REPEAT) return false;
  const counts = new Map<string, number>();
  for (const { norm } of tokens) counts.set(norm, (counts.get(norm) ?? 0) + 1);
  const content = [...counts].filter(([word]) => !lexicon.functionWords.has(word));
  const most = Math.max(0, ...content.map(([, count]) => count));
  const expected = Math.min(tokens.length, 200);
  return most / tokens.length > MOST_REPEATED || counts.size / expected < LEAST_DIFFERENT;
}
