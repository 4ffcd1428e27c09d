/** Errors and words are summed over a set before they are divided, so report both. */
import type { WordErrors } from "../../lib/speech/transcription/word_errors.ts";

export { type WordErrors, wordErrors } from "../../lib/speech/transcription/word_errors.ts";

/** Of a whole set, in 0..1 and above. */
export function wordErrorRate(set: readonly WordErrors[]): number {
  const sum = (of: (one: WordErrors) => number) => set.reduce((total, one) => total + of(one), 0);
  return sum(({ errors }) => errors) / sum(({ words }) => words);
}
