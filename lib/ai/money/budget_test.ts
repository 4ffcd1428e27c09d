import assert from "node:assert/strict";
import { testDatabase } from "../../../tests/support/database.ts";
import { testOnEachDatabase } from "../../../tests/support/interviews.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import {
  attemptOf,
  FREE_MODEL,
  openRun,
  PAID_MODEL,
  type TestRun,
} from "../../../tests/support/runs.ts";
import { isSettling, troubledDatabase } from "../../../tests/support/troubled_database.ts";
import type { OpenDatabase } from "../../db/mod.ts";
import { type Caps, createBudgets, createLedger } from "./mod.server.ts";

const NO_CAPS: Caps = { dayNano: null, candidateDayNano: null, interviewNano: null };
const HOLD_MS = 60_000;

/** For what the databases cannot do differently. */
const testOnPglite = (name: string, run: (open: OpenDatabase) => Promise<void>) =>
  Deno.test(name, async () => {
    await using open = await testDatabase();
    await run(open);
  });

async function testBudgets({ db }: OpenDatabase, caps: Partial<Caps>) {
  const clock = new ManualClock();
  const budgets = createBudgets({ db, clock, caps: { ...NO_CAPS, ...caps }, holdMs: HOLD_MS });
  const run = await openRun(db, clock);
  const admit = (mostNano: number, { requestId, context }: TestRun = run) =>
    budgets.admit({ requestId, context, model: PAID_MODEL, mostNano });
  /** Of each scope: [spent, reserved]. */
  const stand = async ({ context }: TestRun = run) =>
    Object.fromEntries(
      (await budgets.accounts(context)).map((at) => [at.scope, [at.spentNano, at.reservedNano]]),
    );
  const ledger = createLedger({ db, clock });
  return { db, clock, budgets, ledger, run, admit, stand };
}

const everywhere = (spent: number, reserved: number) => ({
  day: [spent, reserved],
  candidate_day: [spent, reserved],
  interview: [spent, reserved],
});

testOnEachDatabase("admit() sets money aside in every scope", async (open) => {
  const { admit, stand } = await testBudgets(open, {});
  assert.ok(await admit(500));
  assert.ok(await admit(250));
  assert.deepEqual(await stand(), everywhere(0, 750));
});

testOnEachDatabase(
  "admit() takes no money anywhere when one scope has not enough",
  async (open) => {
    for (const scope of ["dayNano", "candidateDayNano", "interviewNano"] as const) {
      const { db, admit, stand } = await testBudgets(open, { [scope]: 1_000 });
      assert.ok(await admit(700));
      assert.equal(await admit(301), null);
      assert.equal(await admit(1_001), null);
      assert.deepEqual(await stand(), everywhere(0, 700));
      assert.ok(await admit(300), "up to the cap, to the last of it");
      assert.deepEqual(await stand(), everywhere(0, 1_000));
      await db.deleteFrom("budget_accounts").execute();
    }
  },
);

testOnPglite(
  "left() is what the scope with the least has, and no limit without a cap",
  async (open) => {
    const { budgets, run, admit } = await testBudgets(open, { dayNano: 900, interviewNano: 1_000 });
    const left = (context: { candidateId: string | null; interviewId: string | null }) =>
      budgets.left(context);
    assert.equal(await left(run.context), 900);
    const settled = await admit(5);
    await settled!.settle(attemptOf({ inputTokens: 2 }));
    assert.equal(await left(run.context), 0, "it cost more than there was");
    assert.equal(await left({ candidateId: null, interviewId: run.context.interviewId }), 0);
    const free = await testBudgets(open, {});
    assert.equal(await free.budgets.left(free.run.context), Infinity);
  },
);

testOnPglite("admit() counts candidates and interviews each for themselves", async (open) => {
  const { db, clock, admit } = await testBudgets(open, { candidateDayNano: 10, interviewNano: 10 });
  assert.ok(await admit(10));
  assert.equal(await admit(1), null);
  assert.ok(await admit(10, await openRun(db, clock)));
});

testOnPglite(
  "admit() begins each day anew, at midnight UTC; an interview goes on",
  async (open) => {
    const { clock, admit, stand } = await testBudgets(open, { dayNano: 10, interviewNano: 15 });
    await clock.advance(24 * 60 * 60_000 - 1);
    assert.ok(await admit(10));
    assert.equal(await admit(1), null);
    await clock.advance(1);
    assert.ok(await admit(5));
    assert.deepEqual(await stand(), { day: [0, 5], candidate_day: [0, 5], interview: [0, 15] });
    assert.equal(await admit(1), null);
  },
);

testOnPglite("admit() lets a free model through whatever is spent", async (open) => {
  const { budgets, ledger, run, stand, admit } = await testBudgets(open, { dayNano: 0 });
  assert.equal(await admit(1), null);
  const free = await budgets.admit({ ...run, model: FREE_MODEL, mostNano: 0 });
  await free!.settle(attemptOf({ model: FREE_MODEL }));
  assert.deepEqual(await stand(), everywhere(0, 0));
  assert.deepEqual((await ledger.spend({ by: "model" })).map(({ key }) => key), ["coach"]);
});

testOnEachDatabase(
  "settle() books what a call cost, frees the rest, and again does nothing",
  async (open) => {
    const { admit, stand, ledger, run } = await testBudgets(open, {});
    const reservation = await admit(20_000);
    const attempt = attemptOf({ inputTokens: 8 });
    await reservation!.settle(attempt);
    await reservation!.settle(attempt);
    await reservation!.settle(attemptOf({ inputTokens: 9 }));
    assert.deepEqual(await stand(), everywhere(8_000, 0));
    const [spent] = await ledger.spend({ by: "request", key: run.requestId });
    assert.deepEqual([spent?.calls, spent?.costNano], [1, 8_000]);
  },
);

