/** What a read costs from each tier, beside what it would cost at its source. */
import { sql } from "kysely";
import { readLatencies } from "../../../lib/ai/operations/latencies.server.ts";
import { systemClock } from "../../../lib/clock.ts";
import type { Database } from "../../../lib/db/mod.ts";
import { openKvStore } from "../../../lib/store/adapters/kv/kv.server.ts";
import { openRedisStore } from "../../../lib/store/adapters/redis/redis.server.ts";
import { createTieredCache, type Family, MemoryStore, type Store } from "../../../lib/store/mod.ts";
import { temporaryFolder } from "../../../tests/support/folder.ts";
import { needs, TEST_REDIS_URL } from "../../../tests/support/needs.ts";
import { createServerDatabase } from "../../../tests/support/postgres.ts";
import { printTable } from "../../table.ts";
import { median, ms, quantile } from "./figures.ts";

const ROUNDS = 5;
const DAY_MS = 24 * 60 * 60_000;
const CALLS_A_DAY = [20_000, 200_000];

const FAMILY: Family = {
  version: 1,
  ttlMs: 3_600_000,
  staleMs: 0,
  noneMs: 0,
  tags: ["thing:*"],
  longest: 30_000,
  near: { entries: 10, bytes: 1_000_000, deafMs: 0 },
  patienceMs: 250,
  filledBy: "a bench",
};

type Read = () => Promise<unknown>;

export async function measureLatency(): Promise<void> {
  const rows: string[][] = [];
  await using folder = await temporaryFolder();
  for (const [name, open] of await stores(folder.path)) {
    await using store = await open();
    for (
      const [tier, family] of [["near", FAMILY], ["shared", { ...FAMILY, near: null }]] as const
    ) {
      await using cached = await openOne(store, family);
      const reads = tier === "near" ? 20_000 : 1_000;
      rows.push([`${tier}, ${name}`, ...await timings(cached.read, reads)]);
    }
  }
  if (await needs("postgres")) rows.push(...await sources());
  printTable(
    `One reader after the other: medians of ${ROUNDS} rounds; near copies and shared values with a tag, 600 bytes`,
    [["read", "p50, ms", "p99, ms"], ...rows],
  );
}

async function stores(folder: string): Promise<[string, () => Promise<Store>][]> {
  const prefix = `test:${crypto.randomUUID()}:`;
  return [
    ["memory", () => Promise.resolve(new MemoryStore())],
    ["Deno KV file", () => openKvStore(`${folder}/kv.sqlite`)],
    ...await needs("redis")
      ? [
        ["Redis", () => openRedisStore(TEST_REDIS_URL, { prefix })] as [
          string,
          () => Promise<Store>,
        ],
      ]
      : [],
  ];
}

async function openOne(store: Store, family: Family) {
  const cache = createTieredCache({
    families: { things: family },
    store,
    clock: systemClock,
    random: () => 0,
    onFault: console.error,
  });
  await cache.begin();
  const value = { words: "x".repeat(560), n: 1 };
  const things = cache.fill("things", {
    load: () => Promise.resolve(value),
    tags: (key) => [`thing:${key}`],
  });
  await things.get("a");
  return { read: () => things.get("a"), [Symbol.asyncDispose]: () => cache[Symbol.asyncDispose]() };
}

/** A candidate's settings by their key, which are not cached, and models' latencies, which are. */
async function sources(): Promise<string[][]> {
  await using open = await createServerDatabase();
  const { db } = open;
  const id = crypto.randomUUID();
  await db.insertInto("candidates").values({ id }).execute();
  const settings = () =>
    db.selectFrom("candidates").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const rows = [["PostgreSQL: a candidate's settings", ...await timings(settings, 500)]];
  for (const calls of CALLS_A_DAY) {
    await writeCalls(db, calls);
    const latencies = () => readLatencies(db, new Date(Date.now() - DAY_MS));
    rows.push([
      `PostgreSQL: models' latencies, ${calls} calls a day`,
      ...await timings(latencies, 5),
    ]);
  }
  return rows;
}

async function writeCalls(db: Database, count: number): Promise<void> {
  await db.deleteFrom("ai_calls").execute();
  const request = crypto.randomUUID();
  await sql`insert into ai_requests (id, task, prompt_version, outcome)
    values (${request}::uuid, 'evaluate', 'bench', 'complete')`.execute(db);
  await sql`insert into ai_calls (id, request_id, number, role, model, provider, outcome, input_tokens,
      cached_input_tokens, output_tokens, estimated, audio_seconds, cost_nano, started_at, first_text_ms, total_ms)
    select gen_random_uuid(), ${request}::uuid, 1, 'primary', 'model ' || n % 4, 'bench', 'won', 900, 0, 300,
      false, 0, 1000, now() - n * interval '1 day' / ${count}, n % 997, n % 4999
    from generate_series(1, ${count}) n`.execute(db);
  await sql`analyze ai_calls`.execute(db);
}

async function timings(read: Read, reads: number): Promise<string[]> {
  const rounds = await Array.fromAsync({ length: ROUNDS }, () => timed(read, reads));
  return [0.5, 0.99].map((share) => ms(median(rounds.map((waits) => quantile(waits, share)))));
}

async function timed(read: Read, reads: number): Promise<number[]> {
  const waits: number[] = [];
  for (let n = 0; n < reads; n++) {
    const began = performance.now();
    await read();
    waits.push(performance.now() - began);
  }
  return waits;
}
