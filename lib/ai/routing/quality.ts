/**
 * How good each model is believed to be: normal beliefs about mean quality, three levels deep (Gelman et al.,
 * "Bayesian Data Analysis", 3rd ed., section 5.4). The operator's guess is the prior of the model in a task, and
 * that task's belief the prior of each of its groups, so a group without observations falls back on the task. The
 * variance of one observation is taken as known: that of the task's observations so far, drawn towards a guess.
 * A group's observations count in its task too, which overstates what is known by at most the worth of the prior.
 */
import { Evidence } from "./evidence.ts";
import { placeOf, readPlace } from "./place.ts";
import type { QualityRow } from "./types.ts";

/** A normal belief about a mean. */
export interface Belief {
  readonly mean: number;
  readonly variance: number;
}

/** About four observations' worth: how far operators' guesses are taken to be off, 0.2, squared. */
const GUESS_VARIANCE = 0.04;
/** How far a group's mean is taken to lie from its task's, 0.1, squared. */
const GROUP_VARIANCE = 0.01;
/** Variance of one observation until there are some: between shares of proven remarks and right or wrong. */
const NOISE = 0.15;
const NOISE_STRENGTH = 5;
/**
 * Observations in a task, or in a group, after which one counts half: in the replays of part "online" half of it
 * cost a little, twice as much gained nothing, and it decides how soon a change is found out.
 */
const HALF_LIFE = 1000;

export class QualityTable {
  readonly evidence = new Evidence({ width: 3, halfLife: HALF_LIFE });

  learn(model: string, { task, group, quality }: Observation): void {
    const values = [1, quality, quality * quality];
    this.evidence.add(placeOf(task, null), model, values);
    if (group !== null) this.evidence.add(placeOf(task, group), model, values);
  }

  /** @param guess the operator's, 0..1 */
  belief(model: string, { task, group, guess }: Question): Belief {
    const overall = this.evidence.of(placeOf(task, null), model);
    const noise = noiseOf(overall);
    const inTask = update({ mean: guess, variance: GUESS_VARIANCE }, { sums: overall, noise });
    if (group === null) return inTask;
    const inGroup = this.evidence.of(placeOf(task, group), model);
    const start = { mean: inTask.mean, variance: inTask.variance + GROUP_VARIANCE };
    return update(start, { sums: inGroup, noise });
  }

  rows(guessOf: (model: string) => number): QualityRow[] {
    return this.evidence.keys().map(({ place, about: model }) => {
      const { task, group } = readPlace(place);
      const { mean, variance } = this.belief(model, { task, group, guess: guessOf(model) });
      const [observations = 0] = this.evidence.of(place, model) ?? [];
      return { task, group, model, quality: mean, deviation: Math.sqrt(variance), observations };
    });
  }
}

interface Observation {
  readonly task: string;
  readonly group: string | null;
  readonly quality: number;
}

interface Question {
  readonly task: string;
  readonly group: string | null;
  readonly guess: number;
}

interface Seen {
  readonly sums: readonly number[] | null;
  /** Variance of one observation. */
  readonly noise: number;
}

function update(prior: Belief, { sums, noise }: Seen): Belief {
  const [n = 0, sum = 0] = sums ?? [];
  const precision = 1 / prior.variance + n / noise;
  return {
    mean: (prior.mean / prior.variance + sum / noise) / precision,
    variance: 1 / precision,
  };
}

function noiseOf(sums: readonly number[] | null): number {
  const [n = 0, sum = 0, squares = 0] = sums ?? [];
  const around = n > 0 ? Math.max(0, squares - sum * sum / n) : 0;
  return (NOISE * NOISE_STRENGTH + around) / (NOISE_STRENGTH + n);
}
