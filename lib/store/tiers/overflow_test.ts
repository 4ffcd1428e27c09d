/** More invalidations than are kept while a real Redis does not answer: then everything is invalid, and nothing less. */
import assert from "node:assert/strict";
import { eventually } from "../../../tests/support/eventually.ts";
import { needs } from "../../../tests/support/needs.ts";
import { type OwnRedis, startRedis } from "../../../tests/support/redis_server.ts";
import { systemClock } from "../../clock.ts";
import { openRedisStore } from "../adapters/redis/redis.server.ts";
import { createTieredCache, type Family } from "../mod.ts";

const MOST = 3;
const KEYS = ["a", "b", "c", "d", "e"];
const SHARED: Family = {
  version: 1,
  ttlMs: 60_000,
  staleMs: 0,
  noneMs: 0,
  tags: ["thing:*"],
  longest: 1_000,
  near: null,
  patienceMs: 5_000,
  filledBy: "a test",
};
const FAMILIES = {
  shared: SHARED,
  near: { ...SHARED, near: { entries: 99, bytes: 99_999, deafMs: 60_000 } },
  untagged: { ...SHARED, tags: [] },
};

async function openOne({ url }: OwnRedis, truth: ReadonlyMap<string, number>) {
  const store = await openRedisStore(url);
  const cache = createTieredCache({
    families: FAMILIES,
    store,
    clock: systemClock,
    random: () => 0,
    onFault: () => {},
    unsettled: { most: MOST },
  });
  const load = (key: string) => Promise.resolve(truth.get(key)!);
  const tagged = { load, tags: (key: string) => [`thing:${key}`] };
  const near = cache.fill("near", tagged);
  const shared = cache.fill("shared", tagged);
  const untagged = cache.fill("untagged", { load });
  await cache.begin();
  return {
    cache,
    untagged,
    read: async (key: string) => [await near.get(key), await shared.get(key)],
    async [Symbol.asyncDispose]() {
      await cache[Symbol.asyncDispose]();
      await store.close().catch(() => {});
    },
  };
}

async function test(changed: readonly string[]) {
  const truth = new Map(KEYS.map((key) => [key, 1]));
  await using redis = await startRedis();
  await using first = await openOne(redis, truth);
  await using second = await openOne(redis, truth);
  for (const one of [first, second]) {
    for (const key of KEYS) assert.deepEqual(await one.read(key), [1, 1]);
    assert.equal(await one.untagged.get("a"), 1);
  }
  for (const key of KEYS) truth.set(key, 2);
  redis.hang();
  const tried = await Promise.allSettled(
    changed.map((key) => first.cache.invalidate([`thing:${key}`])),
  );
  assert.ok(tried.every(({ status }) => status === "rejected"));
  const { unsettled } = first.cache.figures();
  for (const key of changed) assert.deepEqual(await first.read(key), [2, 2]);
  redis.goOn();
  await eventually("all is told", () => Promise.resolve(first.cache.figures().unsettled === 0));
  for (const one of [first, second]) {
    await eventually("it is asked", () => Promise.resolve(one.cache.figures().shared === "closed"));
    for (const key of changed) {
      await eventually("it is heard", async () => (await one.read(key)).join() === "2,2");
    }
  }
  const rest = KEYS.find((key) => !changed.includes(key))!;
  return { unsettled, rest: await second.read(rest), untagged: await second.untagged.get("a") };
}

const ignore = !await needs("redis-server");

Deno.test("invalidations that Redis does not take are kept one by one, as long as there are few", {
  ignore,
}, async () => {
  const { unsettled, rest, untagged } = await test(["a", "b", "c"]);
  assert.deepEqual([unsettled, rest, untagged], [3, [1, 1], 1]);
});

Deno.test(
  "where there are many, everything that has a tag is invalid in their place, once Redis is back",
  {
    ignore,
  },
  async () => {
    const { unsettled, rest, untagged } = await test(["a", "b", "c", "d"]);
    assert.deepEqual([unsettled, rest, untagged], [1, [2, 2], 1]);
  },
);
