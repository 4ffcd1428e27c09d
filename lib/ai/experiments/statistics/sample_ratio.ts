/** Are the arms as large as their weights say? If not, no result of the experiment can be trusted. */
import { chiSquaredTail, logGamma } from "./gamma.ts";

/** The p-value below which a mismatch is reported: Eppo's, so small because a false alarm is dear. */
export const SAMPLE_RATIO_ALPHA = 0.001;

/** How sure the alternative is that shares are near their weights, in units; GrowthBook's. */
const CONCENTRATION = 10_000;

/** Pearson's chi-squared p-value: for one look that was fixed before the data. Arms of weight 0 are left out. */
export function sampleRatioP(counts: readonly number[], weights: readonly number[]): number {
  const arms = expected(counts, weights);
  const total = sum(arms.map(({ count }) => count));
  if (total === 0 || arms.length < 2) return 1;
  const statistic = sum(
    arms.map(({ count, share }) => (count - share * total) ** 2 / (share * total)),
  );
  return chiSquaredTail(statistic, arms.length - 1);
}

/**
 * A p-value that holds however often it is looked at: one over the Bayes factor of a Dirichlet around
 * the weights. Lindon & Malek, "Anytime-valid inference for multinomial count data", NeurIPS 2022. It
 * rests on the counts so far alone; a caller who keeps its least value over the looks may use that.
 */
export function sequentialSampleRatioP(
  counts: readonly number[],
  weights: readonly number[],
  { concentration = CONCENTRATION }: { readonly concentration?: number } = {},
): number {
  const arms = expected(counts, weights);
  const total = sum(arms.map(({ count }) => count));
  const logFactor = logGamma(concentration) - logGamma(concentration + total) +
    sum(
      arms.map(({ count, share }) =>
        logGamma(concentration * share + count) - logGamma(concentration * share) -
        count * Math.log(share)
      ),
    );
  return Math.min(1, Math.exp(-logFactor));
}

interface Arm {
  readonly count: number;
  readonly share: number;
}

function expected(counts: readonly number[], weights: readonly number[]): readonly Arm[] {
  if (counts.length !== weights.length) {
    throw new RangeError(`There must be a weight for each count, got ${weights.length}`);
  }
  const total = sum(weights);
  return counts.map((count, i) => ({ count, share: weights[i]! / total }))
    .filter(({ share }) => share > 0);
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
