/**
 * Sticky assignment: the same unit lands in the same variant on every machine, with nothing stored.
 * GrowthBook's documented hash, version 2, and its bucket ranges ("Build your own SDK").
 */
import { fnv1a } from "../../../hash.ts";

const STEPS = 10_000;
/** How far from 1 the weights may add up to, for those that were rounded. */
const WEIGHTS_SLACK = 0.01;

/** Where a unit falls for this seed: 0 up to 0.9999 in steps of 0.0001, evenly. */
export function bucketOf(unit: string, seed: string): number {
  return fnv1a(String(fnv1a(seed + unit))) % STEPS / STEPS;
}

/** From the first up to but not including the second. */
export type BucketRange = readonly [from: number, to: number];

/**
 * Each variant's range of buckets. Less coverage shortens each range and moves none, so that whoever
 * was in stays in. Weights add up to 1; else, or with a coverage outside 0 to 1, a RangeError.
 */
export function bucketRanges(weights: readonly number[], coverage = 1): readonly BucketRange[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (Math.abs(total - 1) > WEIGHTS_SLACK || weights.some((weight) => weight < 0)) {
    throw new RangeError(`Weights must be 0 or more and add up to 1, got ${weights.join(", ")}`);
  }
  if (!(coverage >= 0 && coverage <= 1)) {
    throw new RangeError(`Coverage must be between 0 and 1, got ${coverage}`);
  }
  let from = 0;
  return weights.map((weight) => {
    const range: BucketRange = [from, from + weight * coverage];
    from += weight;
    return range;
  });
}

interface Split {
  /** The experiment's own, so that its groups are not those of another experiment. */
  readonly seed: string;
  readonly weights: readonly number[];
  /** The share of units that take part. */
  readonly coverage?: number;
}

/** The index of the unit's variant, or null where it does not take part. */
export function assign(unit: string, { seed, weights, coverage }: Split): number | null {
  const bucket = bucketOf(unit, seed);
  const index = bucketRanges(weights, coverage).findIndex(([from, to]) =>
    from <= bucket && bucket < to
  );
  return index < 0 ? null : index;
}
