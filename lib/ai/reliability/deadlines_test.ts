/** Streams that say nothing, stall, or run out of time. */
import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { END, HANG, type Script } from "./__fixtures__/scripted.ts";
import { LatencyWindow } from "./latency.ts";
import { stallMs } from "./stall.ts";
import { endOf, shown, testRun } from "./__fixtures__/test_run.ts";

const COACH: Script = ["coached", END];
/** Half a minute and more of text. */
const DRIPS: Script = Array.from({ length: 100 }, () => [{ waitMs: 1_000 }, "x"] as const).flat();

Deno.test("execute() waits for a first text as long as the task allows, then asks the next model", async () => {
  const clock = new ManualClock();
  const test = testRun({
    clock,
    scripts: { a: [[HANG]], b: [["ok", END]] },
    parts: { hedging: false },
  });
  const events = test.all();
  await clock.advance(3_999);
  assert.equal(test.provider.calls.length, 1);
  await clock.advance(1);
  assert.equal(endOf(await events), "complete stop b");
  assert.deepEqual(test.story(), ["primary a failed timeout", "fallback b won"]);
  assert.equal(test.provider.calls[0]!.signal.aborted, true);
  assert.equal(test.provider.calls[1]!.signal.aborted, false);
  assert.equal(clock.sleeping, 0);
});

Deno.test("execute() does not wait for a provider that does not heed its signal", async () => {
  const clock = new ManualClock();
  let returned = 0;
  const events = {
    next: () => new Promise<never>(() => {}),
    return: () => {
      returned += 1;
      return Promise.reject(new Error("deaf"));
    },
  };
  const deaf = {
    id: "deaf",
    place: null,
    stream: () => ({ [Symbol.asyncIterator]: () => events }),
  };
  const parts = { provider: () => deaf, hedging: false };
  const test = testRun({ clock, scripts: { a: [[]] }, parts });
  const timedOut = test.all();
  await clock.advance(4_000);
  assert.equal(endOf(await timedOut), "failed timeout");
  assert.equal(returned, 1);
  const caller = new AbortController();
  const aborted = assert.rejects(test.all(caller.signal), /gone/);
  await clock.advance(1_000);
  caller.abort(new Error("gone"));
  await aborted;
  assert.equal(returned, 2);
  assert.deepEqual(test.faults, []);
});

Deno.test("execute() has another model go on where a stream stalls for five seconds", async () => {
  const clock = new ManualClock();
  const test = testRun({
    clock,
    scripts: { a: [["one ", { waitMs: 4_999 }, "two ", HANG]], b: [["three", END]] },
  });
  const events = test.all();
  await clock.advance(4_999 + 4_999);
  assert.equal(test.provider.calls.length, 1);
  await clock.advance(1);
  assert.equal(shown(await events), "one two three");
  assert.equal(test.story()[0], "primary a broken timeout");
});

Deno.test("execute() waits less for a stream that stalls once it knows how the model pauses", async () => {
  const clock = new ManualClock();
  const well: Script = ["one ", { waitMs: 100 }, "two ", { waitMs: 500 }, "three", END];
  const stalls: Script = ["one ", { waitMs: 1_999 }, "two ", HANG];
  const test = testRun({
    clock,
    scripts: { a: [...Array<Script>(20).fill(well), stalls], b: [["three", END]] },
  });
  for (let n = 0; n < 20; n++) {
    const events = test.all();
    await clock.advance(600);
    await events;
  }
  const events = test.all();
  await clock.advance(1_999 + 1_999);
  assert.equal(test.provider.callsOf("b").length, 0);
  await clock.advance(1);
  assert.equal(shown(await events), "one two three");
});

Deno.test("stallMs() is four times the 95th percentile of longest pauses, from 1.5 s to 5 s", () => {
  const pauses = new LatencyWindow(new ManualClock());
  for (let n = 0; n < 19; n++) pauses.add(100);
  assert.equal(stallMs(pauses, { firstTextMs: 4_000 }), 5_000);
  pauses.add(30_000);
  assert.equal(stallMs(pauses, { firstTextMs: 4_000 }), 1_500);
  for (let n = 0; n < 20; n++) pauses.add(600);
  assert.equal(stallMs(pauses, { firstTextMs: 4_000 }), 2_400);
  for (let n = 0; n < 200; n++) pauses.add(3_000);
  assert.equal(stallMs(pauses, { firstTextMs: 4_000 }), 5_000);
  assert.equal(stallMs(pauses, { firstTextMs: 8_000 }), 8_000);
});

Deno.test("execute() ends with what it has when the run's time is over", async () => {
  const clock = new ManualClock();
  const test = testRun({ clock, scripts: { a: [DRIPS], b: [["ok", END]] } });
  const events = test.all();
  await clock.advance(30_000);
  assert.equal(endOf(await events), "partial a timeout");
  assert.equal(shown(await events), "x".repeat(29));
  assert.deepEqual(test.story(), ["primary a broken timeout"]);
  // It was writing all the time.
  assert.equal(test.executor.health.of("a").calls, 0);
});

Deno.test("execute() leaves the coach the end of the run's time", async () => {
  const clock = new ManualClock();
  const test = testRun({
    clock,
    scripts: { a: [[HANG]], b: [[HANG]], coach: [COACH] },
    plan: { deadlines: { firstTextMs: 4_000, totalMs: 6_000 } },
    parts: { hedging: false },
  });
  const events = test.all();
  await clock.advance(5_499);
  assert.equal(test.provider.callsOf("coach").length, 0);
  await clock.advance(1);
  assert.equal(endOf(await events), "complete stop coach");
  assert.deepEqual(test.story(), [
    "primary a failed timeout",
    "fallback b failed timeout",
    "fallback coach won",
  ]);
  // "b" had 1.5 of its 4 seconds: that says nothing of it.
  assert.equal(test.executor.health.of("a").calls, 1);
  assert.equal(test.executor.health.of("b").calls, 0);
});

Deno.test("execute() blames a silent model also where the run is over before its first text is due", async () => {
  const clock = new ManualClock();
  const test = testRun({
    clock,
    scripts: { a: [[HANG]] },
    plan: { deadlines: { firstTextMs: 4_000, totalMs: 4_000 } },
    parts: { hedging: false },
  });
  const events = test.all();
  await clock.advance(3_600);
  assert.equal(endOf(await events), "failed timeout");
  assert.equal(test.executor.health.of("a").errorRate, 1);
});

Deno.test("execute() minds no wall clock that is set while it runs", async () => {
  const clock = new ManualClock();
  const test = testRun({ clock, scripts: { a: [[{ waitMs: 1_000 }, "ok", END]] } });
  const events = test.all();
  await clock.advance(500);
  clock.jump(-3_600_000);
  await clock.advance(250);
  clock.jump(7_200_000);
  await clock.advance(250);
  assert.equal(endOf(await events), "complete stop a");
  assert.equal(test.settled[0]!.totalMs, 1_000);
});
