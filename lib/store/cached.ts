/**
 * All that may be cached, one row a family. What is not here is read where it is kept: among it everything that shows
 * one candidate's settings or answers, which a key lookup in the database gives as fast (see docs/decisions).
 */

/** Keys whose values are of one kind. */
export interface Family {
  /** Part of every key: counted up when the shape or the meaning of values changes, so that old ones are never read. */
  readonly version: number;
  /** Milliseconds for which a value is as good as new. */
  readonly ttlMs: number;
  /** Milliseconds after that in which it is still given, while somebody works out the next one. */
  readonly staleMs: number;
  /** Milliseconds for which it is kept that there is none; 0 = not kept. */
  readonly noneMs: number;
  /** What values can be made invalid by; "account:*" stands for all tags that begin so. */
  readonly tags: readonly string[];
  /** Characters of JSON; what is longer is given, but not kept. */
  readonly longest: number;
  /**
   * Copies in each process, the ones read last. They are forgotten some milliseconds after their tag was invalidated
   * by another process: half a second with Deno KV on a file, two seconds where the connection to Redis was lost just
   * then. Null = every read asks the shared store, so that an invalidation holds at once, everywhere.
   */
  readonly near: NearBounds | null;
  /** Milliseconds that a reader waits for the shared store before it does without it. */
  readonly patienceMs: number;
  /** The module that fills it; nobody else does. */
  readonly filledBy: string;
}

export interface NearBounds {
  readonly entries: number;
  /** By their JSON, at two bytes a character. */
  readonly bytes: number;
  /** Milliseconds for which a copy with tags is given while the process cannot hear what becomes invalid. */
  readonly deafMs: number;
}

export type Families = Readonly<Record<string, Family>>;

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

export const CACHED = {
  /**
   * Whole texts of models, by every parameter of the request, long enough for a page that is reloaded, a second server,
   * and the same job description again. They may quote a candidate.
   */
  text: {
    version: 1,
    ttlMs: HOUR_MS,
    staleMs: 0,
    noneMs: 0,
    tags: ["account:*", "prompt:*", "model:*"],
    longest: 30_000,
    near: null,
    patienceMs: 250,
    filledBy: "lib/ai/cache/text_cache.ts",
  },
  /** How fast models' calls were in the last 24 hours, for operators: a third of a second of the database's time. */
  model_latencies: {
    version: 1,
    ttlMs: 10 * SECOND_MS,
    staleMs: 50 * SECOND_MS,
    noneMs: 0,
    tags: [],
    longest: 30_000,
    near: { entries: 1, bytes: 100_000, deafMs: 10 * SECOND_MS },
    patienceMs: 100,
    filledBy: "lib/ai/operations/operations.server.ts",
  },
  /** What statements took in the last 24 hours, for operators: a tenth of a second of the database's time. */
  statement_figures: {
    version: 1,
    ttlMs: 10 * SECOND_MS,
    staleMs: 50 * SECOND_MS,
    noneMs: 0,
    tags: [],
    longest: 30_000,
    near: { entries: 1, bytes: 100_000, deafMs: 10 * SECOND_MS },
    patienceMs: 100,
    filledBy: "lib/db/monitor/figures.server.ts",
  },
} as const satisfies Families;
