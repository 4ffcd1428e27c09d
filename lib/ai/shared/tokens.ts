/**
 * How many tokens a text is likely to be. No provider's own tokeniser: those differ, and weigh megabytes.
 * English prose is about four characters or three quarters of a word a token (OpenAI, "What are tokens and
 * how to count them?"); digits, symbols and other scripts take more. Meant for admission, which wants an
 * estimate that is seldom too low: what is billed is what the provider counted.
 */
const PIECES = /[\p{Script=Latin}]+|\d+|\s+|[^\s\d\p{Script=Latin}]/gu;
const LETTERS_A_TOKEN = 5;
const DIGITS_A_TOKEN = 3;

/** A whole number; 0 only for the empty text. */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(PIECES)) tokens += tokensOf(piece);
  return tokens;
}

function tokensOf(piece: string): number {
  const first = piece.codePointAt(0) ?? 0;
  // A single space belongs to the word after it.
  if (/^\s/.test(piece)) return piece === " " ? 0 : 1;
  if (first >= 0x30 && first <= 0x39) return Math.ceil(piece.length / DIGITS_A_TOKEN);
  return /^\p{Script=Latin}/u.test(piece) ? Math.ceil(piece.length / LETTERS_A_TOKEN) : 1;
}
