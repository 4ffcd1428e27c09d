import { assertClose } from "../../../../tests/support/close.ts";
import { FIXED_CONTROL, TREATMENT } from "./__fixtures__/growthbook_arms.ts";
import { difference, relativeDifference } from "./effect.ts";
import { rateMoments } from "./moments.ts";
import { fixedInterval, fixedP, welchDegrees } from "./welch.ts";

// growthbook/growthbook packages/stats/tests/frequentist/test_tests.py, test_two_sided_ttest,
// test_two_sided_ttest_absolute and test_two_sided_ttest_binom.
const RATES = [rateMoments(14, 28), rateMoments(16, 30)] as const;
const CASES = [
  [relativeDifference, [FIXED_CONTROL, TREATMENT], [0.70732, 0.37879, -0.03526, 1.44989, 0.06191]],
  [difference, [FIXED_CONTROL, TREATMENT], [0.29, 0.12478, 0.04538, 0.53462, 0.02016]],
  [relativeDifference, RATES, [0.06667, 0.2717, -0.47767, 0.61101, 0.80707]],
] as const;

Deno.test("fixedInterval() and fixedP() give GrowthBook's two-sided t-tests", () => {
  for (const [effectOf, [control, treatment], expected] of CASES) {
    const effect = effectOf(control, treatment);
    const degrees = welchDegrees(control, treatment);
    const { lower, upper } = fixedInterval(effect, { degrees });
    assertClose(
      [effect.value, effect.standardError, lower, upper, fixedP(effect, degrees)],
      expected,
      1e-5,
    );
  }
});
