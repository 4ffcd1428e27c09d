/** A piece of advice before the most useful are chosen. */
import { quoteClause } from "../quote.ts";
import type { Reading } from "../reading.ts";
import type { Clause } from "../text/clauses.ts";
import { fill } from "../text/fill.ts";
import type { Advice, DimensionId } from "../types.ts";

export interface Candidate {
  readonly advice: Advice;
  /** How useful it is, 0..1; the most useful come first. */
  readonly gain: number;
}

export interface Draft {
  readonly dimension: DimensionId;
  readonly gain: number;
  readonly title: string;
  readonly why: string;
  readonly clause: Clause | undefined;
  /** With {clause} (own words inside a sentence), {sentence} (as a sentence) or {first} (as "I ..."). */
  readonly example: string | ((core: string) => string);
}

/** Grounds a draft in the transcript; nothing when its words cannot be quoted. */
export function ground(draft: Draft, reading: Reading): Candidate[] {
  const evidence = draft.clause && quoteClause(reading, draft.clause);
  if (!evidence) return [];
  const { rewriter } = reading.lexicon;
  const core = rewriter.core(evidence.quote);
  if (core === "") return [];
  const example = typeof draft.example === "string" ? draft.example : draft.example(core);
  const { dimension, gain, title, why } = draft;
  return [{
    gain,
    advice: {
      dimension,
      title,
      why,
      evidence,
      example: rewriter.sentence(fill(example, {
        clause: core,
        sentence: rewriter.sentence(core),
        first: rewriter.toFirstPerson(core) ?? core,
      })),
    },
  }];
}
