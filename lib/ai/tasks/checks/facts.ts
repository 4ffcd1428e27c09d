/** Finds what a model added: figures and names that the candidate did not say. Blanks in [brackets] are free. */
import { numbersIn } from "./numbers.ts";
import type { Source } from "./source.ts";
import { isKnown, wordsOf } from "./words.ts";

/** "One", "two", "first": words of grammar as much as figures. */
const SMALL = 2;
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]*/gu;
const SENTENCE_START = /(?:^|[.?!:;“"\n\]]\s*)$/u;

/** The figures and names of the text that the source does not have, outside of blanks. */
export function addedFacts(text: string, source: Source): readonly string[] {
  const plain = withoutBlanks(text);
  const figures = numbersIn(plain).filter((value) => value > SMALL || value % 1 !== 0)
    .filter((value) => !source.numbers.has(value));
  return [...figures.map(String), ...addedNames(plain, source)];
}

function addedNames(text: string, { words, lexicon }: Source): readonly string[] {
  return Array.from(text.matchAll(NAME)).filter(({ 0: name, index }) => {
    const word = name.toLowerCase();
    if (word === "i" || words.has(word) || words.has(lexicon.stem(word))) return false;
    return !(SENTENCE_START.test(text.slice(0, index)) && isKnown(word, lexicon) &&
      !lexicon.names.has(word));
  }).map(([name]) => name);
}

/** So many words of content may be a model's own: connections between what the candidate said. */
const MOST_OWN = 12;
const LEAST_SAID = 0.35;

/** Whether most of what the text says, outside of blanks, is in the source. */
export function isGrounded(text: string, { words, lexicon }: Source): boolean {
  const content = wordsOf(withoutBlanks(text)).filter((word) => !lexicon.functionWords.has(word));
  const said = content.filter((word) => words.has(word) || words.has(lexicon.stem(word)));
  const own = content.length - said.length;
  return own <= MOST_OWN || said.length >= content.length * LEAST_SAID;
}

/** The place of a blank is kept, as what ends a sentence or not. */
const withoutBlanks = (text: string): string => text.replace(/\[[^\]]*\]/gu, "…");