testOnPglite(
  "settle() books the whole cost where it is more than was set aside",
  async (open) => {
    const { admit, stand } = await testBudgets(open, { dayNano: 5_000 });
    await (await admit(5_000))!.settle(attemptOf({ inputTokens: 6 }));
    assert.deepEqual(await stand(), everywhere(6_000, 0));
    assert.equal(await admit(1), null);
  },
);

testOnPglite("settle() books on the day that admitted the call", async (open) => {
  const { clock, admit, stand } = await testBudgets(open, {});
  await clock.advance(24 * 60 * 60_000 - 1);
  const reservation = await admit(9_000);
  await clock.advance(1);
  await reservation!.settle(attemptOf({ inputTokens: 3 }));
  assert.deepEqual(await stand(), { day: [0, 0], candidate_day: [0, 0], interview: [3_000, 0] });
});

testOnPglite("settle() still books when the candidate is gone", async (open) => {
  const { db, admit, stand, ledger, run } = await testBudgets(open, {});
  const reservation = await admit(9_000);
  await db.deleteFrom("candidates").where("id", "=", run.context.candidateId).execute();
  await reservation!.settle(attemptOf({ inputTokens: 3 }));
  const { day } = await stand();
  assert.deepEqual(day, [3_000, 0]);
  assert.equal((await ledger.spend({ by: "model" }))[0]?.costNano, 3_000);
});

testOnEachDatabase(
  "expire() books what was never settled as spent, as an unknown call",
  async (open) => {
    const { clock, budgets, admit, stand, ledger, run } = await testBudgets(open, {});
    await admit(5_000);
    await clock.advance(HOLD_MS - 1);
    assert.equal(await budgets.expire(), 0);
    await clock.advance(1);
    assert.equal(await budgets.expire(), 1);
    assert.equal(await budgets.expire(), 0);
    assert.deepEqual(await stand(), everywhere(5_000, 0));
    const [spent] = await ledger.spend({ by: "request", key: run.requestId });
    assert.deepEqual([spent?.costNano, spent?.unknownNano], [5_000, 5_000]);
  },
);

testOnEachDatabase(
  "expire() leaves a call that ends after all to be settled at what it cost",
  async (open) => {
    const { db, clock, budgets, admit, stand, ledger } = await testBudgets(open, {});
    const reservation = await admit(5_000);
    await clock.advance(HOLD_MS);
    await budgets.expire();
    await reservation!.settle(attemptOf({ inputTokens: 2 }));
    await reservation!.settle(attemptOf({ inputTokens: 2 }));
    assert.deepEqual(await stand(), everywhere(2_000, 0));
    const [spent] = await ledger.spend({ by: "day" });
    assert.deepEqual([spent?.calls, spent?.costNano, spent?.unknownNano], [1, 2_000, 0]);
    const { cost_nano } = await db.selectFrom("ai_requests").select("cost_nano")
      .executeTakeFirstOrThrow();
    assert.equal(cost_nano, 2_000);
  },
);

testOnPglite(
  "expire() drops the accounts of days long past, not those of interviews",
  async (open) => {
    const { db, clock, budgets, admit } = await testBudgets(open, {});
    await (await admit(1_000))!.settle(attemptOf({ inputTokens: 1 }));
    await clock.advance(3 * 24 * 60 * 60_000);
    await budgets.expire();
    const left = await db.selectFrom("budget_accounts").select("scope").execute();
    assert.deepEqual(left, [{ scope: "interview" }]);
  },
);

testOnPglite("settle() is tried again where the database fails", async (open) => {
  let failures = 2;
  const db = troubledDatabase(open.db, (words) => {
    if (isSettling(words) && failures-- > 0) throw new Error("Connection terminated");
  });
  const { clock, admit, stand } = await testBudgets({ ...open, db }, {});
  const settled = (await admit(5_000))!.settle(attemptOf({ inputTokens: 3 }));
  await clock.advance(250);
  await clock.advance(1_000);
  await settled;
  assert.deepEqual(await stand(), everywhere(3_000, 0));
});

testOnPglite("settled() waits for the calls that have ended", async (open) => {
  const slow = Promise.withResolvers<void>();
  const db = troubledDatabase(open.db, (words) => isSettling(words) ? slow.promise : undefined);
  const { admit, budgets } = await testBudgets({ ...open, db }, {});
  const order: string[] = [];
  const settled = (await admit(5_000))!.settle(attemptOf({})).then(() => order.push("settled"));
  const idle = budgets.settled().then(() => order.push("idle"));
  await open.db.selectFrom("ai_calls").select("id").execute();
  order.push("later");
  slow.resolve();
  await Promise.all([settled, idle]);
  assert.deepEqual(order, ["later", "settled", "idle"]);
});

testOnEachDatabase("expire() books a free call whose process was killed", async (open) => {
  const { clock, budgets, ledger, run, admit } = await testBudgets(open, { dayNano: 0 });
  assert.ok(await admit(0));
  await clock.advance(HOLD_MS);
  assert.equal(await budgets.expire(), 1);
  const [spent] = await ledger.spend({ by: "request", key: run.requestId });
  assert.deepEqual([spent?.calls, spent?.costNano], [1, 0]);
});
