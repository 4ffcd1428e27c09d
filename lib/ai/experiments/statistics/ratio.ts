import type { JointMoments } from "./joint_moments.ts";

/**
 * Ratios of sums, such as cost a question where the unit is a candidate: measure 2i over measure 2i + 1
 * becomes measure i of the same units, its covariances by the delta method (Deng, Knoblich & Lu,
 * "Applying the delta method in metric analytics", KDD 2018). Denominators must not be 0.
 */
export function ratios({ n, means, covariances }: JointMoments): JointMoments {
  const parts = Array.from({ length: means.length / 2 }, (_, i) => {
    const [above, below] = [means[2 * i]!, means[2 * i + 1]!];
    return {
      ratio: above / below,
      slopes: [[2 * i, 1 / below], [2 * i + 1, -above / below ** 2]] as const,
    };
  });
  return {
    n,
    means: parts.map(({ ratio }) => ratio),
    covariances: parts.map((a) =>
      parts.map((b) => {
        const terms = a.slopes.flatMap(([i, x]) =>
          b.slopes.map(([j, y]) => x * y * covariances[i]![j]!)
        );
        return terms.reduce((sum, term) => sum + term, 0);
      })
    ),
  };
}
