import assert from "node:assert/strict";
import { Kysely, sql } from "kysely";
import type { Tables } from "../tables.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { lineWith, testOnEachMonitored } from "../../../tests/support/monitored.ts";
import { scriptedDialect } from "../../../tests/support/scripted_dialect.ts";
import { createMonitor } from "./mod.server.ts";

const addCandidates = (count: number) =>
  Array.from({ length: count }, () => ({ id: crypto.randomUUID() }));

testOnEachMonitored("the monitor counts calls, rows and bytes of each statement", async (on) => {
  const { db } = on;
  await db.insertInto("candidates").values(addCandidates(3)).execute();
  await db.insertInto("candidates").values(addCandidates(4)).execute();
  await db.selectFrom("candidates").select(["id", "models"]).limit(5).execute();
  await db.selectFrom("candidates").select(["id", "models"]).limit(1).execute();
  const written = lineWith(on, "insert into");
  assert.equal(written.text, 'insert into "candidates"("id") values ($1)');
  assert.deepEqual([written.calls, written.rows, written.bytes], [2, 7, 0]);
  const read = lineWith(on, "select");
  assert.deepEqual([read.calls, read.rows, read.kind], [2, 6, "select"]);
  const idBytes = 36;
  assert.ok(read.bytes >= 6 * idBytes && read.bytes <= 6 * 2 * idBytes, `${read.bytes} bytes`);
});

testOnEachMonitored("the monitor counts what a transaction does", async (on) => {
  await on.db.transaction().execute(async (trx) => {
    await trx.insertInto("candidates").values(addCandidates(1)).execute();
    await trx.selectFrom("candidates").select("id").execute();
  });
  assert.equal(lineWith(on, "insert into").calls, 1);
  assert.equal(lineWith(on, "select").rows, 1);
});

testOnEachMonitored("the monitor counts errors by SQLSTATE and lets them through", async (on) => {
  const [candidate] = addCandidates(1);
  const add = () => on.db.insertInto("candidates").values(candidate!).execute();
  await add();
  await assert.rejects(add(), { code: "23505" });
  await assert.rejects(add(), { code: "23505" });
  await assert.rejects(sql`select 1 / ${0}::integer`.execute(on.db), { code: "22012" });
  const line = lineWith(on, "insert into");
  assert.deepEqual(line.errors, [{ state: "23505", count: 2 }]);
  assert.deepEqual([line.calls, line.rows], [3, 1]);
  assert.deepEqual(lineWith(on, "/").errors, [{ state: "22012", count: 1 }]);
});

/** A watched dialect in which each statement takes as many milliseconds as its alias says. */
function timed(clock = new ManualClock()) {
  const monitor = createMonitor({ clock, mostStatements: 10 });
  const dialect = scriptedDialect(async (text) => {
    await clock.advance(Number(/ms_(\d+)/.exec(text)?.[1] ?? 0));
    return {};
  }, monitor);
  const db = new Kysely<Tables>({ dialect });
  const take = (ms: number) => sql.raw(`select ms_${ms}`).execute(db);
  return { monitor, take, db, clock };
}

Deno.test("overview() sorts by total time and gives shares, means and the longest", async () => {
  const { monitor, take } = timed();
  for (const ms of [10, 10, 60]) await take(ms);
  const { lines, calls, totalMs } = monitor.overview();
  assert.deepEqual([calls, totalMs], [3, 80]);
  assert.deepEqual(
    lines.map((line) => [line.text, line.calls, line.totalMs, line.share, line.meanMs, line.maxMs]),
    [["select ms_60", 1, 60, 0.75, 60, 60], ["select ms_10", 2, 20, 0.25, 10, 10]],
  );
  assert.ok(lines.every((line) => line.p50Ms <= line.p99Ms && line.p99Ms <= line.maxMs));
});

Deno.test("overview() has nothing to tell before the first statement", () => {
  const { lines, calls, dropped } = timed().monitor.overview();
  assert.deepEqual([lines, calls, dropped.statements], [[], 0, 0]);
});

Deno.test("a fault in counting reaches no statement", async () => {
  const faults: unknown[] = [];
  const clock = { now: () => 0, monotonic: () => 0 };
  const monitor = createMonitor({ clock, onFault: (fault) => faults.push(fault) });
  const db = new Kysely<Tables>({
    dialect: scriptedDialect(() => ({ rows: [{ a: 1 }] }), monitor),
  });
  clock.monotonic = () => {
    throw new Error("no time");
  };
  assert.deepEqual((await sql`select a`.execute(db)).rows, [{ a: 1 }]);
  clock.monotonic = () => 0;
  const ended = sql`select a`.execute(db);
  clock.monotonic = () => {
    throw new Error("no time");
  };
  assert.deepEqual((await ended).rows, [{ a: 1 }]);
  assert.match(String(faults), /^Error: no time/);
});
