/** The one place that makes evidence: by finding a quote in the transcript. What is not found is not shown. */
import { timeOf } from "./time_of.ts";
import type { Transcript } from "../speech/mod.ts";
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
  const near = text.indexOf(quote, from);
  const start = near >= 0 ? near : text.indexOf(quote);
  return start < 0 ? null : { start, end: start + quote.length };
}

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
