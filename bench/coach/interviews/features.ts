/** Turns a rated interview into numbers: the coach's dimensions, words, delivery. */
import { type Dimension, evaluate } from "../../../lib/coach/mod.ts";
import { typed } from "../../../lib/coach/__fixtures__/transcripts.ts";
import type { InterviewAnswer, RatedInterview } from "./dataset.ts";
import { average } from "./linear.ts";

export const DIMENSIONS = ["structure", "specificity", "ownership", "relevance", "length"] as const;

export interface Features {
  /** Means over the scored answers, in the order of DIMENSIONS; null where the coach abstained on all. */
  readonly dimensions: readonly number[] | null;
  /** The coach's overall figure as shipped, mean over the scored answers. */
  readonly overall: number | null;
  readonly answers: number;
  readonly abstained: number;
  readonly words: number;
  /** Sound measures, speaking rate (words/s) and fillers per 100 words. */
  readonly delivery: readonly number[];
}

const FILLER = /\b(?:um+|uh+m*|er|hmm+|like|you know|i mean)\b/giu;

/** Evaluates every answer of an interview and averages. */
export function extract(interview: RatedInterview): Features {
  const evaluations = interview.answers.map(judge);
  const scored = evaluations.flatMap((entry) => entry.outcome === "scored" ? [entry] : []);
  const text = interview.answers.map((answer) => answer.text).join(" ");
  const words = text.split(/\s+/u).filter(Boolean).length;
  const fillers = text.match(FILLER)?.length ?? 0;
  return {
    dimensions: scored.length === 0
      ? null
      : DIMENSIONS.map((id) => average(scored.map(({ dimensions }) => scoreOf(id, dimensions)))),
    overall: scored.length === 0 ? null : average(scored.map((entry) => entry.overall)),
    answers: evaluations.length,
    abstained: evaluations.length - scored.length,
    words,
    delivery: [
      ...interview.prosody,
      words / Math.max(1, interview.seconds),
      100 * fillers / Math.max(1, words),
    ],
  };
}

function judge({ type, question, text }: InterviewAnswer) {
  return evaluate({ question: { type, text: question }, transcript: typed(text) });
}

function scoreOf(id: string, dimensions: readonly Dimension[]): number {
  return dimensions.find((dimension) => dimension.id === id)?.score ?? 0;
}
