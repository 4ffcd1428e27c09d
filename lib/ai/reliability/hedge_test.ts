import assert from "node:assert/strict";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { hedgeDelayMs } from "./hedge.ts";
import { LatencyWindow } from "./latency.ts";

function windowOf(count: number, ms: number): LatencyWindow {
  const window = new LatencyWindow(new ManualClock());
  for (let n = 0; n < count; n++) window.add(ms);
  return window;
}

Deno.test("hedgeDelayMs() is half of the first text's deadline until 20 latencies are known", () => {
  assert.equal(hedgeDelayMs(windowOf(19, 600), { firstTextMs: 4_000 }), 2_000);
  assert.equal(hedgeDelayMs(windowOf(20, 600), { firstTextMs: 4_000 }), 600);
});

Deno.test("hedgeDelayMs() is the 95th percentile, from 200 ms to half of the deadline", () => {
  const window = windowOf(95, 500);
  for (let n = 0; n < 5; n++) window.add(3_000);
  assert.equal(hedgeDelayMs(window, { firstTextMs: 4_000 }), 500);
  window.add(3_000);
  window.add(3_000);
  assert.equal(hedgeDelayMs(window, { firstTextMs: 4_000 }), 2_000);
  assert.equal(hedgeDelayMs(windowOf(20, 30), { firstTextMs: 4_000 }), 200);
  assert.equal(hedgeDelayMs(windowOf(20, 30), { firstTextMs: 300 }), 150);
});
