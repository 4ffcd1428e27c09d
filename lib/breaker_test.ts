import assert from "node:assert/strict";
import { ManualClock } from "../tests/support/manual_clock.ts";
import { Breaker } from "./breaker.ts";

/** With `drawn` at 1 a breaker stays open for all of its time: 5 s at first. */
function testBreaker({ breaks = true, drawn = 1 } = {}) {
  const clock = new ManualClock();
  const breaker = new Breaker({ clock, random: () => drawn, breaks });
  const fail = (times = 1) => {
    for (let n = 0; n < times; n++) breaker.failed(breaker.enter());
  };
  const succeed = (times = 1) => {
    for (let n = 0; n < times; n++) breaker.succeeded(breaker.enter());
  };
  return { clock, breaker, fail, succeed };
}

Deno.test("Breaker opens at five failures in a row, and a success starts the count anew", () => {
  const { breaker, fail, succeed } = testBreaker();
  fail(4);
  succeed();
  fail(4);
  assert.equal(breaker.state, "closed");
  fail();
  assert.equal(breaker.state, "open");
  assert.equal(breaker.letsThrough, false);
});

Deno.test("Breaker opens when half of at least 20 calls within a minute failed", async () => {
  const alternate = ({ fail, succeed }: ReturnType<typeof testBreaker>, pairs: number) => {
    for (let n = 0; n < pairs; n++) {
      succeed();
      fail();
    }
  };
  const few = testBreaker();
  alternate(few, 9);
  assert.equal(few.breaker.state, "closed");
  alternate(few, 1);
  assert.equal(few.breaker.state, "open");

  const slow = testBreaker();
  alternate(slow, 9);
  await slow.clock.advance(60_000);
  alternate(slow, 1);
  assert.equal(slow.breaker.state, "closed");
  assert.equal(slow.breaker.outcomes.calls, 2);
});

Deno.test("Breaker lets one probe through when its time is over; a success closes it", async () => {
  const { breaker, clock, fail } = testBreaker();
  fail(5);
  assert.equal(breaker.openUntil, 5_000);
  await clock.advance(4_999);
  assert.equal(breaker.letsThrough, false);
  await clock.advance(1);
  assert.equal(breaker.state, "half_open");
  const probe = breaker.enter();
  assert.equal(breaker.letsThrough, false);
  breaker.succeeded(probe);
  assert.equal(breaker.state, "closed");
  assert.equal(breaker.outcomes.errorRate, 0);
});

Deno.test("Breaker stays open twice as long after each probe that fails, two minutes at most", async () => {
  const { breaker, clock, fail } = testBreaker();
  fail(5);
  const times: number[] = [];
  for (let n = 0; n < 7; n++) {
    const ms = breaker.openUntil! - clock.monotonic();
    times.push(ms);
    await clock.advance(ms);
    fail();
  }
  assert.deepEqual(times, [5_000, 10_000, 20_000, 40_000, 80_000, 120_000, 120_000]);
});

Deno.test("Breaker stays open as long as it is told to", async () => {
  const clock = new ManualClock();
  const times = { firstOpenMs: 100, longestOpenMs: 300 };
  const breaker = new Breaker({ clock, random: () => 1, breaks: true, ...times });
  for (let n = 0; n < 5; n++) breaker.failed(breaker.enter());
  for (const ms of [100, 200, 300, 300]) {
    assert.equal(breaker.openUntil! - clock.monotonic(), ms);
    await clock.advance(ms);
    breaker.failed(breaker.enter());
  }
});

Deno.test("Breaker spreads the time that it is open over its upper half", () => {
  const { breaker, fail } = testBreaker({ drawn: 0 });
  fail(5);
  assert.equal(breaker.openUntil, 2_500);
});

Deno.test("Breaker lets another probe through when one tells nothing", async () => {
  const { breaker, clock, fail } = testBreaker();
  fail(5);
  await clock.advance(5_000);
  breaker.left(breaker.enter());
  assert.equal(breaker.state, "half_open");
  assert.equal(breaker.letsThrough, true);
});

Deno.test("Breaker does not hear calls that began before it opened", async () => {
  const { breaker, clock, fail } = testBreaker();
  const [good, bad] = [breaker.enter(), breaker.enter()];
  fail(5);
  breaker.succeeded(good);
  assert.equal(breaker.state, "open");
  breaker.failed(bad);
  assert.equal(breaker.openUntil, 5_000);
  await clock.advance(5_000);
  breaker.enter();
  breaker.succeeded(good);
  assert.equal(breaker.state, "half_open");
});

Deno.test("Breaker does not mind the wall clock", async () => {
  const { breaker, clock, fail } = testBreaker();
  fail(5);
  clock.jump(24 * 3_600_000);
  assert.equal(breaker.state, "open");
  clock.jump(-48 * 3_600_000);
  await clock.advance(5_000);
  assert.equal(breaker.state, "half_open");
});

Deno.test("Breaker that does not break counts, and stays closed", () => {
  const { breaker, fail } = testBreaker({ breaks: false });
  fail(50);
  assert.equal(breaker.state, "closed");
  assert.equal(breaker.outcomes.errorRate, 1);
});
