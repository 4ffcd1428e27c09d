/**
 * The arms of growthbook/growthbook packages/stats/tests/frequentist/test_tests.py, as sums. The
 * expected values stand in the tests that name that file.
 */
import type { JointMoments } from "../joint_moments.ts";
import { momentsFromSums } from "../moments.ts";

/** TestTwoSidedTTest.setUp. */
export const FIXED_CONTROL = momentsFromSums({ n: 3407, sum: 1396.87, squares: 52377.9767 });

/** TestSequentialTTest and the sequential one-sided tests. */
export const CONTROL = momentsFromSums({ n: 3000, sum: 1396.87, squares: 52377.9767 });
export const TREATMENT = momentsFromSums({ n: 3461, sum: 2422.7, squares: 134698.29 });

/** test_sequential_test_runs_ra: the outcome, and itself before the experiment. */
export const CUPED_CONTROL = jointFromSums(3000, [1396.87, 16.87], [[52377.9767, 1], [
  1,
  527.9767,
]]);
export const CUPED_TREATMENT = jointFromSums(3461, [2422.7, 22.7], [[134698.29, 1], [1, 1348.29]]);

/** test_sequential_test_runs_ratio_ra: numerator, denominator, and both before the experiment. */
export const RATIO_CONTROL = jointFromSums(
  100,
  [485.112236689623, 679.9093275844917, 192.59138069991536, 290.1398399750233],
  [
    [2715.484666118136, 3602.146836776702, 1113.6215759318352, 1559.2878434944676],
    [3602.146836776702, 4939.424001640236, 1460.3181079276983, 2130.9404074446747],
    [1113.6215759318352, 1460.3181079276983, 460.076026390857, 634.239482353647],
    [1559.2878434944676, 2130.9404074446747, 634.239482353647, 920.9461385038898],
  ],
);
export const RATIO_TREATMENT = jointFromSums(
  100,
  [514.7757826608777, 705.4090874383759, 206.94157227402536, 302.54389139107326],
  [
    [2994.897482705013, 3918.1561431600717, 1237.0953021125997, 1701.0287270040265],
    [3918.1561431600717, 5291.36604146392, 1604.0759503266522, 2292.081739775257],
    [1237.0953021125997, 1604.0759503266522, 514.2903702246757, 698.4173425817908],
    [1701.0287270040265, 2292.081739775257, 698.4173425817908, 994.4506208125663],
  ],
);

function jointFromSums(
  n: number,
  sums: readonly number[],
  products: readonly (readonly number[])[],
): JointMoments {
  return {
    n,
    means: sums.map((sum) => sum / n),
    covariances: products.map((row, i) =>
      row.map((product, j) => (product - sums[i]! * sums[j]! / n) / (n - 1))
    ),
  };
}
