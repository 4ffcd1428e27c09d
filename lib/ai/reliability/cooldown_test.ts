/** Runs that meet models which asked to be left alone. */
import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { END, type Script } from "./__fixtures__/scripted.ts";
import { endOf, modelOf, testRun } from "./__fixtures__/test_run.ts";

const limited = (retryAfterMs: number): Script => [
  { fail: { kind: "rate_limited", status: 429, retryAfterMs } },
];
const OK: Script = ["ok", END];

Deno.test("execute() asks another model rather than wait for one that named a time", async () => {
  const clock = new ManualClock();
  const test = testRun({ clock, scripts: { a: [limited(1_000), OK], b: [OK], coach: [OK] } });
  assert.equal(endOf(await test.all()), "complete stop b");
  clock.jump(3_600_000);
  // Nor does the next run ask it before that time.
  assert.equal(endOf(await test.all()), "complete stop b");
  await clock.advance(1_000);
  assert.equal(endOf(await test.all()), "complete stop a");
});

Deno.test("execute() waits as long as was asked before it asks the same model again", async () => {
  const clock = new ManualClock();
  for (const ids of [["a"], ["a", "coach"]]) {
    const models = ids.map((id) => modelOf(id));
    const scripts = { a: [limited(3_000), OK], coach: [OK] };
    const test = testRun({ clock, scripts, models });
    const begun = clock.monotonic();
    const events = test.all();
    await clock.advance(2_999);
    assert.equal(test.provider.calls.length, 1);
    await clock.advance(1);
    assert.equal(endOf(await events), "complete stop a");
    assert.equal(test.provider.calls[1]!.at - begun, 3_000);
    assert.deepEqual(test.story(), ["primary a failed rate_limited", "retry a won"]);
  }
});

Deno.test("execute() has the coach answer rather than wait longer than for a first text", async () => {
  const test = testRun({
    clock: new ManualClock(),
    scripts: { a: [limited(4_001), OK], coach: [OK] },
  });
  assert.equal(endOf(await test.all()), "complete stop coach");
});

Deno.test("execute() fails at once where the time named is beyond the run's", async () => {
  const test = testRun({ clock: new ManualClock(), scripts: { a: [limited(29_500), OK] } });
  assert.equal(endOf(await test.all()), "failed rate_limited");
});

Deno.test("execute() has the coach answer when every other model is cooling", async () => {
  const clock = new ManualClock();
  const scripts = { a: [limited(20_000), OK], b: [limited(1_000), OK], coach: [OK] };
  const models = [modelOf("a"), modelOf("b"), modelOf("coach")];
  const test = testRun({ clock, scripts, models });
  const events = test.all();
  await clock.advance(1_000);
  assert.equal(endOf(await events), "complete stop b");
  const cooling = testRun({ clock, scripts: { ...scripts, b: [limited(20_000)] }, models });
  await cooling.all();
  const asked = cooling.provider.calls.length;
  assert.equal(endOf(await cooling.all()), "complete stop coach");
  assert.equal(cooling.provider.calls.length, asked + 1);
});

Deno.test("execute() waits for the model that may be asked soonest where all are cooling", async () => {
  const clock = new ManualClock();
  const test = testRun({
    clock,
    scripts: { a: [limited(60_000), OK], b: [limited(40_000), OK] },
  });
  assert.equal(endOf(await test.all()), "failed rate_limited");
  assert.equal(endOf(await test.all()), "failed unavailable");
  assert.equal(test.provider.calls.length, 2);
  await clock.advance(20_000);
  const events = test.all();
  await clock.advance(19_999);
  assert.equal(test.provider.calls.length, 2);
  await clock.advance(1);
  assert.equal(endOf(await events), "complete stop b");
  assert.equal(test.provider.callsOf("a").length, 1);
});

Deno.test("execute() leaves a model with a wrong key alone, in all runs", async () => {
  const clock = new ManualClock();
  const wrongKey: Script = [{ fail: { kind: "rejected", status: 401 } }];
  const test = testRun({ clock, scripts: { a: [wrongKey], b: [OK] } });
  for (let n = 0; n < 10; n++) assert.equal(endOf(await test.all()), "complete stop b");
  assert.equal(test.provider.callsOf("a").length, 1);
  await clock.advance(300_000);
  await test.all();
  assert.equal(test.provider.callsOf("a").length, 2);
});

Deno.test("execute() asks a model again that refused one request", async () => {
  const test = testRun({
    clock: new ManualClock(),
    scripts: { a: [[{ fail: { kind: "rejected", status: 400 } }], OK], b: [OK] },
  });
  assert.equal(endOf(await test.all()), "complete stop b");
  assert.equal(endOf(await test.all()), "complete stop a");
});
