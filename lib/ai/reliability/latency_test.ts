import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { LatencyWindow } from "./latency.ts";

Deno.test("LatencyWindow has no percentiles before there is a latency", () => {
  assert.equal(new LatencyWindow(new ManualClock()).percentiles, null);
});

Deno.test("LatencyWindow gives percentiles by nearest rank, whatever the order", () => {
  const window = new LatencyWindow(new ManualClock());
  for (let n = 100; n >= 1; n--) window.add(n);
  assert.deepEqual(window.percentiles, { p50: 50, p95: 95, p99: 99 });
  const one = new LatencyWindow(new ManualClock());
  one.add(7);
  assert.deepEqual(one.percentiles, { p50: 7, p95: 7, p99: 7 });
});

Deno.test("LatencyWindow keeps the last 256", () => {
  const window = new LatencyWindow(new ManualClock());
  for (let n = 0; n < 256; n++) window.add(9_000);
  for (let n = 0; n < 256; n++) window.add(100);
  assert.equal(window.count, 256);
  assert.equal(window.percentiles?.p99, 100);
});

Deno.test("LatencyWindow forgets after ten minutes, whatever the wall clock says", async () => {
  const clock = new ManualClock();
  const window = new LatencyWindow(clock);
  window.add(9_000);
  await clock.advance(300_000);
  window.add(100);
  clock.jump(3_600_000);
  assert.equal(window.count, 2);
  await clock.advance(300_000);
  assert.deepEqual(window.percentiles, { p50: 100, p95: 100, p99: 100 });
  await clock.advance(300_000);
  assert.equal(window.count, 0);
});
