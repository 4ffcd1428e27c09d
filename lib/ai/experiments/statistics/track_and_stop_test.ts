import assert from "node:assert/strict";
import { assertClose } from "../../../../tests/support/close.ts";
import { TENSORZERO_SHARES } from "./__fixtures__/tensorzero_shares.ts";
import type { Moments } from "./moments.ts";
import { trackAndStop } from "./track_and_stop.ts";

type Case = typeof TENSORZERO_SHARES[number];

const armsOf = ({ n, means, variances }: Case): readonly Moments[] =>
  n.map((count, i) => ({ n: count, mean: means[i]!, variance: variances[i]! }));

/** What the shares are to make small, written apart from the code: TensorZero's stated problem. */
function objective({ n, means, variances, options }: Case, shares: readonly number[]): number {
  const leader = means.indexOf(Math.max(...means) as never);
  const times = means.map((mean, i) =>
    i === leader ? 0 : 2 * (variances[i]! / shares[i]! + variances[leader]! / shares[leader]!) /
      (means[leader]! - mean + options.tolerance) ** 2
  );
  const units = n.reduce((sum: number, count) => sum + count, 0);
  const uneven = shares.reduce((sum, share) => sum + (share - 1 / n.length) ** 2, 0);
  return Math.max(...times) + options.evenness / Math.sqrt(units) * uneven;
}

/**
 * Where cvxpy stopped up to 5e-5 short of the optimum. The second was published once more, from scipy, 1.3e-5 away; that
 * one is met to 2e-8.
 */
const STOPPED_SHORT: readonly string[] = [
  "test_four_arms_with_reg_cvxpy",
  "test_very_high_variance_cvxpy",
  "test_mixed_variance_scales_cvxpy",
  "test_five_arms_high_variance_cvxpy",
];

Deno.test("trackAndStop() gives TensorZero's published shares to 1e-5", () => {
  const cases = TENSORZERO_SHARES.filter(({ test }) => !STOPPED_SHORT.includes(test));
  assert.equal(cases.length, 11);
  for (const each of cases) {
    assertClose(trackAndStop(armsOf(each), each.options), each.shares, 1e-5);
  }
});

Deno.test("trackAndStop() is nearer to the optimum than published shares that stopped short of it", () => {
  const cases = TENSORZERO_SHARES.filter(({ test }) => STOPPED_SHORT.includes(test));
  assert.equal(cases.length, STOPPED_SHORT.length);
  for (const each of cases) {
    const shares = trackAndStop(armsOf(each), each.options);
    assertClose(shares, each.shares, 5e-5);
    assert.ok(objective(each, shares) < objective(each, atLeastFloor(each)), each.test);
  }
});

Deno.test("trackAndStop() makes what TensorZero states as small as all published shares do, to 1e-7", () => {
  for (const each of TENSORZERO_SHARES) {
    const ours = objective(each, trackAndStop(armsOf(each), each.options));
    assertClose([ours / objective(each, each.shares)], [1], 1e-7);
  }
});

/** Solvers stop up to 1e-8 below the floor, which is worth more than they stop short by. */
function atLeastFloor({ shares, options }: Case): readonly number[] {
  const raised = shares.map((share) => Math.max(share, options.floor));
  const over = raised.reduce((sum, share) => sum + share, 0) - 1;
  const largest = raised.indexOf(Math.max(...raised));
  return raised.map((share, i) => i === largest ? share - over : share);
}

Deno.test("trackAndStop() splits evenly between arms that are the same", () => {
  const arm = { n: 10, mean: 0.5, variance: 0.2 };
  assert.deepEqual(trackAndStop([arm, arm], { floor: 0.1 }), [0.5, 0.5]);
});

Deno.test("trackAndStop() refuses a floor that the arms cannot all have", () => {
  const arm = { n: 10, mean: 0.5, variance: 0.2 };
  assert.throws(() => trackAndStop([arm, arm], { floor: 0.5 }), RangeError);
});
