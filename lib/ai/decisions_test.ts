/** Decisions explain themselves: who ranked first, who answered in the end, and why not the first. */
import assert from "node:assert/strict";
import { callsOf, ended, evaluate, GOOD, requestsOf, testRuns } from "./__fixtures__/runs.ts";

type TestRuns = Awaited<ReturnType<typeof testRuns>>;

async function newest({ ai }: TestRuns) {
  const { decisions: [decision] } = await ai.operations.view();
  return decision!;
}

Deno.test("a decision knows what can be paid, and says which model is over budget", async () => {
  const caps = { dayNano: 700_000, candidateDayNano: null, interviewNano: null };
  await using test = await testRuns({ text: GOOD }, { caps, small: { text: GOOD } });
  await ended(evaluate(test.ai));
  const { figures, model, reason, passedOver } = await newest(test);
  assert.equal(model, "test/small");
  assert.match(reason, /^test\/small ranks first.*; test\/large is over budget$/);
  assert.equal(figures.find(({ model }) => model === "test/large")!.excluded, "over_budget");
  assert.deepEqual(passedOver, []);
});

Deno.test("a decision where nothing can be paid ranks the coach first, and says why", async () => {
  const caps = { dayNano: 1, candidateDayNano: null, interviewNano: null };
  await using test = await testRuns({ text: GOOD }, { caps, small: { text: GOOD } });
  await ended(evaluate(test.ai));
  const { model, reason, coachReason } = await newest(test);
  assert.deepEqual([model, coachReason], ["coach", "over_budget"]);
  assert.match(reason, /^coach ranks first: .*; test\/large is over budget; test\/small is over/);
});

Deno.test("a decision tells of all who failed before the coach answered, and how", async () => {
  await using test = await testRuns({ status: 401 }, {
    small: { text: "", finish: "length" },
  });
  await ended(evaluate(test.ai));
  const { model, coachReason, passedOver } = await newest(test);
  assert.deepEqual([model, coachReason], ["coach", "models_failed"]);
  assert.deepEqual(passedOver, [
    { model: "test/large", why: "rejected" },
    { model: "test/small", why: "no_text" },
  ]);
});

for (
  const [what, answer, why] of [
    ["was cut short", { text: GOOD.slice(0, 40), finish: "length" }, "cut_short"],
    ["did not hold", { text: "I would rather not." }, "not_valid"],
    ["broke off", { text: GOOD, fault: { kind: "cut", afterChunks: 3 } }, "unreachable"],
  ] as const
) {
  Deno.test(`a decision tells of a model whose text ${what}`, async () => {
    await using test = await testRuns(answer);
    await ended(evaluate(test.ai));
    const { model, passedOver } = await newest(test);
    assert.equal(model, "coach");
    assert.deepEqual(passedOver, [{ model: "test/large", why }]);
  });
}

Deno.test("a decision whose first model answered passes nobody over, also from the cache", async () => {
  await using test = await testRuns({ text: GOOD }, { small: { text: GOOD } });
  for (const cached of [false, true]) {
    await ended(evaluate(test.ai));
    const decision = await newest(test);
    assert.deepEqual([decision.model, decision.cached], ["test/large", cached]);
    assert.deepEqual(decision.passedOver, []);
  }
});

Deno.test("a decision where models are off says so, and ranks none", async () => {
  await using test = await testRuns({ text: GOOD });
  const { result } = await ended(evaluate(test.ai, { coachOnly: true }));
  assert.equal(result.coachReason, "no_model");
  const { reason, figures } = await newest(test);
  assert.match(reason, /^Models are off, coach ranks first/);
  assert.deepEqual(figures.map(({ model, excluded }) => [model, excluded]), [
    ["coach", null],
    ["test/large", "off"],
  ]);
});

Deno.test("a decision is there while its run is under way, in the row that opens it", async () => {
  const stall = { text: GOOD, fault: { kind: "stall", afterChunks: 200 } } as const;
  await using test = await testRuns(stall);
  const leaving = new AbortController();
  const run = evaluate(test.ai, { signal: leaving.signal });
  await run.next();
  const [request] = await requestsOf(test.db);
  assert.equal(request!.outcome, "running");
  const { outcome, reason, figures } = await newest(test);
  assert.equal(outcome, "running");
  assert.match(reason, /^test\/large ranks first/);
  assert.equal(figures.length, 2);
  leaving.abort(new Error("gone"));
  await assert.rejects(() => Array.fromAsync(run), { message: "gone" });
});

Deno.test("the operator sees how long whole texts took, to the slowest in a hundred", async () => {
  await using test = await testRuns({ text: GOOD });
  await ended(evaluate(test.ai));
  const [call] = await callsOf(test.db);
  const { models } = await test.ai.operations.view();
  const { latencies } = models.find(({ model }) => model.id === "test/large")!;
  assert.equal(latencies!.totalP99, call!.total_ms);
});
