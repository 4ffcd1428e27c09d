/** Which model a run asks, and when it asks again, another, or nobody. */
import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { END, HANG, type Script } from "./__fixtures__/scripted.ts";
import { endOf, modelOf, testRun } from "./__fixtures__/test_run.ts";

const DOWN: Script = [{ fail: { kind: "unreachable" } }];
const OVERLOADED: Script = [{ fail: { kind: "overloaded", status: 503 } }];

Deno.test("execute() streams the first model's text, and books what its provider counted", async () => {
  const usage = { inputTokens: 9, cachedInputTokens: 2, outputTokens: 3, estimated: false };
  const clock = new ManualClock();
  const test = testRun({
    clock,
    scripts: { a: [["Hel", "", "lo", { end: "stop", usage }]], b: [DOWN] },
  });
  assert.deepEqual(await test.all(), [
    { type: "text", text: "Hel", model: "a" },
    { type: "text", text: "lo", model: "a" },
    { type: "end", outcome: "complete", finish: "stop", model: "a", reason: null },
  ]);
  // 2 + 3 tokens of input at 1,000 nano-dollars, 100 of output at 2,000.
  assert.deepEqual(test.admitted, [{ model: "a", mostNano: 205_000 }]);
  const [{ id: _, ...attempt }, ...others] = test.settled as [typeof test.settled[0]];
  assert.deepEqual(others, []);
  assert.deepEqual(attempt, {
    number: 1,
    role: "primary",
    model: modelOf("a"),
    outcome: "won",
    errorKind: null,
    usage,
    startedAt: clock.now(),
    firstTextMs: 0,
    totalMs: 0,
  });
  assert.equal(clock.sleeping, 0);
});

Deno.test("execute() gives the first attempt the plan's role", async () => {
  const test = testRun({
    clock: new ManualClock(),
    scripts: { a: [["x", END]] },
    plan: { role: "repair" },
  });
  await test.all();
  assert.deepEqual(test.story(), ["repair a won"]);
});

Deno.test("execute() asks the same model again after a back-off, then the next", async () => {
  const clock = new ManualClock();
  const test = testRun({ clock, scripts: { a: [OVERLOADED], b: [["ok", END]] } });
  const events = test.all();
  await clock.advance(1_000);
  assert.equal(endOf(await events), "complete stop b");
  assert.deepEqual(test.story(), [
    "primary a failed overloaded",
    "retry a failed overloaded",
    "retry a failed overloaded",
    "fallback b won",
  ]);
  const [first, second, third] = test.provider.callsOf("a").map(({ at }) => at) as [0, 0, 0];
  assert.ok(second - first > 0 && second - first <= 200, String(second));
  assert.ok(third - second > 0 && third - second <= 400, String(third));
  // An error status is not billed.
  assert.equal(test.settled[0]!.usage.inputTokens, 0);
});

Deno.test("execute() goes to the next model at once when a request is refused or times out", async () => {
  for (const kind of ["rejected", "timeout"] as const) {
    const test = testRun({
      clock: new ManualClock(),
      scripts: { a: [[{ fail: { kind } }]], b: [["ok", END]] },
    });
    assert.equal(endOf(await test.all()), "complete stop b");
    assert.deepEqual(test.story(), [`primary a failed ${kind}`, "fallback b won"]);
  }
});

Deno.test("execute() bounds retries to a tenth of the calls and a floor", async () => {
  const clock = new ManualClock();
  const test = testRun({
    clock,
    scripts: { a: [OVERLOADED], b: [["ok", END]] },
    parts: { breaking: false },
  });
  for (let n = 0; n < 100; n++) {
    const events = test.all();
    await clock.advance(600);
    assert.equal(endOf(await events), "complete stop b");
  }
  // 10 at first, 10 of the 100 calls, 10 of the minute.
  const retries = test.settled.filter(({ role }) => role === "retry").length;
  assert.ok(retries >= 25 && retries <= 30, String(retries));
});

Deno.test("execute() skips a dead model without asking it, once its breaker is open", async () => {
  const clock = new ManualClock();
  const test = testRun({ clock, scripts: { a: [DOWN], b: [["ok", END]] } });
  for (let n = 0; n < 2; n++) {
    const events = test.all();
    await clock.advance(1_000);
    await events;
  }
  assert.equal(test.executor.health.of("a").state, "open");
  const asked = test.provider.callsOf("a").length;
  assert.equal(asked, 5);
  clock.jump(24 * 3_600_000);
  for (let n = 0; n < 20; n++) assert.equal(endOf(await test.all()), "complete stop b");
  assert.equal(test.provider.callsOf("a").length, asked);
});

