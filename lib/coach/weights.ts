/** What each dimension is worth in the overall figure. */
import type { DimensionId } from "./types.ts";

/**
 * Non-negative and adding up to 1. Learned by `deno task bench coach` from the judges' overall ratings
 * of the MIT Interview dataset (Naim et al., FG 2015) by non-negative least squares, drawn three
 * quarters of the way towards equal weights, which is all that 86 interviews bear.
 */
export const WEIGHTS: Readonly<Record<DimensionId, number>> = {
  structure: 0.15,
  specificity: 0.21,
  ownership: 0.15,
  relevance: 0.24,
  length: 0.25,
};

/** 0..1 from the scores of the dimensions that were judged, each by its weight among them; 0 for none. */
export function overallScore(scores: Readonly<Partial<Record<DimensionId, number>>>): number {
  const judged = (Object.keys(WEIGHTS) as DimensionId[]).filter((id) => scores[id] !== undefined);
  const whole = judged.reduce((sum, id) => sum + WEIGHTS[id], 0);
  return judged.reduce((sum, id) => sum + WEIGHTS[id] / whole * scores[id]!, 0);
}
