/** What an experiment costs those who take part: outcomes lost to arms that are not the best. */
import { allocate } from "../../../lib/ai/experiments/statistics/allocate.ts";
import { addValue, momentsOf, NO_MOMENTS } from "../../../lib/ai/experiments/statistics/moments.ts";
import { meanPosterior } from "../../../lib/ai/experiments/statistics/posterior.ts";
import { drawIndex, drawNormal, type Random, seededRandom } from "../../../lib/random.ts";

export const RUNS = 200;
export const UNITS = 5000;
const UNITS_A_STEP = 250;
const FLOOR = 0.1;

/** Arms whose means are known to the simulation alone. */
export interface Scenario {
  readonly name: string;
  readonly means: readonly number[];
  readonly outcome: (mean: number, random: Random) => number;
}

const rate = (mean: number, random: Random): number => random() < mean ? 1 : 0;

export const SCENARIOS: readonly Scenario[] = [
  { name: "rates .60 .65", means: [0.6, 0.65], outcome: rate },
  { name: "rates .60 .61", means: [0.6, 0.61], outcome: rate },
  { name: "rates .20 .25 .30", means: [0.2, 0.25, 0.3], outcome: rate },
  { name: "rates .50 .50 .50 .60", means: [0.5, 0.5, 0.5, 0.6], outcome: rate },
  {
    name: "means 0 0.2, deviation 1",
    means: [0, 0.2],
    outcome: (mean, random) => mean + drawNormal(random),
  },
];

/** Mean regret of a run, in outcomes, with the half-width of its 95 % interval. */
export interface Regret {
  readonly mean: number;
  readonly margin: number;
}

/** Of the product's allocator, and what it saves against an even split of the same units. */
export interface Comparison {
  readonly even: Regret;
  readonly adaptive: Regret;
  readonly saved: Regret;
}

/** Both ways of sharing, each run from a seed of its own. */
export function compare(scenario: Scenario): Comparison {
  const even: number[] = [];
  const adaptive: number[] = [];
  for (let run = 1; run <= RUNS; run++) {
    even.push(regretOf(scenario, { adapts: false, random: seededRandom(run) }));
    adaptive.push(regretOf(scenario, { adapts: true, random: seededRandom(RUNS + run) }));
  }
  return {
    even: summarize(even),
    adaptive: summarize(adaptive),
    saved: summarize(even.map((regret, run) => regret - adaptive[run]!)),
  };
}

interface Way {
  readonly adapts: boolean;
  readonly random: Random;
}

function regretOf({ means, outcome }: Scenario, { adapts, random }: Way): number {
  const best = Math.max(...means);
  const arms = means.map(() => NO_MOMENTS);
  let shares: readonly number[] = means.map(() => 1 / means.length);
  let regret = 0;
  for (let unit = 1; unit <= UNITS; unit++) {
    const arm = drawIndex(random, shares);
    arms[arm] = addValue(arms[arm]!, outcome(means[arm]!, random));
    regret += best - means[arm]!;
    if (!adapts || unit % UNITS_A_STEP > 0) continue;
    const posteriors = arms.map((moments) =>
      meanPosterior(moments, { mean: 0.5, variance: 0.25, strength: 2 })
    );
    shares = allocate(posteriors, { floor: FLOOR });
  }
  return regret;
}

function summarize(values: readonly number[]): Regret {
  const { n, mean, variance } = momentsOf(values);
  return { mean, margin: 1.96 * Math.sqrt(variance / n) };
}
