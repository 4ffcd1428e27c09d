import assert from "node:assert/strict";
import { testDatabase } from "../../../tests/support/database.ts";
import { testOnEachDatabase } from "../../../tests/support/interviews.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { attemptOf, FREE_MODEL, openAnotherRun, openRun } from "../../../tests/support/runs.ts";
import type { OpenDatabase } from "../../db/mod.ts";
import { createLedger } from "./mod.server.ts";

/** For what the databases cannot do differently. */
const testOnPglite = (name: string, run: (open: OpenDatabase) => Promise<void>) =>
  Deno.test(name, async () => {
    await using open = await testDatabase();
    await run(open);
  });

async function testLedger({ db }: OpenDatabase) {
  const clock = new ManualClock();
  const ledger = createLedger({ db, clock });
  return { db, clock, ledger, ...await openRun(db, clock) };
}

type TestLedger = Awaited<ReturnType<typeof testLedger>>;

const readRequest = ({ db, requestId }: TestLedger) =>
  db.selectFrom("ai_requests").selectAll().where("id", "=", requestId).executeTakeFirstOrThrow();

const RESULT = {
  outcome: "complete",
  model: "test/paid",
  coachReason: null,
  cached: false,
  firstTextMs: 120.4,
  totalMs: 900.6,
  validity: 0.75,
  passedOver: [],
} as const;

testOnEachDatabase("closeRequest() stores what came of a run, once", async (open) => {
  const test = await testLedger(open);
  const opened = await readRequest(test);
  assert.equal(opened.outcome, "running");
  await test.ledger.closeRequest({ ...RESULT, id: test.requestId });
  await test.ledger.closeRequest({ ...RESULT, id: test.requestId, outcome: "abstained" });
  const row = await readRequest(test);
  assert.deepEqual(
    [row.outcome, row.model, row.first_text_ms, row.total_ms, row.validity, row.decision],
    ["complete", "test/paid", 120, 901, 0.75, opened.decision],
  );
  assert.deepEqual(row.created_at, new Date(test.clock.now()));
});

testOnEachDatabase(
  "closeRequest() adds to a decision who was passed over, where there is one",
  async (open) => {
    const test = await testLedger(open);
    const passedOver = [{ model: "test/first", why: "over_budget" }] as const;
    const { db, ledger, clock, requestId } = test;
    const other = await openAnotherRun({ db, clock, context: test.context });
    await db.updateTable("ai_requests").set({ decision: null }).where("id", "=", other).execute();
    for (const id of [requestId, other]) await ledger.closeRequest({ ...RESULT, id, passedOver });
    const decisionOf = async (requestId: string) =>
      (await readRequest({ ...test, requestId })).decision;
    assert.deepEqual(await decisionOf(requestId), { reason: "test/paid ranks first", passedOver });
    assert.equal(await decisionOf(other), null);
  },
);

testOnEachDatabase("book() adds a call to its run, and a second time nothing", async (open) => {
  const test = await testLedger(open);
  const attempt = attemptOf({ inputTokens: 7 });
  await test.ledger.book(attempt, test.requestId);
  await test.ledger.book(attempt, test.requestId);
  await test.ledger.closeRequest({ ...RESULT, id: test.requestId });
  await test.ledger.book(attemptOf({ inputTokens: 2, outcome: "lost" }), test.requestId);
  assert.equal((await readRequest(test)).cost_nano, 9_000);
});

testOnEachDatabase("book() loses none of those that end at once", async (open) => {
  const test = await testLedger(open);
  await Promise.all(
    Array.from({ length: 20 }, () => test.ledger.book(attemptOf({}), test.requestId)),
  );
  assert.equal((await readRequest(test)).cost_nano, 200_000);
});

