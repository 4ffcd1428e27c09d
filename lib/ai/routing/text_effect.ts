/**
 * What a text's traits add to or take from a model's quality: ridge regression of what the quality table did not
 * expect, one a task and model. Only sums of products are kept, so it is exact whatever the order, can be added up
 * over processes, and with six traits costs a few hundred multiplications: neither gradient steps nor rank-one
 * updates are needed. Nothing is explored for its sake: drawing slopes as well cost more than texts ever gave back
 * (bench/ai/routing, part "online").
 */
import { at, factorise, solve } from "./cholesky.ts";
import { Evidence, type EvidenceRow } from "./evidence.ts";
import { placeOf } from "./place.ts";
import { TRAITS } from "./traits.ts";

const TRIANGLE = TRAITS * (TRAITS + 1) / 2;
/**
 * Observations that a slope of 0 is worth: as many as ever count here. Models' answers to the texts that went to
 * them say little of the texts that did not, and a small penalty lost more than it found in the replays.
 */
const PENALTY = 2000;
const HALF_LIFE = 2000;
const EVERYBODY = "all";

export class TextEffect {
  /** How many, and the sum of their traits: a place's middle, from which traits are counted. */
  readonly centres = new Evidence({ width: 1 + TRAITS, halfLife: HALF_LIFE });
  /** Products of traits with each other, lower triangle by rows, then with what was not expected. */
  readonly slopes = new Evidence({ width: TRIANGLE + TRAITS, halfLife: HALF_LIFE });
  readonly #fits = new Map<string, Float64Array>();

  /** @param surprise the quality observed less the one expected without the text */
  learn(model: string, { task, group, traits, surprise }: Observation): void {
    const apart = this.#apart(traits, { task, group });
    if (apart) {
      const products = new Float64Array(TRIANGLE + TRAITS);
      for (let row = 0; row < TRAITS; row++) {
        for (let column = 0; column <= row; column++) {
          products[at(row, column)] = apart[row]! * apart[column]!;
        }
        products[TRIANGLE + row] = apart[row]! * surprise;
      }
      // Models have their places to themselves, so that one's news does not change another's slopes.
      const place = placeOf(task, model);
      this.slopes.add(place, model, products);
      this.#fits.delete(place);
    }
    for (const place of new Set([placeOf(task, null), placeOf(task, group)])) {
      this.centres.add(place, EVERYBODY, [1, ...traits]);
    }
  }

  /** What is to be added to each model's expected quality. */
  read({ task, group, traits }: Question): (model: string) => number {
    const apart = this.#apart(traits, { task, group });
    return (model) => {
      const slopes = apart && this.#fit(placeOf(task, model), model);
      return slopes ? dot(slopes, apart) : 0;
    };
  }

  inherit({ centres, slopes }: Record<"centres" | "slopes", readonly EvidenceRow[]>): void {
    this.centres.inherit(centres);
    this.slopes.inherit(slopes);
    this.#fits.clear();
  }

  /** From the middle of the group; of the task, where the group was not seen; null where nothing was. */
  #apart(traits: Float64Array, { task, group }: Where): Float64Array | null {
    const sums = this.centres.of(placeOf(task, group), EVERYBODY) ??
      this.centres.of(placeOf(task, null), EVERYBODY);
    return sums && traits.map((value, trait) => value - sums[1 + trait]! / sums[0]!);
  }

  #fit(place: string, model: string): Float64Array | null {
    const known = this.#fits.get(place);
    const sums = known ? null : this.slopes.of(place, model);
    if (!sums) return known ?? null;
    const fit = fitSums(sums);
    this.#fits.set(place, fit);
    return fit;
  }
}

interface Where {
  readonly task: string;
  readonly group: string | null;
}

interface Question extends Where {
  readonly traits: Float64Array;
}

interface Observation extends Question {
  readonly surprise: number;
}

function fitSums(sums: readonly number[]): Float64Array {
  const penalised = sums.slice(0, TRIANGLE);
  for (let row = 0; row < TRAITS; row++) penalised[at(row, row)]! += PENALTY;
  return solve(factorise(penalised, TRAITS), sums.slice(TRIANGLE));
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += a[index]! * b[index]!;
  return total;
}
