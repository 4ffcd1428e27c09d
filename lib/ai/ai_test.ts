import assert from "node:assert/strict";
import { callsOf, ended, evaluate, GOOD, requestsOf, testRuns } from "./__fixtures__/runs.ts";

Deno.test("a run shows what is proven as it comes, and books what it cost", async () => {
  await using test = await testRuns({ text: GOOD });
  const { events, result } = await ended(evaluate(test.ai));
  assert.equal(result.outcome, "complete");
  assert.equal(result.model, "test/large");
  assert.equal(result.value?.author.kind, "model");
  assert.ok(events.length > 2 && events.every(({ type }) => type === "preview"));
  const [first] = events;
  assert.ok(first?.type === "preview" && first.value.advice?.length === 1);
  const [request] = await requestsOf(test.db);
  const [call] = await callsOf(test.db);
  assert.equal(request!.outcome, "complete");
  assert.equal(request!.cost_nano, call!.cost_nano);
  assert.equal(result.costNano, call!.cost_nano);
  assert.equal(call!.cost_nano, call!.input_tokens * 1000 + call!.output_tokens * 2000);
  assert.match(JSON.stringify(request!.decision), /test\/large/);
});

Deno.test("without a model the coach answers, says so, and costs nothing", async () => {
  await using test = await testRuns({ text: GOOD }, { models: [], providers: new Map() });
  const { events, result } = await ended(evaluate(test.ai));
  assert.deepEqual(events, []);
  assert.equal(result.coachReason, "no_model");
  assert.equal(result.value?.author.kind, "coach");
  assert.equal(result.costNano, 0);
  assert.equal(test.endpoint.calls.length, 0);
  assert.equal(test.ai.asks, false);
});

Deno.test("of a candidate who lets no model read, none is asked", async () => {
  await using test = await testRuns({ text: GOOD });
  assert.deepEqual(test.ai.places, ["models.example"]);
  const { result } = await ended(evaluate(test.ai, { coachOnly: true }));
  assert.equal(result.model, "coach");
  assert.equal(test.endpoint.calls.length, 0);
});

Deno.test("a broken stream is continued by another model, which the page is told", async () => {
  const half = GOOD.length >> 1;
  await using test = await testRuns(
    { text: GOOD, tokenLength: half, fault: { kind: "cut", afterChunks: 2 } },
    { small: { text: GOOD.slice(half) } },
  );
  const { events, result } = await ended(evaluate(test.ai));
  assert.equal(result.outcome, "complete");
  assert.ok(events.some(({ type }) => type === "switched"));
  assert.equal(result.value?.advice.length, 2);
  const calls = await callsOf(test.db);
  assert.deepEqual(calls.map(({ outcome, role }) => [outcome, role]), [
    ["broken", "primary"],
    ["won", "continuation"],
  ]);
});

Deno.test("a stream that nobody can continue ends as a part, with what was proven, never as a whole", async () => {
  const cut = GOOD.indexOf('"followUp"');
  await using test = await testRuns({
    text: GOOD,
    tokenLength: cut,
    fault: { kind: "cut", afterChunks: 2 },
  });
  const { result } = await ended(evaluate(test.ai));
  assert.equal(result.outcome, "partial");
  assert.equal(result.value?.author.kind, "model");
  assert.equal(result.value?.advice.length, 2);
  assert.equal((await requestsOf(test.db))[0]!.outcome, "partial");
});

Deno.test("a draft that is whole when its stream breaks off, or is cut, is complete, and paid once", async () => {
  const whole = { text: GOOD, tokenLength: GOOD.length };
  const ends = [
    { ...whole, fault: { kind: "cut", afterChunks: 2 } },
    { ...whole, fault: { kind: "no_end", afterChunks: 2 } },
    { ...whole, fault: { kind: "stall", afterChunks: 2 } },
    { ...whole, finish: "length" },
  ] as const;
  for (const large of ends) {
    await using test = await testRuns(large, { small: { text: GOOD } });
    const { events, result } = await ended(evaluate(test.ai));
    assert.deepEqual([result.outcome, result.model], ["complete", "test/large"]);
    assert.ok(events.every(({ type }) => type === "preview"));
    assert.equal(test.endpoint.calls.length, 1);
    assert.equal((await callsOf(test.db))[0]!.outcome, "won");
  }
});

Deno.test("what does not keep to the schema is mended once, and both calls are paid for", async () => {
  await using test = await testRuns([{ text: '{"advice": []}' }, { text: GOOD }]);
  const { result } = await ended(evaluate(test.ai));
  assert.equal(result.outcome, "complete");
  const calls = await callsOf(test.db);
  assert.deepEqual(calls.map(({ role }) => role), ["primary", "repair"]);
  assert.equal(result.costNano, calls[0]!.cost_nano + calls[1]!.cost_nano);
  const mended = test.endpoint.calls[1]!.body.messages;
  assert.match(mended.at(-1)!.content, /dimensions/);
});

Deno.test("what cannot be mended is never shown: the coach answers, and says why", async () => {
  await using test = await testRuns({ text: "I would rather not." });
  const { events, result } = await ended(evaluate(test.ai));
  assert.deepEqual(events, []);
  assert.equal(test.endpoint.calls.length, 2);
  assert.equal(result.model, "coach");
  assert.equal(result.coachReason, "not_valid");
});

Deno.test("remarks whose quotes stand nowhere in the answer are dropped, all of them if need be", async () => {
  const invented = GOOD.replaceAll(
    /"quotes?": ("[^"]*"|\[[^\]]*\])/g,
    (whole) =>
      whole.startsWith('"quotes') ? '"quotes": ["I saved the company"]' : '"quote": "I saved it"',
  );
  await using test = await testRuns({ text: invented });
  const { events, result } = await ended(evaluate(test.ai));
  assert.deepEqual(events, []);
  assert.equal(result.coachReason, "not_valid");
  assert.equal(test.endpoint.calls.length, 1, "what keeps to the schema is not asked for again");
});

Deno.test("over budget the coach answers, says so, and nobody is asked", async () => {
  const caps = { dayNano: 1000, candidateDayNano: null, interviewNano: null };
  await using test = await testRuns({ text: GOOD }, { caps, small: { text: GOOD } });
  const { result } = await ended(evaluate(test.ai));
  assert.equal(result.coachReason, "over_budget");
  assert.equal(result.value?.author.kind, "coach");
  assert.equal(test.endpoint.calls.length, 0);
});

Deno.test("when all models fail the coach answers, and nothing is charged for errors", async () => {
  await using test = await testRuns({ status: 401 }, { small: { status: 404 } });
  const { result } = await ended(evaluate(test.ai));
  assert.equal(result.coachReason, "models_failed");
  assert.equal(result.value?.author.kind, "coach");
  const calls = await callsOf(test.db);
  assert.ok(calls.some(({ error_kind }) => error_kind === "rejected"));
});
