import assert from "node:assert/strict";
import { NOWHERE } from "../../tests/support/nowhere.ts";
import { modelsAt, testAi } from "../../tests/support/ai.ts";
import { isSettling, troubledDatabase } from "../../tests/support/troubled_database.ts";
import { MemoryStore } from "../store/mod.ts";
import {
  callsOf,
  ended,
  evaluate,
  GOOD,
  INPUT,
  NOBODY,
  requestsOf,
  testRuns,
} from "./__fixtures__/runs.ts";

Deno.test("the same question again is answered from the cache, for nothing; what is forgotten is gone", async () => {
  const store = new MemoryStore();
  await using test = await testRuns({ text: GOOD }, { store });
  const candidateId = crypto.randomUUID();
  await test.db.insertInto("candidates").values({ id: candidateId }).execute();
  const context = { ...NOBODY, candidateId };
  const ask = () => ended(test.ai.run({ task: "evaluate", input: INPUT, context }));
  const first = await ask();
  const second = await ask();
  assert.equal(test.endpoint.calls.length, 1);
  assert.equal(second.result.cached, true);
  assert.equal(second.result.costNano, 0);
  assert.deepEqual(second.result.value, first.result.value);
  const [request] = await requestsOf(test.db);
  const key = `text:1:${request!.cache_key}`;
  assert.notEqual(await store.get(key), null);
  await test.ai.forget({ candidateId }, () => Promise.resolve());
  assert.equal(await store.get(key), null);
  await ask();
  assert.equal(test.endpoint.calls.length, 2);
});

Deno.test("who asks at the same time as a candidate without money is answered by the model", async () => {
  const caps = { dayNano: null, candidateDayNano: 100_000_000, interviewNano: null };
  await using test = await testRuns({ text: GOOD }, { caps });
  const [poor, rich] = [crypto.randomUUID(), crypto.randomUUID()];
  for (const id of [poor, rich]) await test.db.insertInto("candidates").values({ id }).execute();
  await test.db.insertInto("budget_accounts").values({
    scope: "candidate_day",
    day: new Date().toISOString().slice(0, 10),
    candidate_id: poor,
    interview_id: null,
    spent_nano: caps.candidateDayNano,
  }).execute();
  const ask = async (candidateId: string) => {
    const context = { ...NOBODY, candidateId };
    const { result } = await ended(test.ai.run({ task: "evaluate", input: INPUT, context }));
    return [result.model, result.coachReason, result.cached];
  };
  const answered = await Promise.all([ask(poor), ask(rich)]);
  assert.deepEqual(answered, [["coach", "over_budget", false], ["test/large", null, false]]);
});

Deno.test("a run whose caller leaves is cancelled at the model and booked as aborted", async () => {
  await using test = await testRuns({ text: GOOD, fault: { kind: "stall", afterChunks: 200 } });
  const leaving = new AbortController();
  const run = evaluate(test.ai, { signal: leaving.signal });
  await run.next();
  leaving.abort(new Error("gone"));
  await assert.rejects(async () => {
    for await (const _ of run);
  }, { message: "gone" });
  const [request] = await requestsOf(test.db);
  assert.equal(request!.outcome, "aborted");
  const [call] = await callsOf(test.db);
  assert.equal(call!.outcome, "aborted");
  assert.ok(call!.cost_nano > 0);
});

Deno.test("an answer that the coach cannot judge is not sent to a model", async () => {
  await using test = await testRuns({ text: GOOD });
  const input = { ...INPUT, transcript: { ...INPUT.transcript, text: "", segments: [] } };
  const { result } = await ended(test.ai.run({ task: "evaluate", input, context: NOBODY }));
  assert.equal(result.outcome, "abstained");
  assert.equal(test.endpoint.calls.length, 0);
});

