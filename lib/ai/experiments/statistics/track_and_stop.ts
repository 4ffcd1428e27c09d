/**
 * Track-and-stop: the shares that tell the best arm from the others in the fewest units, for those who
 * want to know rather than to earn. Garivier & Kaufmann, "Optimal best arm identification with fixed
 * confidence", COLT 2016, for normal outcomes of unequal variance, with the tolerance, floor and pull
 * to even shares of TensorZero's gateway.
 */
import type { Moments } from "./moments.ts";
import { lowest, risingRoot } from "./root.ts";

const LEAST_VARIANCE = 1e-12;
const LEAST_GAP_SQUARED = 1e-6;
const EVEN = 1e-10;

interface Options {
  /** An arm that is worse by this much is as good as the best. */
  readonly tolerance?: number;
  /** The least share of an arm. */
  readonly floor: number;
  /** How strongly shares are drawn to even ones while there are few units; fades with their root. */
  readonly evenness?: number;
}

/** One arm beside the leader: its variance and how far it is behind, squared. */
interface Rival {
  readonly variance: number;
  readonly gapSquared: number;
}

interface Problem {
  readonly leaderVariance: number;
  readonly rivals: readonly Rival[];
  readonly floor: number;
  readonly pull: number;
}

/** The share of new units for each arm. Needs two arms or more, each with a unit. */
export function trackAndStop(
  arms: readonly Moments[],
  { tolerance = 0, floor, evenness = 0.01 }: Options,
): readonly number[] {
  if (!(floor > 0 && floor * arms.length < 1)) {
    throw new RangeError(`Floor must lie between 0 and 1 / ${arms.length}, got ${floor}`);
  }
  const variances = arms.map(({ variance }) => Math.max(variance, LEAST_VARIANCE));
  const leader = leaderOf(arms, variances);
  const gaps = arms.map(({ mean }) => arms[leader]!.mean - mean + tolerance);
  const spread = Math.max(...variances) - Math.min(...variances);
  if (gaps.every((gap) => gap < EVEN) && spread < EVEN) return arms.map(() => 1 / arms.length);
  const problem: Problem = {
    leaderVariance: variances[leader]!,
    rivals: variances.map((variance, i) => ({
      variance,
      gapSquared: Math.max(gaps[i]! ** 2, LEAST_GAP_SQUARED),
    })).filter((_, i) => i !== leader),
    floor,
    pull: evenness / Math.sqrt(arms.reduce((sum, { n }) => sum + n, 0)),
  };
  const best = lowest((share) => solve(problem, share).cost, {
    lower: floor,
    upper: 1 - floor * problem.rivals.length,
  });
  const shares = [...solve(problem, best).shares];
  shares.splice(leader, 0, best);
  return shares;
}

/** The highest mean; among equals the one that is known best. */
function leaderOf(arms: readonly Moments[], variances: readonly number[]): number {
  const highest = Math.max(...arms.map(({ mean }) => mean));
  const doubt = arms.map(({ n, mean }, i) =>
    highest - mean < EVEN ? variances[i]! / Math.max(n, 1) : Infinity
  );
  return doubt.indexOf(Math.min(...doubt));
}

/**
 * With the leader's share given: the rivals' shares with the least t + pull |shares - even|^2, where t is
 * the largest 2 (variance / share + the leader's) / gap^2, the time it takes to tell a rival off.
 */
function solve(
  { leaderVariance, rivals, floor, pull }: Problem,
  share: number,
): { readonly cost: number; readonly shares: readonly number[] } {
  const left = 1 - share;
  const ofLeader = leaderVariance / share;
  const time = ({ variance, gapSquared }: Rival, own: number): number =>
    2 * (variance / own + ofLeader) / gapSquared;
  const needed = (t: number): number[] =>
    rivals.map(({ variance, gapSquared }) => {
      const spare = gapSquared * t / 2 - ofLeader;
      return spare > 0 ? Math.max(floor, variance / spare) : Infinity;
    });
  const even = Math.max(...rivals.map((rival) => time(rival, left / rivals.length)));
  const fastest = risingRoot((t) => left - sum(needed(t)), { lower: 0, upper: even });
  const outcome = (t: number) => {
    const shares = fill(needed(t), left);
    const apart = [share, ...shares].map((own) => (own - 1 / (rivals.length + 1)) ** 2);
    return { cost: t + pull * sum(apart), shares };
  };
  return outcome(
    pull > 0 ? lowest((t) => outcome(t).cost, { lower: fastest, upper: even }) : fastest,
  );
}

/** Shares as even as they can be, none below its least, adding up to the total. */
function fill(least: readonly number[], total: number): readonly number[] {
  const level = risingRoot(
    (height) => sum(least.map((own) => Math.max(own, height))) - total,
    { lower: 0, upper: total },
  );
  return least.map((own) => Math.max(own, level));
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
