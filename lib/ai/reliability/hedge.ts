/**
 * When a second model is asked beside a slow first one (Dean & Barroso, "The Tail at Scale", CACM 56(2), 2013:
 * a hedged request, deferred until the first has been outstanding for longer than its 95th percentile).
 */
import type { AllowanceOptions } from "./allowance.ts";
import { isKnown, type LatencyWindow } from "./latency.ts";

const SHORTEST_MS = 200;
/** A model that was down is likely to be down still: nobody is to wait long for a probe. */
export const PROBE_HEDGE_MS = 500;

/** Of all calls together. */
export const HEDGE_ALLOWANCE: AllowanceOptions = { share: 0.05, perMinute: 6 };

/**
 * Milliseconds without a text after which a hedge is worth its money: the model's 95th percentile, between 200 ms and
 * half of the time until its first text is due; that half while little is known of the model.
 */
export function hedgeDelayMs(
  firstText: LatencyWindow,
  { firstTextMs }: { readonly firstTextMs: number },
): number {
  const longest = firstTextMs / 2;
  const p95 = isKnown(firstText) ? firstText.percentiles?.p95 : undefined;
  return Math.min(longest, Math.max(SHORTEST_MS, p95 ?? longest));
}
