/** Whether the variants have as many units as chance gives them. If not, nothing that is measured can be trusted. */
import type { Sample } from "./effects.ts";
import { LEAST_UNITS, neededUnits } from "./needed.ts";
import { isBetween, partsOf, type Progress } from "./progress.ts";
import { meanEffect } from "./statistics/effect.ts";
import { mergeMoments, type Moments, NO_MOMENTS } from "./statistics/moments.ts";
import { SAMPLE_RATIO_ALPHA, sequentialSampleRatioP } from "./statistics/sample_ratio.ts";
import { alwaysValidP } from "./statistics/sequential.ts";
import type { Unit } from "./units.ts";

export interface SampleRatio {
  /** Holds however often it is looked at. */
  readonly p: number;
  readonly isMismatch: boolean;
  /** Units by variant, without those whose chances are not known. */
  readonly counts: readonly number[];
  /** What chance gives each variant of as many units. */
  readonly expected: readonly number[];
}

/** The units whose chances are known: all but those that came between a stop and the shares that follow from it. */
export const countedUnits = ({ experiment, progress, units }: Sample): readonly Unit[] =>
  units.filter((unit) =>
    (progress.epochs[unit.epoch]?.shares[unit.arm] ?? 0) > 0 &&
    !isBetween(experiment, progress, unit)
  );

/**
 * How sure the alternative is that shares are near what they should be, in units: a mismatch by five points of a
 * half is what it looks for, so that it is found among hundreds of candidates, where a larger figure finds small
 * ones among many thousands.
 */
const CONCENTRATION = 100;

/** Of counted units. */
export function sampleRatioOf({ experiment, progress, units }: Sample): SampleRatio {
  const counts = progress.epochs.map(() => experiment.variants.map(() => 0));
  for (const { epoch, arm } of units) counts[epoch]![arm]! += 1;
  const totals = counts.map(sum);
  const p = progress.epochs.length === 1
    ? sequentialSampleRatioP(counts[0]!, progress.epochs[0]!.shares, {
      concentration: CONCENTRATION,
    })
    : changingP(counts, { epochs: progress.epochs, tunedFor: neededUnits(experiment) });
  return {
    p,
    isMismatch: p < SAMPLE_RATIO_ALPHA,
    counts: experiment.variants.map((_, arm) => sum(counts.map((epoch) => epoch[arm]!))),
    expected: experiment.variants.map((_, arm) =>
      sum(progress.epochs.map((epoch, i) => totals[i]! * partsOf(epoch)[arm]!))
    ),
  };
}

/**
 * Under shares that change, what a variant got less its share is, unit by unit, noise about 0: an always-valid p for
 * each variant, the least of them times their number. Of few units it says nothing, as it holds for many.
 */
function changingP(
  counts: readonly (readonly number[])[],
  { epochs, tunedFor }: Pick<Progress, "epochs"> & { readonly tunedFor: number },
): number {
  const arms = counts[0]!.length;
  if (sum(counts.map(sum)) < arms * LEAST_UNITS) return 1;
  const least = Array.from({ length: arms }, (_, arm) => {
    const moments = counts.map((epoch, i) =>
      surplus({ n: sum(epoch), own: epoch[arm]!, share: partsOf(epochs[i]!)[arm]! })
    ).reduce(mergeMoments, NO_MOMENTS);
    return alwaysValidP(meanEffect(moments), { alpha: SAMPLE_RATIO_ALPHA, tunedFor });
  });
  return Math.min(1, arms * Math.min(...least));
}

interface Got {
  readonly n: number;
  readonly own: number;
  readonly share: number;
}

/** Of 1 less the share for each unit of the arm, and less the share for each other. */
function surplus({ n, own, share }: Got): Moments {
  const group = (n: number, mean: number): Moments => ({ n, mean, variance: 0 });
  return mergeMoments(group(own, 1 - share), group(n - own, -share));
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
