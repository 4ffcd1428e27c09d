/**
 * CUPED: what was known of the units before the experiment is taken out of the outcome. Deng, Xu,
 * Kohavi & Walker, "Improving the sensitivity of online controlled experiments by utilizing
 * pre-experiment data", WSDM 2013. An arm is given as joint moments: measure 0 the outcome, measure 1
 * the covariate, which the experiment must not be able to change.
 */
import { difference, type Effect } from "./effect.ts";
import { deltaVariance, type JointMoments } from "./joint_moments.ts";
import type { Moments } from "./moments.ts";

/** The slope of the outcome on the covariate within the arms; 0 where the covariate is constant. */
export function cupedSlope(control: JointMoments, treatment: JointMoments): number {
  const pooled = (i: number, j: number): number =>
    control.covariances[i]![j]! * (control.n - 1) +
    treatment.covariances[i]![j]! * (treatment.n - 1);
  return pooled(1, 1) > 0 ? pooled(0, 1) / pooled(1, 1) : 0;
}

/** An arm's outcome less slope times covariate: it varies less; its mean is only good for differences. */
export function cupedMoments(arm: JointMoments, slope: number): Moments {
  return {
    n: arm.n,
    mean: arm.means[0]! - slope * arm.means[1]!,
    variance: Math.max(0, deltaVariance(arm, [1, -slope])),
  };
}

/** The regression-adjusted difference of the means. */
export function cupedDifference(control: JointMoments, treatment: JointMoments): Effect {
  const slope = cupedSlope(control, treatment);
  return difference(cupedMoments(control, slope), cupedMoments(treatment, slope));
}

interface RelativeOptions {
  /**
   * Where the gradient of the delta method is taken: at the treatment's mean as observed (GrowthBook's
   * way for means) or as adjusted (its way for ratios). In large samples they are the same.
   */
  readonly gradientAt?: "observed" | "adjusted";
}

/** The same in parts of the control's mean as it is, unadjusted, which must not be 0. */
export function cupedRelativeDifference(
  control: JointMoments,
  treatment: JointMoments,
  { gradientAt = "observed" }: RelativeOptions = {},
): Effect {
  const slope = cupedSlope(control, treatment);
  const base = control.means[0]!;
  const value = cupedDifference(control, treatment).value / base;
  const ratio = gradientAt === "observed" ? treatment.means[0]! / base : 1 + value;
  const variance = deltaVariance(control, [-ratio / base, slope / base]) / control.n +
    deltaVariance(treatment, [1 / base, -slope / base]) / treatment.n;
  return {
    n: control.n + treatment.n,
    value,
    standardError: Math.sqrt(Math.max(0, variance)),
  };
}
