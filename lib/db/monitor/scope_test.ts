import assert from "node:assert/strict";
import { Kysely, sql } from "kysely";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { lineWith, testOnEachMonitored } from "../../../tests/support/monitored.ts";
import { scriptedDialect } from "../../../tests/support/scripted_dialect.ts";
import type { Database } from "../mod.ts";
import type { Tables } from "../tables.ts";
import { createMonitor, streamInQueryScope, withQueryScope } from "./mod.server.ts";

async function repeat(db: Database, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await db.selectFrom("answers").select("id").where("id", "=", crypto.randomUUID()).execute();
  }
}

/** Several statements on their way at once. */
const atOnce = async (db: Database, times: number): Promise<void> =>
  void await Promise.all(Array.from({ length: times }, () => repeat(db, 1)));

testOnEachMonitored("a statement five times in one scope is a run, and named", async (on) => {
  await withQueryScope("GET /four", () => repeat(on.db, 4));
  assert.deepEqual(lineWith(on, "answers").repeated, { runs: 0, longest: 0, within: [] });
  await withQueryScope("GET /seven", () => repeat(on.db, 7));
  await withQueryScope("GET /five", () => atOnce(on.db, 5));
  assert.deepEqual(lineWith(on, "answers").repeated, {
    runs: 2,
    longest: 7,
    within: ["GET /five", "GET /seven"],
  });
});

testOnEachMonitored("scopes at the same time count each for itself", async (on) => {
  const scopes = Array.from({ length: 8 }, (_, at) =>
    withQueryScope(`at ${at}`, () => {
      return at === 3 ? repeat(on.db, 6) : repeat(on.db, 4);
    }));
  await Promise.all(scopes);
  const { repeated, calls } = lineWith(on, "answers");
  assert.equal(calls, 7 * 4 + 6);
  assert.deepEqual(repeated, { runs: 1, longest: 6, within: ["at 3"] });
});

testOnEachMonitored("a scope within a scope counts for itself", async (on) => {
  await withQueryScope("outer", async () => {
    await repeat(on.db, 3);
    await withQueryScope("inner", () => repeat(on.db, 4));
    await repeat(on.db, 1);
  });
  assert.equal(lineWith(on, "answers").repeated.runs, 0);
});

testOnEachMonitored(
  "what comes by and by is one scope, whoever takes it, until it ends",
  async (on) => {
    const source = async function* () {
      for (let time = 0; time < 6; time++) {
        await repeat(on.db, 1);
        yield time;
      }
    };
    const taken: number[] = [];
    for await (const time of streamInQueryScope("run", source())) {
      await withQueryScope(`taker ${time}`, () => repeat(on.db, 1));
      taken.push(time);
    }
    assert.deepEqual(taken, [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(lineWith(on, "answers").repeated, { runs: 1, longest: 6, within: ["run"] });
  },
);

Deno.test("what comes by and by is ended when nobody takes more, and throws what it throws", async () => {
  let isOver = false;
  const source = async function* () {
    try {
      yield 1;
      throw new Error("gone");
    } finally {
      isOver = true;
    }
  };
  for await (const _ of streamInQueryScope("run", source())) break;
  assert.ok(isOver);
  await assert.rejects(Array.fromAsync(streamInQueryScope("run", source())), /gone/);
});

function unbacked() {
  const monitor = createMonitor({ clock: new ManualClock() });
  const db = new Kysely<Tables>({ dialect: scriptedDialect(() => ({}), monitor) });
  return { monitor, db };
}

Deno.test("what a request leaves running is no longer counted for it", async () => {
  const { monitor, db } = unbacked();
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const left = await withQueryScope("GET /socket", () => [answered.then(() => repeat(db, 9))]);
  answer();
  await Promise.all(left);
  const { calls, repeated } = lineWith({ monitor }, "answers");
  assert.deepEqual([calls, repeated.runs], [9, 0]);
});

Deno.test("without a scope statements are counted, but no runs", async () => {
  const { monitor, db } = unbacked();
  await repeat(db, 9);
  const { calls, repeated } = lineWith({ monitor }, "answers");
  assert.deepEqual([calls, repeated.runs], [9, 0]);
});

Deno.test("a transaction's begin and commit are never a run", async () => {
  const { monitor, db } = unbacked();
  await withQueryScope("GET /", async () => {
    for (let time = 0; time < 6; time++) await sql`commit`.execute(db);
  });
  assert.equal(lineWith({ monitor }, "commit").repeated.runs, 0);
});

Deno.test("withQueryScope() gives what its work gives, and throws what it throws", async () => {
  assert.equal(await withQueryScope("GET /", () => 5), 5);
  await assert.rejects(withQueryScope("GET /", () => Promise.reject(new Error("gone"))), /gone/);
});
