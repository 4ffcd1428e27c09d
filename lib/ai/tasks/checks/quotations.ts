/** What a text puts in quotation marks, of any form, straight, curly or angled; backticks count too. */

const OPENING = '[“„‟«`]|(?<![\\p{N}])["”＂]';
const MARKS = '“”„‟«»"＂`';
/** Left open, a quotation goes on to the end. */
const DOUBLE = new RegExp(`(?:${OPENING})([^${MARKS}]*)(?:[${MARKS}]|$)`, "gu");
/** Single marks within a word are apostrophes. */
const SINGLE = /(?:[‘‚‹]|(?<![\p{L}\p{N}])['’])(?=\S)([^\n]+?)['’‘›](?![\p{L}\p{N}])/gu;

/** The words between the marks, in any order. */
export function quotationsIn(text: string): readonly string[] {
  const outside = text.replace(DOUBLE, " ");
  return [...text.matchAll(DOUBLE), ...outside.matchAll(SINGLE)].map(([, words]) => words!);
}

/** The text without the quotations that `are` is true of. */
export function withoutQuotations(text: string, are: (words: string) => boolean): string {
  const leave = (quotation: string, words: string) => are(words) ? " " : quotation;
  return text.replace(DOUBLE, leave).replace(SINGLE, leave);
}
