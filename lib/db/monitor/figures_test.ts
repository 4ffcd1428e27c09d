import assert from "node:assert/strict";
import { sql } from "kysely";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { type Monitored, testOnEachMonitored } from "../../../tests/support/monitored.ts";
import { testTiers } from "../../../tests/support/tiers.ts";
import type { Database } from "../mod.ts";
import { MemoryStore } from "../../store/mod.ts";
import { createStatementFigures, type QueryMonitor, readKeptStatements } from "./mod.server.ts";
import type { Increment } from "./increments.ts";

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** Those of one process; nobody has read them before. */
function figuresOn(parts: {
  readonly db: Database;
  readonly clock: ManualClock;
  readonly monitor: Pick<QueryMonitor, "increments">;
}) {
  const tiers = testTiers({ store: new MemoryStore(), clock: parts.clock });
  return createStatementFigures({ ...parts, tiers });
}

async function readCandidates({ db }: Pick<Monitored, "db">, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await db.selectFrom("candidates").select("id").execute();
}

/** A monitor of another process, which counted one statement. */
function elsewhere(latencies: Record<number, number>, more: Partial<Increment> = {}) {
  const calls = Object.values(latencies).reduce((sum, count) => sum + count, 0);
  const increment: Increment = {
    fingerprint: "00ff00ff00ff00ff",
    text: "select $1",
    kind: "select",
    calls,
    totalMs: 10 * calls,
    rows: 2 * calls,
    bytes: 8 * calls,
    errors: 0,
    latencies,
    ...more,
  };
  return { increments: () => [increment] };
}

testOnEachMonitored(
  "store() keeps what was counted since the last time, for other processes too",
  async (on) => {
    const clock = new ManualClock();
    const here = figuresOn({ ...on, clock });
    await readCandidates(on, 3);
    await here.store();
    await clock.advance(MINUTE_MS);
    await readCandidates(on, 2);
    await here.store();
    await here.store();
    const later = figuresOn({ ...on, clock, monitor: { increments: () => [] } });
    const line = (await later.lastDay()).find(({ text }) => text.includes("candidates"))!;
    assert.deepEqual([line.calls, line.kind, line.errors], [5, "select", 0]);
    assert.match(line.text, /^select "id" from "candidates"$/);
    const { rows } = await sql<{ calls: number }>`select calls from statement_figures
    where fingerprint = ${line.fingerprint} order by until`.execute(on.db);
    assert.deepEqual(rows.map(({ calls }) => calls), [3, 2]);
    await here.close();
    await clock.advance(MINUTE_MS);
    const own = (await later.lastDay()).filter(({ text }) => text.includes("statement_figures"));
    assert.deepEqual(own.map(({ calls }) => calls), [1], "the test's own read, and no other");
  },
);

testOnEachMonitored(
  "lastDay() adds up processes, the dearest first, with quantiles of all their calls",
  async ({ db }) => {
    const clock = new ManualClock();
    const [few, many] = [{ 96: 1 }, { 96: 49, 128: 40, 160: 10 }];
    for (const latencies of [few, many]) {
      await figuresOn({ db, clock, monitor: elsewhere(latencies) }).store();
    }
    const dear = elsewhere({ 160: 1 }, { fingerprint: "dear", totalMs: 5_000, errors: 1 });
    const figures = figuresOn({ db, clock, monitor: dear });
    await figures.store();
    const [first, second] = await figures.lastDay();
    assert.deepEqual([first?.fingerprint, first?.errors], ["dear", 1]);
    assert.deepEqual([second?.calls, second?.totalMs, second?.rows, second?.bytes], [
      100,
      1_000,
      200,
      800,
    ]);
    const close = (actual: number, expected: number) =>
      assert.ok(Math.abs(actual / expected - 1) < 0.05, `${actual} for ${expected}`);
    close(second!.p50Ms, 64 * 2 ** (0.5 / 8));
    close(second!.p95Ms, 16_384 * 2 ** (0.5 / 8));
  },
);

testOnEachMonitored(
  "store() keeps three days, and the texts of what was called in them",
  async ({ db }) => {
    const clock = new ManualClock();
    await figuresOn({ db, clock, monitor: elsewhere({ 9: 1 }) }).store();
    await clock.advance(DAY_MS);
    const figures = figuresOn({
      db,
      clock,
      monitor: elsewhere({ 9: 1 }, { fingerprint: "b" }),
    });
    assert.equal((await figures.lastDay()).length, 0);
    const kept = async () =>
      (await db.selectFrom("statement_texts").select("fingerprint").orderBy("fingerprint")
        .execute())
        .map(({ fingerprint }) => fingerprint);
    await figures.store();
    await clock.advance(2 * DAY_MS - MINUTE_MS);
    await figures.store();
    assert.deepEqual(await kept(), ["00ff00ff00ff00ff", "b"]);
    await clock.advance(60 * MINUTE_MS);
    await figures.store();
    assert.deepEqual(await kept(), ["b"]);
  },
);

testOnEachMonitored(
  "store() sends again what a database that was away has not taken, and each once",
  async ({ db }) => {
    const clock = new ManualClock();
    const figures = figuresOn({ db, clock, monitor: elsewhere({ 9: 4 }) });
    await figures.store();
    await clock.advance(MINUTE_MS);
    await sql`alter table statement_figures rename to away`.execute(db);
    await assert.rejects(figures.store());
    await sql`alter table away rename to statement_figures`.execute(db);
    await clock.advance(MINUTE_MS);
    await figures.store();
    assert.equal((await figures.lastDay())[0]?.calls, 12);
  },
);

testOnEachMonitored(
  "readKeptStatements() adds up what processes counted of queries and changes, the dearest first",
  async (on) => {
    const clock = new ManualClock();
    const counted = [
      elsewhere({ 5: 2 }),
      elsewhere({ 5: 1 }),
      elsewhere({ 5: 4 }, { fingerprint: "11ff00ff00ff00ff", text: "select a" }),
      elsewhere({ 5: 9 }, { fingerprint: "22ff00ff00ff00ff", text: "begin", kind: "other" }),
    ];
    for (const monitor of counted) await figuresOn({ ...on, clock, monitor }).store();
    assert.deepEqual(await readKeptStatements(on.db), [
      { fingerprint: "11ff00ff00ff00ff", text: "select a", calls: 4, totalMs: 40, rows: 8 },
      { fingerprint: "00ff00ff00ff00ff", text: "select $1", calls: 3, totalMs: 30, rows: 6 },
    ]);
  },
);
