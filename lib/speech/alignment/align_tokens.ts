/** Which tokens of two texts correspond: the cheapest sequence of edits (Levenshtein, with backtracking). */

/** A pair of indices; null = there is no counterpart. */
export interface Pair {
  readonly from: number | null;
  readonly to: number | null;
}

const KEEP_OR_REPLACE = 0;
const DROP = 1;
const INSERT = 2;

/** A word put in the place of another costs less than dropping one and adding one; nearly the same, less still. */
const REPLACE_COST = 3;
const SIMILAR_COST = 1;
const GAP_COST = 2;

/** Most pairs looked at, some 0.2 s: of longer texts only those near the diagonal (E. Ukkonen, 1985). */
const MOST_CELLS = 2_000_000;
const OUT_OF_REACH = 0xffff_0000;

/** Pairs in order, covering all of both. */
export function alignTokens(from: readonly string[], to: readonly string[]): readonly Pair[] {
  const steps = fillSteps(from, to);
  const width = to.length + 1;
  const pairs: Pair[] = [];
  let [row, column] = [from.length, to.length];
  while (row > 0 || column > 0) {
    const step = steps[row * width + column];
    if (step !== INSERT) row--;
    if (step !== DROP) column--;
    pairs.push({ from: step === INSERT ? null : row, to: step === DROP ? null : column });
  }
  return pairs.reverse();
}

/** The cheapest last step for each pair of beginnings. */
function fillSteps(from: readonly string[], to: readonly string[]): Uint8Array {
  const width = to.length + 1;
  const steps = new Uint8Array((from.length + 1) * width);
  steps.fill(INSERT, 1, width);
  const reach = Math.ceil(MOST_CELLS / 2 / Math.max(1, from.length));
  let above = Uint32Array.from({ length: width }, (_, column) => column * GAP_COST);
  for (let row = 1; row <= from.length; row++) {
    const costs = new Uint32Array(width).fill(OUT_OF_REACH);
    const centre = Math.round(row * to.length / from.length);
    const last = Math.min(to.length, centre + reach);
    costs[0] = row * GAP_COST;
    steps[row * width] = DROP;
    for (let column = Math.max(1, centre - reach); column <= last; column++) {
      const replace = above[column - 1]! + replaceCost(from[row - 1]!, to[column - 1]!);
      const drop = above[column]! + GAP_COST;
      const insert = costs[column - 1]! + GAP_COST;
      const least = costs[column] = Math.min(replace, drop, insert);
      steps[row * width + column] = least === replace
        ? KEEP_OR_REPLACE
        : least === drop
        ? DROP
        : INSERT;
    }
    above = costs;
  }
  return steps;
}

function replaceCost(one: string, other: string): number {
  if (one === other) return 0;
  return one[0] === other[0] && one.at(-1) === other.at(-1) ? SIMILAR_COST : REPLACE_COST;
}
