/** Word errors as NIST's sclite counts them: words dropped, added and replaced; case and punctuation are ignored. */
export interface WordErrors {
  readonly errors: number;
  /** Words of the reference. */
  readonly words: number;
}

export function wordErrors(reference: string, heard: string): WordErrors {
  const expected = wordsOf(reference);
  return { errors: editDistance(expected, wordsOf(heard)), words: expected.length };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

/** Levenshtein's, one row at a time. */
function editDistance(expected: readonly string[], heard: readonly string[]): number {
  let row = heard.map((_, index) => index + 1);
  for (const [line, word] of expected.entries()) {
    let diagonal = line;
    let left = line + 1;
    row = row.map((above, index) => {
      const replaced = diagonal + (heard[index] === word ? 0 : 1);
      diagonal = above;
      return left = Math.min(replaced, above + 1, left + 1);
    });
  }
  return row.at(-1) ?? expected.length;
}
