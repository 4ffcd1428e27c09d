/** What one prediction gains over another on the same people, by the statistics of experiments. */
import { type Effect, meanEffect } from "../../../lib/ai/experiments/statistics/effect.ts";
import type { Interval } from "../../../lib/ai/experiments/statistics/interval.ts";
import {
  addUnit,
  type JointMoments,
} from "../../../lib/ai/experiments/statistics/joint_moments.ts";
import { momentsOf } from "../../../lib/ai/experiments/statistics/moments.ts";
import { confidenceSequence } from "../../../lib/ai/experiments/statistics/sequential.ts";
import { seededRandom } from "../../../lib/random.ts";
import { average } from "../../coach/interviews/linear.ts";
import { bootstrap, pearson } from "../../coach/interviews/validation.ts";

const ROUNDS = 2000;
const SEED = 7;

/** The judges' ratings, and whose they are. */
export interface Judged {
  readonly actual: readonly number[];
  readonly people: readonly string[];
}

/** An estimate with where it may lie, with a chance of 95 %. */
export interface Estimate extends Interval {
  readonly value: number;
}

/** Pearson's r; its interval by drawing people again with replacement. */
export const correlation = (scores: readonly number[], judged: Judged): Estimate =>
  resampled((drawn) => pearsonOf(scores, { ...judged, drawn }), judged);

/** How much further r is than the first's; both on the same people drawn. */
export const correlationGain = (
  { first, scores }: { readonly first: readonly number[]; readonly scores: readonly number[] },
  judged: Judged,
): Estimate =>
  resampled(
    (drawn) => pearsonOf(scores, { ...judged, drawn }) - pearsonOf(first, { ...judged, drawn }),
    judged,
  );

function resampled(
  figure: (drawn: readonly number[]) => number,
  { actual, people }: Judged,
): Estimate {
  const { low, high } = bootstrap(figure, people, { rounds: ROUNDS, next: seededRandom(SEED) });
  return { value: figure(actual.map((_, at) => at)), lower: low, upper: high };
}

function pearsonOf(
  scores: readonly number[],
  { actual, drawn }: Judged & { readonly drawn: readonly number[] },
): number {
  return pearson(drawn.map((at) => scores[at]!), drawn.map((at) => actual[at]!));
}

/** The mean squared error of each person, over their interviews. */
export function errorsByPerson(
  ratings: readonly number[],
  { actual, people }: Judged,
): number[] {
  const errors = actual.map((rating, at) => (rating - ratings[at]!) ** 2);
  const own = Map.groupBy(errors.keys(), (at) => people[at]!);
  return [...own.values()].map((all) => average(all.map((at) => errors[at]!)));
}

export interface ErrorGain {
  /** Squared error less than the first's, in squared points of the judges' scale. */
  readonly less: Estimate;
  /** The same in parts of the first's squared error, at most 1; excludes 0 only if `less` does. */
  readonly share: Estimate;
}

/**
 * By how much the squared error is lower, from the differences within each person, as asymptotic
 * confidence sequences. People are taken as independent, though the predictions of one lean on the
 * others in cross-validation (Bengio & Grandvalet, JMLR 5, 2004): the sequences may be a little narrow.
 */
export function errorGain(first: readonly number[], errors: readonly number[]): ErrorGain {
  const joint = errors.reduce<JointMoments | null>(
    (all, error, at) => addUnit(all, [error, first[at]!]),
    null,
  );
  return {
    less: sequence(meanEffect(momentsOf(first.map((error, at) => error - errors[at]!)))),
    share: shareLess(joint!),
  };
}

/** Tightest at the number of people there are, which was known beforehand. */
const sequence = (effect: Effect): Estimate => ({
  value: effect.value,
  ...confidenceSequence(effect, { tunedFor: effect.n }),
});

/**
 * One less the ratio of measure 0 to measure 1, with all ratios q that the sequence of measure 0 less q
 * times measure 1 does not exclude: E. C. Fieller, JRSS B 16 (1954). No lower bound where measure 1 may be 0.
 */
function shareLess({ n, means, covariances }: JointMoments): Estimate {
  const [above, below] = [means[0]!, means[1]!];
  const reach = sequence({ n, value: 0, standardError: 1 }).upper ** 2 / n;
  const square = below ** 2 - reach * covariances[1]![1]!;
  const half = above * below - reach * covariances[0]![1]!;
  const rest = above ** 2 - reach * covariances[0]![0]!;
  const value = 1 - above / below;
  if (square <= 0) return { value, lower: -Infinity, upper: 1 };
  const apart = Math.sqrt(Math.max(0, half ** 2 - square * rest));
  return {
    value,
    lower: 1 - (half + apart) / square,
    upper: Math.min(1, 1 - (half - apart) / square),
  };
}
