/**
 * Bounds how often something is done, with two counters a key: the sliding window counter, as
 * described in J. Desgats, "How we built rate limiting capable of scaling to millions of domains"
 * (Cloudflare, 2017). The window before counts with the share of it that the sliding window still covers.
 */
import type { Store } from "./store.ts";

export interface RateLimitOptions {
  /** How many may be taken in any `windowMs` milliseconds. */
  readonly limit: number;
  readonly windowMs: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

export interface Taken {
  readonly ok: boolean;
  /** Whole seconds until one more may be taken; 0 if this one was. */
  readonly retryAfterS: number;
}

export interface RateLimit {
  /** Takes one for `key`, or says how long to wait; what is refused is not counted. */
  take(key: string): Promise<Taken>;
}

interface Counts {
  readonly before: number;
  readonly current: number;
  /** Milliseconds since the current window began. */
  readonly elapsed: number;
}

export function createRateLimit(
  store: Store,
  { limit, windowMs, now = Date.now }: RateLimitOptions,
): RateLimit {
  const ttlMs = 2 * windowMs;
  return {
    async take(key) {
      const at = now();
      const window = Math.floor(at / windowMs);
      const counter = `rate:${key}:${window}`;
      const current = await store.increment(counter, { ttlMs });
      const before = await store.get<number>(`rate:${key}:${window - 1}`) ?? 0;
      const counts = { before, current, elapsed: at - window * windowMs };
      if (before * (1 - counts.elapsed / windowMs) + current <= limit) {
        return { ok: true, retryAfterS: 0 };
      }
      await store.increment(counter, { by: -1, ttlMs });
      const wait = waitMs(counts, { limit, windowMs });
      return { ok: false, retryAfterS: Math.max(1, Math.ceil(wait / 1000)) };
    },
  };
}

/** Milliseconds until the two windows weigh `limit` together, this one counted, if nobody else takes. */
function waitMs(
  { before, current, elapsed }: Counts,
  { limit, windowMs }: RateLimitOptions,
): number {
  if (current <= limit) return windowMs * (1 - (limit - current) / before) - elapsed;
  const inNext = windowMs * Math.max(0, 1 - (limit - 1) / (current - 1));
  return windowMs - elapsed + inNext;
}
