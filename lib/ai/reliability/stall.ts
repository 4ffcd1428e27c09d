/** How long a stream that has begun may pause before another model goes on: by what is known of its pauses. */
import { isKnown, type LatencyWindow } from "./latency.ts";

const LEAST_LONGEST_MS = 5_000;
/** Enough also for the end of a text that is whole, and its count. */
export const SHORTEST_MS = 1_500;
/** Of the 95th percentile: streams that stop for good are fewer than one in twenty, so they do not raise it. */
const TIMES = 4;

/**
 * Milliseconds: four times the 95th percentile of the longest pause in each of the model's streams, between 1.5 s and
 * the time until a first text is due, or 5 s if that is shorter; the longest while little is known of the model.
 */
export function stallMs(
  longestPause: LatencyWindow,
  { firstTextMs }: { readonly firstTextMs: number },
): number {
  const longest = Math.max(firstTextMs, LEAST_LONGEST_MS);
  const p95 = isKnown(longestPause) ? longestPause.percentiles?.p95 : undefined;
  return p95 === undefined ? longest : Math.min(longest, Math.max(SHORTEST_MS, TIMES * p95));
}