Deno.test("an experiment's variant is asked with its own parameters, and its exposure is kept", async () => {
  const experiments = [{
    id: "cooler",
    task: "evaluate",
    metric: "validity",
    variants: [{ id: "control", share: 0.01 }, {
      id: "cool",
      share: 0.99,
      model: "test/small",
      temperature: 0.1,
    }],
  }];
  await using test = await testRuns({ text: GOOD }, { experiments, small: { text: GOOD } });
  await test.ai.begin();
  for (let n = 0; n < 4; n++) {
    const candidateId = crypto.randomUUID();
    await test.db.insertInto("candidates").values({ id: candidateId }).execute();
    const context = { ...NOBODY, candidateId };
    await ended(test.ai.run({ task: "evaluate", input: INPUT, context }));
  }
  const cool = (await requestsOf(test.db)).filter(({ variant_id }) => variant_id === "cool");
  assert.ok(cool.length > 0);
  assert.ok(cool.every(({ model }) => model === "test/small"));
  assert.equal(test.endpoint.calls.find(({ model }) => model === "small")?.body.temperature, 0.1);
  const { experiments: [overview] } = await test.ai.operations.view();
  assert.equal(overview!.variants.reduce((sum, { exposed }) => sum + exposed, 0), 4);
});

Deno.test("the operator sees models, money, decisions and how fast they were", async () => {
  await using test = await testRuns({ text: GOOD });
  await ended(evaluate(test.ai));
  const view = await test.ai.operations.view();
  const large = view.models.find(({ model }) => model.id === "test/large")!;
  assert.equal(large.spend?.calls, 1);
  assert.ok(large.latencies!.firstP50! >= 0);
  assert.equal(large.health.state, "closed");
  assert.equal(view.days[0]!.costNano, large.spend!.costNano);
  assert.equal(view.decisions[0]!.model, "test/large");
  assert.match(view.decisions[0]!.reason, /test\/large/);
});

Deno.test("the operator sees money as it is, and latencies that may be some seconds old", async () => {
  await using test = await testRuns({ text: GOOD });
  await ended(evaluate(test.ai));
  const seen = async () => {
    const { models } = await test.ai.operations.view();
    return models.find(({ model }) => model.id === "test/large")!;
  };
  const first = await seen();
  await test.db.updateTable("ai_calls").set({ first_text_ms: 12_345, cost_nano: 777 }).execute();
  const second = await seen();
  assert.equal(second.spend!.costNano, 777);
  assert.deepEqual(second.latencies, first.latencies);
});

Deno.test("what the router has learned outlives its process", async () => {
  await using test = await testRuns({ text: GOOD });
  for (let n = 0; n < 3; n++) {
    test.ai.rate({ task: "evaluate", questionType: "behavioral", model: "test/large", rating: -1 });
  }
  await test.ai.housekeep();
  const other = testAi(test.db, modelsAt(test.endpoint.url));
  await other.begin();
  const { models } = await other.operations.view();
  const [row] = models.find(({ model }) => model.id === "test/large")!.quality;
  assert.ok(row!.observations > 2 && row!.quality < 0.9);
  const fitted = await test.db.selectFrom("router_fits").select("fitted_at").executeTakeFirst();
  assert.ok(fitted?.fitted_at, "texts were not fitted");
  assert.deepEqual(test.faults, []);
});

Deno.test("what was shown is kept as a part when the rest cannot be mended", async () => {
  const cut = `${GOOD.slice(0, GOOD.indexOf('"followUp"'))}"followUp": 7}`;
  await using test = await testRuns([{ text: cut }, { text: "No." }]);
  const { events, result } = await ended(evaluate(test.ai));
  assert.ok(events.some(({ type }) => type === "preview"));
  assert.equal(result.outcome, "partial");
  assert.equal(result.value?.advice.length, 2);
  assert.equal(test.endpoint.calls.length, 2);
});

Deno.test("a model that is merely busy is waited for, since nobody waits for the reading", async () => {
  const endpoint = { text: GOOD, firstTextMs: 100 };
  await using test = await testRuns(endpoint);
  const { models, providers } = modelsAt(test.endpoint.url, ["large"]);
  const one = models.map((model) => ({ ...model, concurrency: 1 }));
  const ai = testAi(test.db, { models: one, providers });
  const other = { ...INPUT, role: "another role" };
  const run = ai.run({ task: "evaluate", input: other, context: NOBODY });
  const results = await Promise.all([ended(evaluate(ai)), ended(run)]);
  assert.deepEqual(results.map(({ result }) => result.model), ["test/large", "test/large"]);
});

