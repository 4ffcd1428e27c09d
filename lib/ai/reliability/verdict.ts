/** What one call says of its model. */
import type { ProviderError } from "../spec/errors.ts";
import type { Attempt } from "../spec/execution.ts";

export interface Report extends Pick<Attempt, "outcome" | "firstTextMs" | "totalMs"> {
  /** Milliseconds between two texts, or after the last; null without a text. */
  readonly longestPauseMs: number | null;
  /** Null also where the failure is not the model's. */
  readonly error: ProviderError | null;
}

/** none: it says nothing, since the caller, the request or the run's end was to blame. */
export type Verdict = "good" | "bad" | "none";

const LONGEST_COOLDOWN_MS = 5 * 60_000;
/** The key is wrong, not paid for, not allowed, or there is no such model: no request will fare better. */
const CONFIGURATION: ReadonlySet<number | null> = new Set([401, 402, 403, 404]);

/** `isOverdue`: whether a model that lost without a word is thereby suspect. */
export function verdictOn(
  { outcome, error, firstTextMs }: Report,
  { isOverdue }: { readonly isOverdue: boolean },
): Verdict {
  switch (outcome) {
    case "won":
      return "good";
    case "lost":
      if (firstTextMs !== null) return "good";
      return isOverdue ? "bad" : "none";
    case "aborted":
      return firstTextMs === null ? "none" : "good";
    case "failed":
    case "broken":
      return error && isFault(error) ? "bad" : "none";
  }
}

/** Milliseconds for which the model is left alone. */
export function cooldownMs(error: ProviderError | null): number {
  if (error === null) return 0;
  if (error.kind === "rejected" && CONFIGURATION.has(error.status)) return LONGEST_COOLDOWN_MS;
  return Math.min(LONGEST_COOLDOWN_MS, error.retryAfterMs ?? 0);
}

/** One request that is refused says nothing of the next; a time that was named is kept to instead. */
function isFault(error: ProviderError): boolean {
  if (error.kind === "rejected") return CONFIGURATION.has(error.status);
  return error.kind !== "rate_limited" || error.retryAfterMs === null;
}
