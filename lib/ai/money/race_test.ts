/** Budgets under many calls at once: caps hold, and accounts agree with the ledger whatever the order of things. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { sql } from "kysely";
import { MIGRATIONS, testDatabase } from "../../../tests/support/database.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { needs } from "../../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { attemptOf, openRun, PAID_MODEL } from "../../../tests/support/runs.ts";
import type { Database, OpenDatabase } from "../../db/mod.ts";
import { migrate, openDatabase } from "../../db/mod.server.ts";
import type { Reservation } from "../mod.ts";
import { createBudgets } from "./mod.server.ts";

const CALLS = 200;
const MOST_NANO = 3_000;
const CAPS = { dayNano: 100_000, candidateDayNano: 70_000, interviewNano: 50_000 };

/** 200 calls at once of two candidates, spread over the databases; returns the reservations made. */
async function rush(databases: readonly Database[]): Promise<readonly Reservation[]> {
  const clock = new ManualClock();
  const runs = [await openRun(databases[0]!, clock), await openRun(databases[0]!, clock)];
  const budgets = databases.map((db) => createBudgets({ db, clock, caps: CAPS }));
  const admitted = await Promise.all(
    Array.from({ length: CALLS }, (_, n) =>
      budgets[n % budgets.length]!.admit({
        ...runs[Math.floor(n / 2) % 2]!,
        model: PAID_MODEL,
        mostNano: MOST_NANO,
      })),
  );
  return admitted.filter((reservation) => reservation !== null);
}

/** Each account with what it holds, and what it may hold at most. */
async function assertCapsHold(db: Database, reservations: readonly Reservation[]) {
  const { rows } = await sql<{ scope: string; total: number }>`
    select scope, spent_nano + reserved_nano as total from budget_accounts`.execute(db);
  const most = {
    day: CAPS.dayNano,
    candidate_day: CAPS.candidateDayNano,
    interview: CAPS.interviewNano,
  };
  for (const { scope, total } of rows) {
    assert.ok(total <= most[scope as keyof typeof most], `${scope} holds ${total}`);
  }
  // 2 interviews x floor(50,000 / 3,000) = 32 calls, and the day has room for 33.
  assert.equal(reservations.length, 32);
  assert.equal(rows.find(({ scope }) => scope === "day")?.total, 32 * MOST_NANO);
}

Deno.test(`admit() keeps every cap under ${CALLS} calls at once (pglite)`, async () => {
  await using open = await testDatabase();
  await assertCapsHold(open.db, await rush([open.db]));
});

Deno.test(
  `admit() keeps every cap under ${CALLS} calls at once from two processes' pools (postgres)`,
  { ignore: !await needs("postgres") },
  async () => {
    await using empty = await emptyServerDatabase();
    const config = { databaseUrl: empty.url, dataDir: "unused" };
    await using first = await openDatabase(config);
    await using second = await openDatabase(config);
    await migrate(first, MIGRATIONS);
    const reservations = await rush([first.db, second.db]);
    await assertCapsHold(first.db, reservations);
    await Promise.all(reservations.flatMap((reservation) => {
      const attempt = attemptOf({ inputTokens: 2 });
      return [reservation.settle(attempt), reservation.settle(attempt)];
    }));
    const { rows } = await sql`select spent_nano as spent, reserved_nano as reserved
      from budget_accounts where scope = 'day'`.execute(first.db);
    assert.deepEqual(rows, [{ spent: 64_000, reserved: 0 }]);
  },
);

const HOLD_MS = 1_000;

const step = fc.oneof(
  fc.record({ do: fc.constant("admit" as const), nano: fc.integer({ min: 1, max: 40_000 }) }),
  fc.record({
    do: fc.constant("settle" as const),
    which: fc.nat(2),
    inputTokens: fc.integer({ min: 0, max: 40 }),
  }),
  fc.record({ do: fc.constant("expire" as const), afterMs: fc.integer({ min: 400, max: 2_000 }) }),
);

Deno.test("admit(), settle() and expire() keep accounts, reservations and ledger in agreement", async () => {
  await using open = await testDatabase();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 12 }),
      (steps) => agree(open, steps),
    ),
    { numRuns: 25 },
  );
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function agree({ db }: OpenDatabase, steps: readonly Step[]) {
  const clock = new ManualClock();
  const run = await openRun(db, clock);
  const caps = { dayNano: null, candidateDayNano: null, interviewNano: 50_000 };
  const budgets = createBudgets({ db, clock, caps, holdMs: HOLD_MS });
  const reservations: Reservation[] = [];
  for (const step of steps) {
    if (step.do === "admit") {
      const admission = { ...run, model: PAID_MODEL, mostNano: step.nano };
      const before = await total(db, run.requestId);
      const reservation = await budgets.admit(admission);
      assert.equal(reservation !== null, before + step.nano <= caps.interviewNano);
      if (reservation) reservations.push(reservation);
    } else if (step.do === "settle") {
      await reservations[step.which]?.settle(attemptOf({ inputTokens: step.inputTokens }));
    } else {
      await clock.advance(step.afterMs);
      await budgets.expire();
    }
    const interview = (await budgets.accounts(run.context)).find((at) => at.scope === "interview")!;
    assert.equal(interview.spentNano + interview.reservedNano, await total(db, run.requestId));
  }
}

/** What the ledger and the reservations say of one run, together. */
async function total(db: Database, requestId: string): Promise<number> {
  const { rows: [row] } = await sql<{ total: number }>`select
    (select cost_nano from ai_requests where id = ${requestId}::uuid)
    + coalesce((select sum(nano) from budget_reservations where request_id = ${requestId}::uuid), 0)::bigint
    as total`.execute(db);
  return row!.total;
}
