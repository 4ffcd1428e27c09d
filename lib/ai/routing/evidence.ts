/**
 * Sums of observations that fade: each observation at a place makes all that stands there count a little less
 * (discounted Thompson sampling: Raj & Kalyani, arXiv:1707.09727), so that who got worse is found out, and who
 * once was poor is tried again. Sums can be added, so what several processes saw can be put together.
 */

/** One vector of sums, after where it was seen and whom it is about. An array, since stores limit what they take. */
export type EvidenceRow = readonly [place: string, about: string, ...sums: number[]];

export interface EvidenceOptions {
  /** Numbers in a vector. */
  readonly width: number;
  /** Observations at a place after which an earlier one counts half. */
  readonly halfLife: number;
}

type Sums = Map<string, Float64Array>;

/** Nothing is aged in place: new observations are written larger, and all are read divided by `growth`. */
interface Place {
  growth: number;
  readonly learned: Sums;
  readonly inherited: Sums;
}

const LARGEST_GROWTH = 1e9;
/** What is kept of a sum: more would double the JSON and say no more. */
const DIGITS = 5;

export class Evidence {
  readonly #width: number;
  readonly #rate: number;
  readonly #places = new Map<string, Place>();

  constructor({ width, halfLife }: EvidenceOptions) {
    this.#width = width;
    this.#rate = 2 ** (1 / halfLife);
  }

  add(place: string, about: string, values: ArrayLike<number>): void {
    const here = this.#at(place);
    here.growth *= this.#rate;
    if (here.growth > LARGEST_GROWTH) shrink(here);
    increase(here.learned, about, { values, factor: here.growth });
  }

  /** Sums as they count now; null where nothing was seen. */
  of(place: string, about: string): number[] | null {
    const here = this.#places.get(place);
    const learned = here?.learned.get(about);
    const inherited = here?.inherited.get(about);
    if (!here || !(learned ?? inherited)) return null;
    const sums: number[] = [];
    for (let at = 0; at < this.#width; at++) {
      sums.push(((learned ? learned[at]! : 0) + (inherited ? inherited[at]! : 0)) / here.growth);
    }
    return sums;
  }

  /** Every pair of place and subject about which something is known. */
  keys(): { readonly place: string; readonly about: string }[] {
    return [...this.#places].flatMap(([place, { learned, inherited }]) =>
      [...new Set([...learned.keys(), ...inherited.keys()])].map((about) => ({ place, about }))
    );
  }

  /** What was added here, or what was given to `inherit`, as it counts now. */
  rows(of: "learned" | "inherited"): EvidenceRow[] {
    return [...this.#places].flatMap(([place, here]) =>
      [...here[of]].map(([about, sums]): EvidenceRow => [
        place,
        about,
        ...Array.from(sums, (sum) => Number((sum / here.growth).toPrecision(DIGITS))),
      ])
    );
  }

  /** Takes the place of what was inherited before; what was learned here stays. Other widths are left out. */
  inherit(rows: readonly EvidenceRow[]): void {
    for (const { inherited } of this.#places.values()) inherited.clear();
    for (const [place, about, ...sums] of rows) {
      if (sums.length !== this.#width) continue;
      const here = this.#at(place);
      increase(here.inherited, about, { values: sums, factor: here.growth });
    }
  }

  #at(place: string): Place {
    let here = this.#places.get(place);
    if (!here) {
      this.#places.set(place, here = { growth: 1, learned: new Map(), inherited: new Map() });
    }
    return here;
  }
}

function increase(
  all: Sums,
  about: string,
  { values, factor }: { readonly values: ArrayLike<number>; readonly factor: number },
): void {
  let sums = all.get(about);
  if (!sums) all.set(about, sums = new Float64Array(values.length));
  for (let at = 0; at < sums.length; at++) sums[at]! += values[at]! * factor;
}

function shrink(here: Place): void {
  for (const sums of [...here.learned.values(), ...here.inherited.values()]) {
    for (let at = 0; at < sums.length; at++) sums[at]! /= here.growth;
  }
  here.growth = 1;
}

/** Rows of the same place and subject as one. */
export function addRows(rows: readonly EvidenceRow[]): EvidenceRow[] {
  const found = new Map<string, EvidenceRow>();
  for (const row of rows) {
    const [place, about, ...sums] = row;
    const key = JSON.stringify([place, about]);
    const [, , ...others] = found.get(key) ?? row;
    found.set(
      key,
      found.has(key) ? [place, about, ...sums.map((sum, at) => sum + others[at]!)] : row,
    );
  }
  return [...found.values()];
}
