import assert from "node:assert/strict";
import fc from "fast-check";
import { assertClose } from "../../../../tests/support/close.ts";
import {
  addUnit,
  deltaVariance,
  type JointMoments,
  marginal,
  mergeJoint,
} from "./joint_moments.ts";
import { momentsOf } from "./moments.ts";

const of = (units: readonly (readonly number[])[]): JointMoments =>
  units.reduce<JointMoments | null>(addUnit, null)!;

// The values of growthbook/growthbook packages/stats/tests/test_shared_models.py,
// test_ratio_statistic_statistic_covariance, which asks for numpy's figure; this is worked out by hand.
Deno.test("addUnit() gives the unbiased covariance", () => {
  const { n, covariances } = of([[0.3, 2], [0.5, 1], [0.9, 5], [22, 3]]);
  assert.equal(n, 4);
  assertClose(covariances[0]![1]!, (0.3 * 2 + 0.5 + 0.9 * 5 + 22 * 3 - 4 * 5.925 * 2.75) / 3);
});

Deno.test("marginal() is what the measure has alone", () => {
  const units = [[1, 4], [2, 9], [5, 7]];
  assert.deepEqual(marginal(of(units), 1), momentsOf([4, 9, 7]));
});

Deno.test("mergeJoint() is as if all units had come one by one", () => {
  const unit = fc.tuple(
    fc.double({ min: -100, max: 100, noNaN: true }),
    fc.double({ min: -100, max: 100, noNaN: true }),
  );
  const units = fc.array(unit, { minLength: 1, maxLength: 20 });
  fc.assert(fc.property(units, units, (some, others) => {
    const merged = mergeJoint(of(some), of(others));
    const all = of([...some, ...others]);
    assertClose(merged.means, all.means, 1e-8);
    assertClose(merged.covariances.flat(), all.covariances.flat(), 1e-8);
  }));
});

Deno.test("deltaVariance() of a difference is what the differences have", () => {
  const units = [[1, 4], [2, 9], [5, 7], [0, 1]];
  assertClose(
    deltaVariance(of(units), [1, -1]),
    momentsOf(units.map(([a, b]) => a! - b!)).variance,
  );
});
