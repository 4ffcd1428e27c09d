/** Chooses what to quote: a whole clause, or the words around what was found in a long one. */
import type { Transcript } from "../speech/mod.ts";
import { findEvidence } from "./evidence.ts";
import type { Clause } from "./text/clauses.ts";
import type { Evidence } from "./types.ts";

/** A quote is read at a glance: about one line and a half of the report. */
const MOST_WORDS = 18;

/** The evidence of a clause, cut to size around the character `at` of its normalised words. */
export function quoteClause(
  transcript: Transcript,
  clause: Clause,
  options: { readonly at?: number } = {},
): Evidence | null {
  const { tokens } = clause;
  const centre = clause.norm.slice(0, options.at ?? 0).split(" ").length - 1;
  const from = Math.max(0, Math.min(centre - 4, tokens.length - MOST_WORDS));
  const window = tokens.slice(from, from + MOST_WORDS);
  const start = window[0]!.start;
  return findEvidence(transcript, transcript.text.slice(start, window.at(-1)!.end), {
    from: start,
  });
}
