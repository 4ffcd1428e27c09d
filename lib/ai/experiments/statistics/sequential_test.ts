import assert from "node:assert/strict";
import { assertClose } from "../../../../tests/support/close.ts";
import { CONTROL, TREATMENT } from "./__fixtures__/growthbook_arms.ts";
import { difference, type Effect, relativeDifference } from "./effect.ts";
import type { Interval } from "./interval.ts";
import { bestRho, closedUpperBoundary } from "./mixture.ts";
import { rateMoments } from "./moments.ts";
import { risingRoot } from "./root.ts";
import { alwaysValidP, confidenceSequence } from "./sequential.ts";

const ends = ({ lower, upper }: Interval): readonly number[] => [lower, upper];

// growthbook/growthbook packages/stats/tests/frequentist/test_tests.py, test_sequential_test_runs.
Deno.test("confidenceSequence() gives GrowthBook's sequential interval of a mean", () => {
  const effect = relativeDifference(CONTROL, TREATMENT);
  assertClose([effect.value, effect.standardError], [0.50336, 0.33341], 1e-5);
  assertClose(ends(confidenceSequence(effect, { tunedFor: 1000 })), [-0.55844, 1.56516], 1e-5);
  assert.equal(alwaysValidP(effect, { tunedFor: 1000 }), 1);
});

// The same file, test_sequential_test_runs_prop.
Deno.test("confidenceSequence() gives GrowthBook's sequential interval of a rate", () => {
  const effect = relativeDifference(rateMoments(1396, 3000), rateMoments(2422, 3461));
  assertClose([effect.value, effect.standardError], [0.50386, 0.03386], 1e-5);
  assertClose(ends(confidenceSequence(effect)), [0.40098, 0.60675], 1e-5);
  assertClose(alwaysValidP(effect), 0, 1e-5);
});

// The same file, test_sequential_test_tuning_as_expected.
Deno.test("confidenceSequence() is tightest where it was tuned for", () => {
  const effect = relativeDifference(CONTROL, TREATMENT);
  const width = (tunedFor: number): number => {
    const { lower, upper } = confidenceSequence(effect, { tunedFor });
    return upper - lower;
  };
  assert.ok(width(6461) < width(10_000) && width(10_000) < width(10));
});

/** GrowthBook's one-sided radius: the closed form of the boundary, tuned for 5,000 units. */
const closedRadius = ({ n, standardError }: Effect, alpha: number, tunedAt = alpha): number =>
  standardError * closedUpperBoundary(n, { alpha, rho: bestRho(5000, 2 * tunedAt) }) / Math.sqrt(n);

// The same file, TestSequentialOneSidedGreaterTTest and TestSequentialOneSidedLesserTTest.
Deno.test("closedUpperBoundary() gives GrowthBook's one-sided intervals and p-value", () => {
  const relative = relativeDifference(CONTROL, TREATMENT);
  const absolute = difference(CONTROL, TREATMENT);
  assertClose(relative.value - closedRadius(relative, 0.05), -0.42356454602790883, 1e-10);
  assertClose(relative.value + closedRadius(relative, 0.05), 1.4302867177403806, 1e-10);
  assertClose(absolute.value - closedRadius(absolute, 0.05), -0.12656844172804982, 1e-10);
  assertClose(absolute.value + closedRadius(absolute, 0.05), 0.5953217750613832, 1e-10);
  const p = risingRoot((alpha) => absolute.value - closedRadius(absolute, alpha, 0.05), {
    lower: 1e-5,
    upper: 0.4999,
  });
  // GrowthBook's own bisection reports the step after the one that converged: 0.4999 / 4096 further on.
  assertClose(p + 0.4999 / 4096, 0.46316491943359384, 1e-5);
});

// docs.geteppo.com "Statistical nitty-gritty", Sequential, with its N_tune of 10,000. The document
// prints 1 / t before the root and asks itself whether it is not 1 / sqrt(t), as its standard error
// of the lift wants, and as here.
Deno.test("confidenceSequence() is Eppo's sequential interval when tuned for 10,000", () => {
  const effect: Effect = { n: 4200, value: 0.031, standardError: 0.012 };
  const [t, c] = [effect.n, 0.95];
  const rho = 10_000 / (Math.log(Math.log(Math.E / (1 - c) ** 2)) - 2 * Math.log(1 - c));
  const bound = Math.sqrt((t + rho) * Math.log((t + rho) / (rho * (1 - c) ** 2)) / t);
  assertClose(ends(confidenceSequence(effect, { alpha: 1 - c, tunedFor: 10_000 })), [
    effect.value - effect.standardError * bound,
    effect.value + effect.standardError * bound,
  ]);
});

Deno.test("alwaysValidP() is alpha where the sequence touches 0, on every side", () => {
  const alpha = 0.05;
  for (const sides of ["both", "above", "below"] as const) {
    const still: Effect = { n: 800, value: 0, standardError: 0.1 };
    const { lower, upper } = confidenceSequence(still, { sides });
    const value = sides === "below" ? lower === -Infinity ? -upper : NaN : -lower;
    assertClose(alwaysValidP({ ...still, value }, { sides, alpha }), alpha);
  }
});

Deno.test("confidenceSequence() and alwaysValidP() claim nothing while the error is not known", () => {
  for (
    const effect of [{ n: 1, value: 3, standardError: 0 }, difference(rateMoments(0, 0), CONTROL)]
  ) {
    assertClose(ends(confidenceSequence(effect)), [-Infinity, Infinity]);
    assert.equal(alwaysValidP(effect), 1);
  }
});
