/** Word error rate as NIST's sclite counts it: edits over reference words; case and punctuation are ignored. */

/** Errors and words are summed over a set before they are divided, so report both. */
export interface WordErrors {
  readonly errors: number;
  readonly words: number;
}

export function wordErrors(reference: string, heard: string): WordErrors {
  const expected = wordsOf(reference);
  return { errors: editDistance(expected, wordsOf(heard)), words: expected.length };
}

/** Of a whole set, in 0..1 and above. */
export function wordErrorRate(set: readonly WordErrors[]): number {
  const sum = (of: (one: WordErrors) => number) => set.reduce((total, one) => total + of(one), 0);
  return sum(({ errors }) => errors) / sum(({ words }) => words);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z']+/g) ?? [];
}

/** Levenshtein distance, one row at a time. */
function editDistance(expected: readonly string[], heard: readonly string[]): number {
  let row = heard.map((_, index) => index + 1);
  for (const [line, word] of expected.entries()) {
    let diagonal = line;
    let left = line + 1;
    row = row.map((above, index) => {
      const cost = diagonal + (heard[index] === word ? 0 : 1);
      diagonal = above;
      return left = Math.min(cost, above + 1, left + 1);
    });
  }
  return row.at(-1) ?? expected.length;
}
