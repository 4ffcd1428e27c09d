import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { Deadline } from "./deadline.ts";

const late = () => new Error("late");
const never = () => new Promise<never>(() => {});

Deno.test("Deadline.first() is late at its time, not before", async () => {
  const clock = new ManualClock();
  const deadline = new Deadline(clock);
  let isLate = false;
  const waiting = deadline.first([never()], { until: 100, late }).catch(() => isLate = true);
  await clock.advance(99);
  assert.equal(isLate, false);
  await clock.advance(1);
  await waiting;
  assert.equal(isLate, true);
  assert.equal(clock.sleeping, 0);
});

Deno.test("Deadline.first() keeps to its own time, sooner or later than the one before", async () => {
  for (const until of [40, 250]) {
    const clock = new ManualClock();
    const deadline = new Deadline(clock);
    assert.equal(await deadline.first([Promise.resolve("text")], { until: 100, late }), "text");
    const waiting = assert.rejects(deadline.first([never()], { until, late }), /late/);
    await clock.advance(until - 1);
    assert.equal(clock.sleeping, 1);
    await clock.advance(1);
    await waiting;
  }
});

Deno.test("Deadline makes one timer for many waits, and leaves none behind", async () => {
  const clock = new ManualClock();
  let timers = 0;
  const sleep: ManualClock["sleep"] = (...args) => (timers++, clock.sleep(...args));
  const deadline = new Deadline({ monotonic: () => clock.monotonic(), sleep });
  for (let n = 0; n < 50; n++) {
    await deadline.first([Promise.resolve(n)], { until: clock.monotonic() + 100, late });
    await clock.advance(1);
  }
  assert.equal(timers, 1);
  await clock.advance(100);
  assert.equal(clock.sleeping, 0);
  await deadline.first([Promise.resolve()], { until: clock.monotonic() + 100, late });
  deadline.end();
  assert.equal(clock.sleeping, 0);
});
