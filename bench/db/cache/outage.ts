/** What readers feel of a Redis that is killed, or hangs: at a steady rate, whatever is still being waited for. */
import { setTimeout } from "node:timers/promises";
import { systemClock } from "../../../lib/clock.ts";
import { seededRandom } from "../../../lib/random.ts";
import { openRedisStore } from "../../../lib/store/adapters/redis/redis.server.ts";
import { inTime } from "../../../lib/store/in_time.ts";
import { createTieredCache, type Family, type Store } from "../../../lib/store/mod.ts";
import { printTable } from "../../table.ts";
import { ms, percent, quantile } from "./figures.ts";
import { type OwnRedis, startRedis } from "../../../tests/support/redis_server.ts";
import { makeTrace, SHAPE } from "./trace.ts";

const READS_PER_S = 400;
const SOURCE_MS = 5;
const LIMIT_MS = 250;

const FAMILY: Family = {
  version: 1,
  ttlMs: 3_000,
  staleMs: 10_000,
  noneMs: 0,
  tags: ["thing:*"],
  longest: 1_000,
  near: { entries: 100, bytes: 1_000_000, deafMs: 3_000 },
  patienceMs: 50,
  filledBy: "a bench",
};

type Read = (key: string) => Promise<unknown>;

interface Reader extends AsyncDisposable {
  readonly read: Read;
}

let loads = 0;

const load = async (key: string): Promise<string> => {
  loads += 1;
  await setTimeout(SOURCE_MS);
  return key;
};

const WAYS: Readonly<Record<string, (store: Store) => Promise<Reader>>> = {
  "cache-aside, 250 ms a wait": (store) =>
    Promise.resolve({ read: cacheAside(store), [Symbol.asyncDispose]: () => Promise.resolve() }),
  "tiers, no copies near": (store) => tiers(store, { ...FAMILY, near: null }),
  "tiers": (store) => tiers(store, FAMILY),
};

const PHASES: readonly { name: string; s: number; before?(redis: OwnRedis): unknown }[] = [
  { name: "warming up", s: 2 },
  { name: "before", s: 3 },
  { name: "killed", s: 4, before: (redis) => redis.kill() },
  { name: "back", s: 6, before: (redis) => redis.start() },
  { name: "hangs", s: 4, before: (redis) => redis.hang() },
  { name: "goes on", s: 12, before: (redis) => redis.goOn() },
];

export async function measureOutage(): Promise<void> {
  const rows: string[][] = [];
  for (const [name, open] of Object.entries(WAYS)) {
    await using redis = await startRedis();
    const store = await openRedisStore(redis.url);
    {
      await using reader = await open(store);
      for (const phase of PHASES) {
        await phase.before?.(redis);
        const loadsBefore = loads;
        const { waits, failed } = await readFor(phase.s, reader.read);
        const asked = (loads - loadsBefore) / (waits.length + failed);
        const cells = [0.5, 0.99, 1].map((share) => ms(quantile(waits, share)));
        if (phase.name !== "warming up") {
          rows.push([name, phase.name, ...cells, String(failed), percent(asked)]);
        }
      }
    }
    await store.close().catch(() => {});
  }
  printTable(
    `Redis killed and hung: ${READS_PER_S} reads a second, from when they were due, ms; the source ` +
      `takes ${SOURCE_MS} ms`,
    [["way", "Redis", "p50", "p99", "max", "failed", "source asked"], ...rows],
  );
}

const TRACE = makeTrace({ ...SHAPE, keys: 2_000, reads: 50_000 });

async function readFor(seconds: number, read: Read) {
  const waits: number[] = [];
  const reads: Promise<void>[] = [];
  let failed = 0;
  const began = performance.now();
  for (let n = 0; n < seconds * READS_PER_S; n++) {
    const due = began + n * 1_000 / READS_PER_S;
    while (performance.now() < due) await setTimeout(1);
    reads.push(
      read(String(TRACE[n % TRACE.length])).then(
        () => void waits.push(performance.now() - due),
        () => void (failed += 1),
      ),
    );
  }
  await Promise.all(reads);
  return { waits, failed };
}

async function tiers(store: Store, family: Family): Promise<Reader> {
  const cache = createTieredCache({
    families: { things: family },
    store,
    clock: systemClock,
    random: seededRandom(1),
    onFault: () => {},
  });
  const things = cache.fill("things", { load, tags: (key) => [`thing:${key}`] });
  await cache.begin();
  return {
    read: (key) => things.get(key),
    [Symbol.asyncDispose]: () => cache[Symbol.asyncDispose](),
  };
}

/** As it is commonly written, with a time limit. */
function cacheAside(store: Store): Read {
  const limited = <T>(answer: Promise<T>): Promise<T | null> =>
    inTime(answer, { clock: systemClock, ms: LIMIT_MS, who: "Redis" }).catch(() => null);
  return async (key) => {
    const found = await limited(store.get(key));
    if (found !== null) return found;
    const value = await load(key);
    void limited(store.set(key, value, { ttlMs: FAMILY.ttlMs }));
    return value;
  };
}
