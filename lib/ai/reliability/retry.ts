/** When the same model is asked again, within one run. */
import type { Random } from "../../random.ts";
import type { ProviderError } from "../spec/errors.ts";
import type { AllowanceOptions } from "./allowance.ts";

/** Of one model in one run. */
const MOST_RETRIES = 2;
const FIRST_BACKOFF_MS = 200;

/** Of all calls together. */
export const RETRY_ALLOWANCE: AllowanceOptions = { share: 0.1, perMinute: 10 };

/** `failures` of this model in this run, this one among them. */
export function mayRetry(error: ProviderError, failures: number): boolean {
  return error.isRetryable && failures <= MOST_RETRIES;
}

/**
 * Milliseconds. Exponential with full jitter (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog,
 * 2015); where the provider named a time (Retry-After, RFC 9110, 10.2.3), that time.
 */
export function backoffMs(error: ProviderError, failures: number, { random }: {
  readonly random: Random;
}): number {
  return error.retryAfterMs ?? random() * FIRST_BACKOFF_MS * 2 ** (failures - 1);
}
