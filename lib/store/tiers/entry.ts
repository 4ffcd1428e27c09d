/** A value as the tiers keep it, and until when. */
import type { Random } from "../../random.ts";
import type { Family } from "../cached.ts";

export interface Entry {
  /** As JSON gives it; null = the source has none. */
  readonly value: unknown;
  /** Characters of the value's JSON. */
  readonly length: number;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  /** Epoch milliseconds. */
  readonly freshUntil: number;
  /** Epoch milliseconds, not before `freshUntil`. */
  readonly staleUntil: number;
  /** Milliseconds that it took to work out. */
  readonly costMs: number;
}

/** Clocks of servers agree so well: what one makes that is further ahead, the others work out again. */
const MOST_AHEAD_MS = 5_000;

export function toEntry(
  json: string,
  { now, costMs, family }: {
    readonly now: number;
    readonly costMs: number;
    readonly family: Family;
  },
): Entry {
  const value = deepFrozen(JSON.parse(json));
  const freshUntil = now + (value === null ? family.noneMs : family.ttlMs);
  const staleUntil = value === null ? freshUntil : freshUntil + family.staleMs;
  return { value, length: json.length, madeAt: now, freshUntil, staleUntil, costMs };
}

export const isFresh = ({ freshUntil }: Entry, now: number): boolean => now < freshUntil;

/** Not one of the future: since it was made a clock was put back, and its times say nothing. */
export const isUsable = ({ madeAt, staleUntil }: Entry, now: number): boolean =>
  now < staleUntil && madeAt <= now + MOST_AHEAD_MS;

/**
 * Whether this reader should see to the next value although this one is fresh, so that a crowd never finds it gone:
 * Vattani, Chierichetti & Lowenstein, "Optimal Probabilistic Cache Stampede Prevention" (VLDB 2015), with beta = 1.
 * The more a value costs and the nearer its end, the likelier.
 */
export const isDueEarly = (
  { freshUntil, costMs }: Entry,
  { now, random }: { readonly now: number; readonly random: Random },
): boolean => now - costMs * Math.log(1 - random()) >= freshUntil;

/** All readers in a process share one copy. */
export function deepFrozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}
