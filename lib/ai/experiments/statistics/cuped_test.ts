import assert from "node:assert/strict";
import { assertClose } from "../../../../tests/support/close.ts";
import * as growthbook from "./__fixtures__/growthbook_arms.ts";
import { cupedDifference, cupedMoments, cupedRelativeDifference, cupedSlope } from "./cuped.ts";
import { difference } from "./effect.ts";
import { addUnit, type JointMoments, marginal } from "./joint_moments.ts";
import { drawNormal, seededRandom } from "../../../random.ts";
import { ratios } from "./ratio.ts";
import { confidenceSequence } from "./sequential.ts";
import { fixedInterval, fixedP, welchDegrees } from "./welch.ts";

// growthbook/growthbook packages/stats/tests/frequentist/test_tests.py, test_sequential_test_runs_ra.
Deno.test("cupedRelativeDifference() gives GrowthBook's regression-adjusted effect", () => {
  const effect = cupedRelativeDifference(growthbook.CUPED_CONTROL, growthbook.CUPED_TREATMENT);
  const { lower, upper } = confidenceSequence(effect);
  assertClose(
    [effect.value, effect.standardError, lower, upper],
    [0.50338, 0.33341, -0.50969, 1.51646],
    1e-5,
  );
});

// The same file, test_two_sided_ttest_test_runs_ratio_ra and test_sequential_test_runs_ratio_ra.
Deno.test("ratios() then CUPED give GrowthBook's regression-adjusted ratio", () => {
  const [control, treatment] = [
    ratios(growthbook.RATIO_CONTROL),
    ratios(growthbook.RATIO_TREATMENT),
  ];
  const effect = cupedRelativeDifference(control, treatment, { gradientAt: "adjusted" });
  assertClose([effect.value, effect.standardError], [-0.0007, 0.00391], 1e-5);
  const slope = cupedSlope(control, treatment);
  const degrees = welchDegrees(cupedMoments(control, slope), cupedMoments(treatment, slope));
  const fixed = fixedInterval(effect, { degrees });
  assertClose(
    [fixed.lower, fixed.upper, fixedP(effect, degrees)],
    [-0.00841, 0.007, 0.85771],
    1e-5,
  );
  const { lower, upper } = confidenceSequence(effect);
  assertClose([lower, upper], [-0.02063, 0.01923], 1e-5);
});

function simulate(effect: number, seed: number): JointMoments {
  const random = seededRandom(seed);
  let arm: JointMoments | null = null;
  for (let i = 0; i < 2000; i++) {
    const before = drawNormal(random);
    arm = addUnit(arm, [effect + 0.8 * before + 0.6 * drawNormal(random), before]);
  }
  return arm!;
}

// Deng et al. 2013, equation 5: the variance falls by the squared correlation, here 0.64.
Deno.test("cupedDifference() keeps the effect and takes out what the covariate explains", () => {
  const [control, treatment] = [simulate(0, 1), simulate(0.3, 2)];
  const plain = difference(marginal(control, 0), marginal(treatment, 0));
  const adjusted = cupedDifference(control, treatment);
  assertClose((adjusted.standardError / plain.standardError) ** 2, 1 - 0.64, 0.03);
  assertClose(adjusted.value, 0.3, 3 * adjusted.standardError);
});

Deno.test("cupedDifference() is the plain difference when the covariate is constant", () => {
  const arm = (values: readonly number[]): JointMoments =>
    values.reduce<JointMoments | null>((joint, value) => addUnit(joint, [value, 1]), null)!;
  const [control, treatment] = [arm([1, 2, 3]), arm([2, 4, 9])];
  assert.equal(cupedSlope(control, treatment), 0);
  assert.deepEqual(
    cupedDifference(control, treatment),
    difference(marginal(control, 0), marginal(treatment, 0)),
  );
});
