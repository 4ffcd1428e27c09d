/** Words of a text with where they stand, so that everything found can be quoted exactly. */

export interface Token {
  /** Lower case, straight apostrophes: what patterns are matched against. */
  readonly norm: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly capitalised: boolean;
}

const WORD =
  /[$€£₹₦]?\p{N}+(?:[.,:/]\p{N}+)*(?:%|[kKmMxX](?!\p{L}))?(?:\p{L}+)?|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+|-[\p{L}\p{N}]+)*/gu;

/** Splits a text into words and numbers ("40%", "$3.5m" and "didn't" are one token each). */
export function tokenise(text: string): Token[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    norm: match[0].toLowerCase().replaceAll("’", "'"),
    start: match.index,
    end: match.index + match[0].length,
    capitalised: /^\p{Lu}/u.test(match[0]),
  }));
}

/** The tokens as patterns see them: single spaces, no punctuation, the same for speech and typing. */
export function normalise(tokens: readonly Token[]): string {
  return tokens.map((token) => token.norm).join(" ");
}
