/** Two caches on a Redis that is killed, hangs, loses or gets back what it had, all the time: nothing invalid is given. */
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { eventually } from "../../../tests/support/eventually.ts";
import { needs } from "../../../tests/support/needs.ts";
import { type OwnRedis, startRedis } from "../../../tests/support/redis_server.ts";
import { systemClock } from "../../clock.ts";
import { type Random, seededRandom } from "../../random.ts";
import { openRedisStore } from "../adapters/redis/redis.server.ts";
import { createTieredCache, type Family } from "../mod.ts";

const KEYS = Array.from({ length: 40 }, (_, n) => `k${n}`);
const FOR_MS = 4_000;
const CALM: Family = {
  version: 1,
  ttlMs: 60_000,
  staleMs: 0,
  noneMs: 60_000,
  tags: ["thing:*"],
  longest: 1_000,
  near: null,
  patienceMs: 50,
  filledBy: "a test",
};
const FAMILIES = {
  shared: CALM,
  near: { ...CALM, near: { entries: 99, bytes: 99_999, deafMs: 0 } },
};

/** What is true: one number a key, only ever counted up. */
class Truth {
  readonly #values = new Map(KEYS.map((key) => [key, 0]));
  /** What an invalidation that was acknowledged had made invalid: all below. */
  readonly acknowledged = new Map(KEYS.map((key) => [key, 0]));

  raise(key: string): number {
    const value = this.of(key) + 1;
    this.#values.set(key, value);
    return value;
  }

  acknowledge(key: string, value: number): void {
    this.acknowledged.set(key, Math.max(value, this.acknowledged.get(key)!));
  }

  of(key: string): number {
    return this.#values.get(key)!;
  }
}

async function openOne(redis: OwnRedis, { truth, random }: { truth: Truth; random: Random }) {
  const store = await openRedisStore(redis.url);
  const onFault = () => {};
  const cache = createTieredCache({
    families: FAMILIES,
    store,
    clock: systemClock,
    random,
    onFault,
  });
  const source = {
    // Read first, given later: there is time to become invalid.
    async load(key: string) {
      const value = truth.of(key);
      await setTimeout(10 * random());
      return value;
    },
    tags: (key: string) => [`thing:${key}`],
  };
  const filled = [cache.fill("shared", source), cache.fill("near", source)] as const;
  await cache.begin();
  return {
    cache,
    shared: filled[0],
    near: filled[1],
    async [Symbol.asyncDispose]() {
      await cache[Symbol.asyncDispose]();
      await store.close().catch(() => {});
    },
  };
}

type One = Awaited<ReturnType<typeof openOne>>;

/** Reads all the time; what was acknowledged before a read began, its value has. */
async function readAll({ shared }: One, truth: Truth, until: number): Promise<number> {
  let reads = 0;
  for (; performance.now() < until; reads++) {
    const key = KEYS[reads % KEYS.length]!;
    const least = truth.acknowledged.get(key)!;
    const value = await shared.get(key);
    assert.ok(value! >= least, `"${key}" is ${value} after ${least} was acknowledged`);
    if (reads % 50 === 0) await setTimeout(1);
  }
  return reads;
}

async function changeAll({ cache }: One, { truth, random, until }: {
  readonly truth: Truth;
  readonly random: Random;
  readonly until: number;
}): Promise<{ acknowledged: number; refused: number }> {
  const counted = { acknowledged: 0, refused: 0 };
  while (performance.now() < until) {
    const key = KEYS[Math.floor(KEYS.length * random())]!;
    const value = truth.raise(key);
    try {
      await cache.invalidate([`thing:${key}`]);
      truth.acknowledge(key, value);
      counted.acknowledged += 1;
    } catch {
      counted.refused += 1;
    }
    await setTimeout(30 * random());
  }
  return counted;
}

async function flap(redis: OwnRedis, random: Random, until: number): Promise<void> {
  while (performance.now() < until) {
    await redis.save();
    await setTimeout(300 * random());
    if (random() < 0.4) {
      redis.hang();
      await setTimeout(400 * random());
      redis.goOn();
    } else {
      await redis.kill();
      await setTimeout(200 * random());
      await redis.start();
    }
    await setTimeout(400 * random());
  }
}

Deno.test("nothing that was invalidated is given, whatever becomes of Redis meanwhile", {
  ignore: !await needs("redis-server"),
}, async () => {
  const random = seededRandom(7);
  const truth = new Truth();
  await using redis = await startRedis();
  await using first = await openOne(redis, { truth, random });
  await using second = await openOne(redis, { truth, random });
  const until = performance.now() + FOR_MS;
  const [reads, other, changed, elsewhere] = await Promise.all([
    readAll(first, truth, until),
    readAll(second, truth, until),
    changeAll(first, { truth, random, until }),
    changeAll(second, { truth, random, until }),
    flap(redis, random, until),
  ]);
  assert.ok(reads > 50 && other > 50 && changed.acknowledged + elsewhere.acknowledged > 20);
  for (const { cache, near, shared } of [first, second]) {
    await eventually("all is told", () => Promise.resolve(cache.figures().unsettled === 0));
    for (const filled of [near, shared]) {
      for (const key of KEYS) {
        await eventually(
          `"${key}" is as it is`,
          async () => await filled.get(key) === truth.of(key),
        );
      }
    }
  }
});
