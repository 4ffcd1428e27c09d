/** Waiting times as services show them: most alike, a few very long. */
import { drawNormal, seededRandom } from "../../../lib/random.ts";

export interface LatencyShape {
  readonly seed: number;
  readonly medianMs: number;
  /** Standard deviation of the logarithm: 0.4 puts nine in ten below 1.67 medians. */
  readonly spread?: number;
  /** Share of calls that meet a hiccup, 0..1. */
  readonly tailShare?: number;
  /** The least that a hiccup adds. */
  readonly tailMs?: number;
  /** Index of the hiccup's Pareto law: the smaller, the heavier; below 2 its variance has no end. */
  readonly tailIndex?: number;
}

/** A hiccup is never longer, so that one draw cannot hold up a run. */
const LONGEST_MEDIANS = 100;

/**
 * A repeatable sampler in milliseconds: lognormal around the median, and for a few calls a Pareto hiccup on top, as
 * queues, pauses and retries far away make them (Dean and Barroso, "The Tail at Scale", CACM 56(2), 2013). The
 * defaults are chosen, not measured at any provider.
 */
export function heavyTailedLatency(shape: LatencyShape): () => number {
  const { seed, medianMs, spread = 0.4, tailShare = 0.02, tailIndex = 1.5 } = shape;
  const { tailMs = 4 * medianMs } = shape;
  const random = seededRandom(seed);
  return () => {
    const body = medianMs * Math.exp(spread * drawNormal(random));
    const hiccup = random() < tailShare ? tailMs * (1 - random()) ** (-1 / tailIndex) : 0;
    return Math.min(body + hiccup, LONGEST_MEDIANS * medianMs);
  };
}
