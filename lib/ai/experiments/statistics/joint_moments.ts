import type { Moments } from "./moments.ts";

/** Several measures of the same units: their means and covariances (divided by n - 1; 0 below two). */
export interface JointMoments {
  readonly n: number;
  readonly means: readonly number[];
  readonly covariances: readonly (readonly number[])[];
}

/** The joint moments with one unit more. */
export function addUnit(joint: JointMoments | null, values: readonly number[]): JointMoments {
  const unit = { n: 1, means: values, covariances: values.map(() => values.map(() => 0)) };
  return joint ? mergeJoint(joint, unit) : unit;
}

/** The joint moments of two groups of units together. */
export function mergeJoint(a: JointMoments, b: JointMoments): JointMoments {
  const n = a.n + b.n;
  const apart = a.means.map((mean, i) => b.means[i]! - mean);
  return {
    n,
    means: a.means.map((mean, i) => mean + apart[i]! * b.n / n),
    covariances: a.covariances.map((row, i) =>
      row.map((covariance, j) =>
        (covariance * (a.n - 1) + b.covariances[i]![j]! * (b.n - 1) +
          apart[i]! * apart[j]! * a.n * b.n / n) / (n - 1)
      )
    ),
  };
}

/** The moments of the measure with this index. */
export function marginal({ n, means, covariances }: JointMoments, index: number): Moments {
  return { n, mean: means[index]!, variance: covariances[index]![index]! };
}

/** What a smooth function of the means varies by, for one unit, from its gradient: the delta method. */
export function deltaVariance({ covariances }: JointMoments, gradient: readonly number[]): number {
  return gradient.reduce(
    (sum, slope, i) =>
      sum + slope * gradient.reduce((dot, other, j) => dot + other * covariances[i]![j]!, 0),
    0,
  );
}
