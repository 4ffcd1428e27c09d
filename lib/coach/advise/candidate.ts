/** A piece of advice before it is grounded in the candidate's words. */
import { quoteClause } from "../quote.ts";
import type { Reading } from "../reading.ts";
import type { Clause } from "../text/clauses.ts";
import { fill } from "../text/fill.ts";
import type { Advice, DimensionId } from "../types.ts";

export interface Draft {
  readonly dimension: DimensionId;
  /** How useful it is, 0..1; the most useful come first. */
  readonly gain: number;
  readonly title: string;
  readonly why: string;
  /** Clauses that it can quote, best first. */
  readonly clauses: readonly Clause[];
  /** With {clause} (own words inside a sentence), {sentence} (as a sentence) or {first} (as "I ..."). */
  readonly example: string | ((core: string) => string);
}

/**
 * Grounds a draft in the transcript, on words that no earlier advice quotes if there are others;
 * null when no words can be quoted.
 */
export function ground(draft: Draft, reading: Reading, earlier: readonly Advice[]): Advice | null {
  const isFresh = ({ start }: Clause) => earlier.every(({ evidence }) => evidence.start !== start);
  const clause = draft.clauses.slice(0, MOST_TRIED).find(isFresh) ?? draft.clauses[0];
  const evidence = clause && quoteClause(reading, clause);
  if (!evidence) return null;
  const { dimension, title, why } = draft;
  const example = rewrite(draft, evidence.quote, reading);
  return example === null ? null : { dimension, title, why, evidence, example };
}

/** Further down the list the words suit the advice less. */
const MOST_TRIED = 3;

function rewrite(draft: Draft, quote: string, reading: Reading): string | null {
  const { rewriter } = reading.lexicon;
  const core = rewriter.core(quote);
  if (core === "") return null;
  const template = typeof draft.example === "string" ? draft.example : draft.example(core);
  return rewriter.sentence(fill(template, {
    clause: core,
    sentence: rewriter.sentence(core),
    first: rewriter.toFirstPerson(core) ?? core,
  }));
}