testOnPglite(
  "closeLost() marks what a killed process left; who ends late is closed",
  async (open) => {
    const test = await testLedger(open);
    const before = test.clock.now() + 1;
    assert.equal(await test.ledger.closeLost({ before: test.clock.now() }), 0);
    assert.equal(await test.ledger.closeLost({ before }), 1);
    assert.equal((await readRequest(test)).outcome, "lost");
    await test.ledger.closeRequest({ ...RESULT, id: test.requestId });
    assert.equal(await test.ledger.closeLost({ before }), 0);
    assert.equal((await readRequest(test)).outcome, "complete");
  },
);

testOnEachDatabase("spend() sums by whatever is asked, retries and hedges apart", async (open) => {
  const test = await testLedger(open);
  const { ledger, requestId, context } = test;
  await ledger.book(attemptOf({ inputTokens: 5, outcome: "failed" }), requestId);
  await ledger.book(attemptOf({ inputTokens: 3, role: "retry" }), requestId);
  await ledger.book(attemptOf({ inputTokens: 2, role: "hedge", outcome: "lost" }), requestId);
  const second = await openAnotherRun(test);
  await ledger.book(attemptOf({ model: FREE_MODEL, inputTokens: 40 }), second);

  const sum = { retryNano: 3_000, hedgeNano: 2_000, unknownNano: 0, outputTokens: 0 };
  const paid = { ...sum, calls: 3, costNano: 10_000, inputTokens: 10 };
  const free = { ...paid, retryNano: 0, hedgeNano: 0, calls: 1, costNano: 0, inputTokens: 40 };
  const all = { ...paid, calls: 4, inputTokens: 50 };
  assert.deepEqual(await ledger.spend({ by: "request" }), [
    { key: requestId, ...paid },
    { key: second, ...free },
  ]);
  assert.deepEqual(await ledger.spend({ by: "model" }), [
    { key: "test/paid", ...paid },
    { key: "coach", ...free },
  ]);
  assert.deepEqual(await ledger.spend({ by: "model", key: "coach" }), [{ key: "coach", ...free }]);
  assert.deepEqual(await ledger.spend({ by: "request", key: requestId }), [
    { key: requestId, ...paid },
  ]);
  for (
    const [by, key] of [["interview", context.interviewId], [
      "candidate",
      context.candidateId,
    ]] as const
  ) {
    assert.deepEqual(await ledger.spend({ by, key }), [{ key, ...all }]);
  }
  assert.deepEqual(await ledger.spend({ by: "answer", key: requestId }), []);
});

testOnEachDatabase("spend() by day begins a day at midnight UTC", async (open) => {
  const { ledger, requestId } = await testLedger(open);
  const midnight = Date.UTC(2026, 0, 2);
  await ledger.book(attemptOf({ startedAt: midnight - 1, inputTokens: 2 }), requestId);
  await ledger.book(attemptOf({ startedAt: midnight, inputTokens: 1 }), requestId);
  const spent = async (query: { key?: string; from?: number; to?: number }) =>
    (await ledger.spend({ by: "day", ...query })).map(({ key, costNano }) => [key, costNano]);
  const [first, second] = [["2026-01-01", 2_000], ["2026-01-02", 1_000]];
  assert.deepEqual(await spent({}), [first, second]);
  assert.deepEqual(await spent({ key: "2026-01-02" }), [second]);
  assert.deepEqual(await spent({ key: "2026-01-01" }), [first]);
  assert.deepEqual(await spent({ from: midnight }), [second]);
  assert.deepEqual(await spent({ to: midnight }), [first]);
});

testOnEachDatabase("spend() stays right when a candidate deletes what is theirs", async (open) => {
  const { db, ledger, requestId, context } = await testLedger(open);
  await ledger.book(attemptOf({ inputTokens: 4 }), requestId);
  const [day, model] = [await ledger.spend({ by: "day" }), await ledger.spend({ by: "model" })];
  await db.deleteFrom("candidates").where("id", "=", context.candidateId).execute();
  assert.deepEqual(await ledger.spend({ by: "day" }), day);
  assert.deepEqual(await ledger.spend({ by: "model" }), model);
  assert.deepEqual((await ledger.spend({ by: "candidate" })).map(({ key }) => key), [null]);
});
