import assert from "node:assert/strict";
import { drawNormal, seededRandom } from "../../random.ts";
import { createHistogram } from "./histogram.ts";

Deno.test("quantile() is at most 4.4 % off, from microseconds to minutes", () => {
  const random = seededRandom(7);
  for (const middle of [0.1, 3, 250, 60_000]) {
    const histogram = createHistogram();
    const values = Array.from({ length: 5_000 }, () => middle * Math.exp(0.5 * drawNormal(random)));
    for (const value of values) histogram.add(value);
    const sorted = values.toSorted((a, b) => a - b);
    for (const share of [0.5, 0.95, 0.99]) {
      const exact = sorted[Math.ceil(share * sorted.length) - 1]!;
      const off = Math.abs(histogram.quantile(share) / exact - 1);
      assert.ok(off <= 0.0443, `p${100 * share} of ${middle} ms is ${off} off`);
    }
  }
});

Deno.test("add() takes durations outside of the scale", () => {
  const histogram = createHistogram();
  for (const ms of [0, 1e-9, 1e12]) histogram.add(ms);
  assert.ok(histogram.quantile(0.5) < 0.02);
  assert.ok(histogram.quantile(1) > 200_000);
});

Deno.test("quantile() of nothing is 0", () => {
  assert.equal(createHistogram().quantile(0.5), 0);
});
