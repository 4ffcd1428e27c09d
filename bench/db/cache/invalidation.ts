/** How long an invalidation takes to hold, and to reach the copies of another process. */
import { setTimeout } from "node:timers/promises";
import { systemClock } from "../../../lib/clock.ts";
import { openRedisStore } from "../../../lib/store/adapters/redis/redis.server.ts";
import { createTieredCache, type Family, type Store } from "../../../lib/store/mod.ts";
import { needs, TEST_REDIS_URL } from "../../../tests/support/needs.ts";
import { printTable } from "../../table.ts";
import { ms, quantile } from "./figures.ts";

const TIMES = 200;

const FAMILY: Family = {
  version: 1,
  ttlMs: 60_000,
  staleMs: 0,
  noneMs: 0,
  tags: ["thing"],
  longest: 1_000,
  near: { entries: 10, bytes: 10_000, deafMs: 0 },
  patienceMs: 250,
  filledBy: "a bench",
};

/** Two caches with connections of their own, in one process: what the network adds comes on top. */
export async function measureInvalidation(): Promise<void> {
  if (!await needs("redis")) return;
  const prefix = `test:${crypto.randomUUID()}:`;
  await using own = await openRedisStore(TEST_REDIS_URL, { prefix });
  await using other = await openRedisStore(TEST_REDIS_URL, { prefix });
  await using here = await openOne(own);
  await using there = await openOne(other);
  const [held, heard]: [number[], number[]] = [[], []];
  for (let n = 0; n < TIMES; n++) {
    await there.things.get("a");
    const began = performance.now();
    const invalidating = here.cache.invalidate(["thing"])
      .then(() => held.push(performance.now() - began));
    while (there.copies() > 0) await setTimeout(0);
    heard.push(performance.now() - began);
    await invalidating;
  }
  await own.delete("tag:thing");
  printTable(`Invalidations by Redis, ${TIMES} of them, ms from the call`, [
    ["", "p50", "p99", "max"],
    ...[
      ["holds in the store, and is told", held] as const,
      ["copy elsewhere is gone", heard] as const,
    ]
      .map(([name, waits]) => [name, ...[0.5, 0.99, 1].map((share) => ms(quantile(waits, share)))]),
  ]);
}

async function openOne(store: Store) {
  const cache = createTieredCache({
    families: { things: FAMILY },
    store,
    clock: systemClock,
    random: () => 0,
    onFault: console.error,
  });
  const things = cache.fill("things", {
    load: () => Promise.resolve("value"),
    tags: () => ["thing"],
  });
  await cache.begin();
  return {
    cache,
    things,
    copies: () => cache.figures().families[0]!.copies!.entries,
    [Symbol.asyncDispose]: () => cache[Symbol.asyncDispose](),
  };
}
