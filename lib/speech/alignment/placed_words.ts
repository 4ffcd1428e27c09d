/** The words of a transcript with where they stand in its text. */
import type { Transcript } from "../types.ts";
import { type HeardWord, heardWords } from "./heard_words.ts";

export interface PlacedWord extends HeardWord {
  /** UTF-16 offset in the transcript's text. */
  readonly offset: number;
}

/** Between two words stands white space, punctuation, or a word that the recogniser gave no time. */
const MAX_GAP = 60;

/** Words that cannot be found in the text are left out; typed text has none. */
export function* placedWords({ text, segments }: Transcript): Generator<PlacedWord> {
  const lower = text.toLowerCase();
  let cursor = 0;
  for (const word of heardWords(segments)) {
    const offset = lower.indexOf(word.text.toLowerCase(), cursor);
    if (offset < 0 || offset > cursor + MAX_GAP) continue;
    yield { ...word, offset };
    cursor = offset + word.text.length;
  }
}
