/** The one place that makes evidence: by finding a quote in the transcript. What is not found is not shown. */
import { timeOf, type Transcript } from "../speech/mod.ts";
import type { Evidence } from "./types.ts";

/**
 * Finds a quote in the transcript: first exactly, from `from` on and then anywhere; then with letter
 * case, quotation marks and white space left out of account. The evidence carries the transcript's own
 * spelling. Null when the words are not there.
 */
export function findEvidence(
  transcript: Transcript,
  quote: string,
  options: { readonly from?: number } = {},
): Evidence | null {
  const wanted = quote.trim();
  if (wanted === "") return null;
  const found = findExact(transcript.text, wanted, options.from ?? 0) ??
    findLoose(transcript.text, wanted);
  if (found === null) return null;
  return {
    quote: transcript.text.slice(found.start, found.end),
    ...found,
    startMs: timeOf(transcript, found.start),
  };
}

/** In words; a longer quote must stand in the transcript exactly. */
const LONGEST_LOOSE_QUOTE = 80;

interface Found {
  readonly start: number;
  readonly end: number;
}

function findExact(text: string, quote: string, from: number): Found | null {
  for (const origin of [from, 0]) {
    for (
      let start = text.indexOf(quote, origin);
      start >= 0;
      start = text.indexOf(quote, start + 1)
    ) {
      const end = start + quote.length;
      if (isWhole(text, start) && isWhole(text, end)) return { start, end };
    }
  }
  return null;
}

/** Whether no word is cut in two at this offset. */
function isWhole(text: string, at: number): boolean {
  return !(LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at)));
}

const LETTER = /[\p{L}\p{N}]/u;

function findLoose(text: string, quote: string): Found | null {
  const words = quote.match(/[\p{L}\p{N}]+/gu);
  if (words === null || words.length > LONGEST_LOOSE_QUOTE) return null;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${words.join("[^\\p{L}\\p{N}]{1,4}")}(?![\\p{L}\\p{N}])`,
    "iu",
  );
  const match = pattern.exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}
