/**
 * Bounds how often something is done, with two counters a key: the sliding window counter, as
 * described in J. Desgats, "How we built rate limiting capable of scaling to millions of domains"
 * (Cloudflare, 2017). The window before counts with the share of it that the sliding window still covers. Each process
 * counts for itself first, so that whoever is over the limit there costs the store nothing, and the limit holds in
 * each process while the store does not answer or answers now and then: nobody is refused for that.
 */
import { MemoryStore } from "./adapters/memory/memory.ts";
import type { Store } from "./store.ts";

/** Of each process: whoever comes from countless addresses is counted by the store alone. Some 20 MB. */
const MOST_COUNTERS = 100_000;

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
  const here = new MemoryStore(now, { most: MOST_COUNTERS });
  const take = async (key: string): Promise<Taken> => {
    const window = { key, limit, windowMs, at: now() };
    const own = await takeFrom(here, window);
    if (!own.ok) return own;
    const all = await takeFrom(store, window).catch(() => own);
    if (!all.ok) await giveBack(here, window);
    return all;
  };
  return { take };
}

interface Window {
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
  /** Epoch milliseconds: when it is taken. */
  readonly at: number;
}

async function takeFrom(store: Store, window: Window): Promise<Taken> {
  const { limit, windowMs, at } = window;
  const current = await store.increment(counterOf(window), { ttlMs: 2 * windowMs });
  const before = await store.get<number>(counterOf(window, -1)) ?? 0;
  const counts = { before, current, elapsed: at % windowMs };
  if (before * (1 - counts.elapsed / windowMs) + current <= limit) {
    return { ok: true, retryAfterS: 0 };
  }
  await giveBack(store, window);
  const wait = waitMs(counts, { limit, windowMs });
  return { ok: false, retryAfterS: Math.max(1, Math.ceil(wait / 1000)) };
}

async function giveBack(store: Store, window: Window): Promise<void> {
  await store.increment(counterOf(window), { by: -1, ttlMs: 2 * window.windowMs });
}

const counterOf = ({ key, windowMs, at }: Window, away = 0): string =>
  `rate:${key}:${Math.floor(at / windowMs) + away}`;

/** Milliseconds until the two windows weigh `limit` together, this one counted, if nobody else takes. */
function waitMs(
  { before, current, elapsed }: Counts,
  { limit, windowMs }: RateLimitOptions,
): number {
  if (current <= limit) return windowMs * (1 - (limit - current) / before) - elapsed;
  const inNext = windowMs * Math.max(0, 1 - (limit - 1) / (current - 1));
  return windowMs - elapsed + inNext;
}
