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

/** 0..1 from the dimensions' scores. */
export function overallScore(scores: Readonly<Record<DimensionId, number>>): number {
  const ids = Object.keys(WEIGHTS) as DimensionId[];
  return ids.reduce((sum, id) => sum + WEIGHTS[id] * scores[id], 0);
}
