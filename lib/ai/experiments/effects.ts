/** One metric of an experiment: each variant's mean, and its difference to the control. */
import { adaptiveMoments } from "./adaptive.ts";
import type { Experiment } from "./definition.ts";
import { type MetricId, METRICS } from "./metrics.ts";
import { neededPair, neededUnits } from "./needed.ts";
import { partsOf, type Progress } from "./progress.ts";
import { cupedDifference } from "./statistics/cuped.ts";
import { difference, type Effect, meanEffect } from "./statistics/effect.ts";
import { addUnit, type JointMoments } from "./statistics/joint_moments.ts";
import { addValue, type Moments, momentsOf } from "./statistics/moments.ts";
import type { Unit } from "./units.ts";

export interface Difference extends Effect {
  /** Units at which its interval is drawn to be tightest. */
  readonly tunedFor: number;
  /** Whether what was known of the units from before was taken out (CUPED). */
  readonly isAdjusted: boolean;
}

export interface ArmEffect {
  /** Units that were measured. */
  readonly n: number;
  readonly mean: Effect;
  /** Null for the control. */
  readonly difference: Difference | null;
}

export interface Sample {
  readonly experiment: Experiment;
  readonly progress: Progress;
  /** In the order of exposure; see `isBetween()` for those that are left out. */
  readonly units: readonly Unit[];
}

/** For each variant, in order. */
export function effectsOf(sample: Sample, metric: MetricId): readonly ArmEffect[] {
  return sample.experiment.allocation !== "fixed"
    ? adaptiveEffects(sample, metric)
    : fixedEffects(sample, metric);
}

function fixedEffects({ experiment, units }: Sample, metric: MetricId): readonly ArmEffect[] {
  const arms = experiment.variants.map((_, arm) => measuredOf(units, { arm, metric }));
  const filler = fillerOf(arms.flat());
  return arms.map((own, arm) => {
    const difference = arm === 0 ? null : {
      ...compare([arms[0]!, own], { metric, filler }),
      tunedFor: neededPair(experiment, arm),
    };
    return { n: own.length, mean: meanEffect(momentsFor(metric, own)), difference };
  });
}

interface Measured {
  readonly value: number;
  readonly before: number | null;
}

interface Which {
  readonly arm: number;
  readonly metric: MetricId;
}

const measuredOf = (units: readonly Unit[], { arm, metric }: Which): readonly Measured[] =>
  units.filter((unit) => unit.arm === arm).flatMap(({ values, before }) => {
    const value = values[metric];
    return value === undefined ? [] : [{ value, before: before[metric] ?? null }];
  });

const momentsFor = (metric: MetricId, measured: readonly Measured[]): Moments =>
  steady(metric, momentsOf(measured.map(({ value }) => value)));

/**
 * A share of 0 or 1 in every unit so far varies all the same: its variance is taken with one unit more at each end,
 * as Agresti & Caffo (The American Statistician 54, 2000) add them.
 */
function steady(metric: MetricId, moments: Moments): Moments {
  if (!METRICS[metric].isShare || moments.n === 0) return moments;
  const { variance } = addValue(addValue(moments, 0), 1);
  return { ...moments, variance: Math.max(moments.variance, variance) };
}

/** Units that were measured before, in each arm, without which a slope would be noise. */
const LEAST_BEFORE = 20;

interface Comparing {
  readonly metric: MetricId;
  /** What stands for a value from before where there is none. */
  readonly filler: number;
}

/** Adjusted where enough is known from before, and it does vary. */
function compare(
  [control, own]: readonly [readonly Measured[], readonly Measured[]],
  { metric, filler }: Comparing,
): Effect & Pick<Difference, "isAdjusted"> {
  const known = [control, own].map((arm) => arm.filter(({ before }) => before !== null).length);
  const joints = [control, own].map((arm) => jointOf(arm, filler));
  if (Math.min(...known) >= LEAST_BEFORE && joints.every(varies)) {
    return { ...cupedDifference(joints[0]!, joints[1]!), isAdjusted: true };
  }
  const effect = difference(momentsFor(metric, control), momentsFor(metric, own));
  return { ...effect, isAdjusted: false };
}

const varies = (joint: JointMoments | null): joint is JointMoments =>
  joint !== null && joint.covariances.every((row, i) => row[i]! > 0);

function jointOf(measured: readonly Measured[], filler: number): JointMoments | null {
  let joint: JointMoments | null = null;
  for (const { value, before } of measured) joint = addUnit(joint, [value, before ?? filler]);
  return joint;
}

/** The mean of those that there are, over all arms: it may depend on anything but the variant. */
const fillerOf = (measured: readonly Measured[]): number =>
  momentsOf(measured.flatMap(({ before }) => before === null ? [] : [before])).mean;

function adaptiveEffects(
  { experiment, progress, units }: Sample,
  metric: MetricId,
): readonly ArmEffect[] {
  const parts = progress.epochs.map(partsOf);
  const measured = units.flatMap(({ arm, epoch, values }) => {
    const value = values[metric];
    return value === undefined ? [] : [{ arm, value, shares: parts[epoch]! }];
  });
  const { means, differences } = adaptiveMoments(measured, experiment.variants.length);
  const effectOf = (moments: Moments): Effect => meanEffect(moments);
  return experiment.variants.map((_, arm) => ({
    n: measured.filter((unit) => unit.arm === arm).length,
    mean: effectOf(means[arm]!),
    difference: arm === 0 ? null : {
      ...effectOf(differences[arm]!),
      tunedFor: neededUnits(experiment),
      isAdjusted: false,
    },
  }));
}
