import type { JointMoments } from "./joint_moments.ts";

/**
 * Ratios of sums, such as cost a question where the unit is a candidate: measure 2i over measure 2i + 1
 * as one measure of the same units, its covariances by the delta method (Deng, Knoblich & Lu, "Applying
 * the delta method in metric analytics", KDD 2018). Denominators must not be 0.
 */
export function ratios({ n, means, covariances }: JointMoments): JointMoments {
  const gradients = means.flatMap((below, j) => {
    if (j % 2 === 0) return [];
    const above = means[j - 1]!;
    return [{
      above: { at: j - 1, slope: 1 / below },
      below: { at: j, slope: -above / below ** 2 },
    }];
  });
  return {
    n,
    means: gradients.map(({ above }) => means[above.at]! * above.slope),
    covariances: gradients.map((a) =>
      gradients.map((b) =>
        [a.above, a.below].reduce(
          (sum, x) =>
            sum +
            [b.above, b.below].reduce(
              (dot, y) => dot + x.slope * y.slope * covariances[x.at]![y.at]!,
              0,
            ),
          0,
        )
      )
    ),
  };
}