Deno.test("an answer longer than every model can read is left to the coach, which says so", async () => {
  await using test = await testRuns({ text: GOOD });
  const { models, providers } = modelsAt(test.endpoint.url, ["large"]);
  const short = models.map((model) => ({ ...model, contextTokens: 2100, maxOutputTokens: 100 }));
  const { result } = await ended(evaluate(testAi(test.db, { models: short, providers })));
  assert.equal(result.coachReason, "too_long");
  assert.equal(test.endpoint.calls.length, 0);
});

Deno.test("runs end with what they are about: their calls are cancelled, and their texts deleted", async () => {
  const store = new MemoryStore();
  await using test = await testRuns({ text: GOOD, fault: { kind: "stall", afterChunks: 200 } }, {
    store,
  });
  const candidateId = crypto.randomUUID();
  await test.db.insertInto("candidates").values({ id: candidateId }).execute();
  const context = { ...NOBODY, candidateId };
  const run = test.ai.run({ task: "evaluate", input: INPUT, context });
  await run.next();
  await test.ai.forget({ candidateId }, async () => {
    await test.db.deleteFrom("candidates").where("id", "=", candidateId).execute();
  });
  await assert.rejects(async () => {
    for await (const _ of run);
  }, { name: "AbortError" });
  const [request] = await requestsOf(test.db);
  assert.equal(request!.outcome, "aborted");
  assert.equal(await store.get(`text:1:${request!.cache_key}`), null);
});

Deno.test("a text that was written before will not do where a fresh one is asked for", async () => {
  await using test = await testRuns({ text: GOOD });
  const ask = () =>
    ended(test.ai.run({ task: "evaluate", input: INPUT, context: NOBODY, fresh: true }));
  await ask();
  const { result } = await ask();
  assert.equal(result.cached, false);
  assert.equal(test.endpoint.calls.length, 2);
});

Deno.test("what never left costs nothing, what broke off costs what was sent", async () => {
  await using test = await testRuns({ text: GOOD, fault: { kind: "reset", afterChunks: 0 } });
  const costs = async (url: string) => {
    await test.db.deleteFrom("ai_calls").execute();
    await ended(evaluate(testAi(test.db, modelsAt(url, ["large"]))));
    const calls = (await callsOf(test.db)).filter(({ provider }) => provider === "test");
    assert.ok(calls.length > 0);
    assert.ok(calls.every(({ error_kind }) => error_kind === "unreachable"));
    return calls.map(({ cost_nano, estimated }) => ({ isFree: cost_nano === 0, estimated }));
  };
  for (const cost of await costs(`${NOWHERE}/v1`)) {
    assert.deepEqual(cost, { isFree: true, estimated: false });
  }
  for (const cost of await costs(test.endpoint.url)) {
    assert.deepEqual(cost, { isFree: false, estimated: true });
  }
});

Deno.test("a call carries the id that it has in the ledger", async () => {
  await using test = await testRuns([{ status: 503 }, { text: GOOD }]);
  await ended(evaluate(test.ai));
  const calls = (await callsOf(test.db)).filter(({ provider }) => provider === "test");
  assert.deepEqual(test.endpoint.calls.map(({ id }) => id), calls.map(({ id }) => id));
});

Deno.test("a layer that stops has booked every call that it made", async () => {
  const slow = Promise.withResolvers<void>();
  let isBooked = false;
  const stall = { text: GOOD, fault: { kind: "stall", afterChunks: 200 } } as const;
  await using test = await testRuns(stall);
  const db = troubledDatabase(test.db, async (words) => {
    if (!isSettling(words)) return;
    await slow.promise;
    isBooked = true;
  });
  const ai = testAi(db, modelsAt(test.endpoint.url, ["large"]));
  const run = evaluate(ai);
  await run.next();
  const reading = assert.rejects(() => Array.fromAsync(run), { name: "AbortError" });
  const stopped = ai.stop().then(() => isBooked);
  await reading;
  slow.resolve();
  assert.equal(await stopped, true);
});
