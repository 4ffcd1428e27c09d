/** Chooses what to quote: a whole clause, or the words around what was found in a long one. */
import { findEvidence } from "./evidence.ts";
import type { Reading } from "./reading.ts";
import type { Clause } from "./text/clauses.ts";
import type { Token } from "./text/tokens.ts";
import type { Evidence } from "./types.ts";

/** A quote is read at a glance: two lines at most of the report. */
const MOST_WORDS = 24;
/** So many words before what was found are quoted along. */
const LEAD_WORDS = 4;

/** The evidence of a clause, cut to size around the character `at` of its normalised words. */
export function quoteClause(
  { transcript, lexicon }: Reading,
  clause: Clause,
  options: { readonly at?: number } = {},
): Evidence | null {
  const window = cut(clause, options.at ?? 0);
  const last = window.findLast(({ norm }) => !lexicon.functionWords.has(norm)) ?? window.at(-1)!;
  const end = window.at(-1) === clause.tokens.at(-1) ? clause.end : last.end;
  const start = window[0]!.start;
  return findEvidence(transcript, transcript.text.slice(start, end), { from: start });
}

function cut({ tokens, norm }: Clause, at: number): readonly Token[] {
  const centre = norm.slice(0, at).split(" ").length - 1;
  const from = Math.max(0, Math.min(centre - LEAD_WORDS, tokens.length - MOST_WORDS));
  return tokens.slice(from, from + MOST_WORDS);
}
