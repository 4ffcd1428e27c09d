/** Processes that share a store, in one: each with a cache and a source of its own, on one clock. */
import { ManualClock } from "./manual_clock.ts";
import type { Random } from "../../lib/random.ts";
import {
  createTieredCache,
  type Families,
  type Family,
  MemoryStore,
  type Store,
} from "../../lib/store/mod.ts";

export const TTL_MS = 10_000;
export const STALE_MS = 20_000;

export const FAMILY: Family = {
  version: 1,
  ttlMs: TTL_MS,
  staleMs: STALE_MS,
  noneMs: 1_000,
  tags: ["thing:*"],
  longest: 1_000,
  near: { entries: 10, bytes: 100_000, deafMs: 0 },
  patienceMs: 100,
  filledBy: "a test",
};

export interface ProcessOptions {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly families?: Families;
  readonly random?: Random;
  /** False: it has not begun to listen. */
  readonly begun?: boolean;
}

/** Never early. */
const LATE: Random = () => 0;

/** What `process` reads is in `kept`, under the key; each value has the tag "thing:KEY". */
export async function startProcess(
  kept: Map<string, unknown>,
  { store, clock, families = { things: FAMILY }, random = LATE, begun = true }: ProcessOptions,
) {
  const faults: unknown[] = [];
  const onFault = (error: unknown) => void faults.push(error);
  const cache = createTieredCache({ families, store, clock, random, onFault });
  const loads: string[] = [];
  const source = {
    /** Replaced by tests that hold it up or let it fail. */
    load: (key: string): Promise<unknown> => Promise.resolve(kept.get(key) ?? null),
  };
  const things = cache.fill<unknown>("things", {
    load(key) {
      loads.push(key);
      return source.load(key);
    },
    tags: (key) => [`thing:${key}`],
  });
  if (begun) await cache.begin();
  return {
    cache,
    things,
    loads,
    source,
    faults,
    counts: () => cache.figures().families[0]!,
    [Symbol.asyncDispose]: () => cache[Symbol.asyncDispose](),
  };
}

/** Two of them on a store in memory. */
export async function twoProcesses(options: Partial<ProcessOptions> = {}) {
  const clock = new ManualClock();
  const store = new MemoryStore(() => clock.now());
  const kept = new Map<string, unknown>();
  const first = await startProcess(kept, { store, clock, ...options });
  const second = await startProcess(kept, { store, clock, ...options });
  return {
    clock,
    store,
    kept,
    first,
    second,
    async [Symbol.asyncDispose]() {
      await first[Symbol.asyncDispose]();
      await second[Symbol.asyncDispose]();
    },
  };
}

/** A source that answers when it is told to. */
export function heldSource(source: { load: (key: string) => Promise<unknown> }) {
  const waiting: PromiseWithResolvers<unknown>[] = [];
  source.load = () => {
    const answer = Promise.withResolvers<unknown>();
    waiting.push(answer);
    return answer.promise;
  };
  return waiting;
}