Deno.test("execute() lets one run find out whether a model is back, and then all", async () => {
  const clock = new ManualClock();
  const back: Script = [{ waitMs: 100 }, "back", END];
  const test = testRun({
    clock,
    scripts: { a: [...Array<Script>(5).fill(DOWN), back], b: [["ok", END]] },
  });
  for (let n = 0; n < 2; n++) {
    const events = test.all();
    await clock.advance(1_000);
    await events;
  }
  await clock.advance(5_000);
  assert.equal(test.executor.health.of("a").state, "half_open");
  const runs = Promise.all(Array.from({ length: 5 }, () => test.all()));
  await clock.advance(100);
  const ends = (await runs).map(endOf);
  assert.deepEqual(ends, ["complete stop a", ...Array(4).fill("complete stop b")]);
  assert.equal(test.executor.health.of("a").state, "closed");
});

Deno.test("execute() does not break when told not to", async () => {
  const clock = new ManualClock();
  const test = testRun({
    clock,
    scripts: { a: [DOWN], b: [["ok", END]] },
    parts: { breaking: false },
  });
  for (let n = 0; n < 10; n++) {
    const events = test.all();
    await clock.advance(1_000);
    await events;
  }
  assert.ok(test.provider.callsOf("a").length >= 10);
});

Deno.test("execute() passes over a model whose places are all taken", async () => {
  const clock = new ManualClock();
  const scripts = { a: [[{ waitMs: 100 }, "slow", END]], b: [["ok", END]] };
  const models = [modelOf("a", { concurrency: 1 }), modelOf("b")];
  const test = testRun({ clock, scripts, models });
  const first = test.all();
  await clock.advance(0);
  assert.equal(test.executor.health.of("a").inFlight, 1);
  assert.equal(endOf(await test.all()), "complete stop b");
  await clock.advance(100);
  assert.equal(endOf(await first), "complete stop a");
  assert.equal(test.executor.health.of("a").inFlight, 0);
});

Deno.test("execute() waits for a place where there is nobody else", async () => {
  const clock = new ManualClock();
  const scripts = { a: [[{ waitMs: 100 }, "slow", END]] };
  const test = testRun({ clock, scripts, models: [modelOf("a", { concurrency: 1 })] });
  const runs = Promise.all([test.all(), test.all(), test.all()]);
  await clock.advance(300);
  assert.deepEqual((await runs).map(endOf), Array(3).fill("complete stop a"));
  assert.deepEqual(test.provider.calls.map(({ at }) => at), [0, 100, 200]);
});

Deno.test("execute() takes a provider that throws anything for one that fails, and tells", async () => {
  const clock = new ManualClock();
  const bug = new TypeError("x is not a function");
  const test = testRun({ clock, scripts: { a: [[{ throws: bug }]], b: [["ok", END]] } });
  const events = test.all();
  await clock.advance(1_000);
  assert.equal(endOf(await events), "complete stop b");
  assert.deepEqual(test.faults, [bug, bug, bug]);
  assert.equal(test.settled[0]!.errorKind, "malformed");
});

Deno.test("execute() fails with the last reason when nobody writes anything", async () => {
  const clock = new ManualClock();
  const refuses: Script = [{ fail: { kind: "rejected" } }];
  const test = testRun({ clock, scripts: { a: [OVERLOADED], coach: [refuses] } });
  const events = test.all();
  await clock.advance(1_000);
  assert.deepEqual(await events, [
    { type: "end", outcome: "failed", finish: null, model: null, reason: "rejected" },
  ]);
  assert.equal(test.settled.length, 4);
  assert.equal(test.executor.health.of("coach").cooldownUntilMs, null);
});

Deno.test("execute() throws the signal's reason and asks nobody when it was aborted before", async () => {
  const test = testRun({ clock: new ManualClock(), scripts: { a: [[HANG]] } });
  await assert.rejects(test.all(AbortSignal.abort(new Error("gone"))), /gone/);
  assert.deepEqual(test.provider.calls, []);
});

Deno.test("execute() without retrying goes on to the next model at once", async () => {
  const test = testRun({
    clock: new ManualClock(),
    scripts: { a: [OVERLOADED], b: [["ok", END]] },
    parts: { retrying: false },
  });
  assert.equal(endOf(await test.all()), "complete stop b");
  assert.deepEqual(test.story(), ["primary a failed overloaded", "fallback b won"]);
});
