/** How much of what was predicted was found. */

/** Standard errors that make a difference clear. */
const CLEAR = 1.5;

export interface Compared {
  readonly predicted: readonly number[];
  readonly found: readonly number[];
  /** How many of them can differ: each group's add up to 0. */
  readonly freedom: number;
}

/** The slope of what was found on what was predicted: 0 unless it is clearly more, and 1 unless clearly less. */
export function shareOf({ predicted, found, freedom }: Compared): number {
  let [products, squares, all] = [0, 0, 0];
  predicted.forEach((value, at) => {
    products += value * found[at]!;
    squares += value ** 2;
    all += found[at]! ** 2;
  });
  const slope = products / (squares || Infinity);
  const error = Math.sqrt((all - slope * products) / (freedom * squares || Infinity));
  const margin = CLEAR * error;
  return slope > margin ? Math.min(1, slope + margin) : 0;
}
