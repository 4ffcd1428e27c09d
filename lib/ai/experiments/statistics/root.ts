interface Bracket {
  readonly lower: number;
  readonly upper: number;
}

const HALVINGS = 60;

/**
 * Where `increasing` passes zero within the bracket, by bisection, to 1e-18 of its width; the nearer end
 * if it does not pass zero there.
 */
export function risingRoot(
  increasing: (x: number) => number,
  { lower, upper }: Bracket,
): number {
  let [low, high] = [lower, upper];
  for (let halving = 0; halving < HALVINGS && low < high; halving++) {
    const middle = low + (high - low) / 2;
    if (increasing(middle) < 0) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const STEPS = 48;

/** Where a function with one valley within the bracket is lowest, by golden-section search, to about 1e-8. */
export function lowest(valley: (x: number) => number, { lower, upper }: Bracket): number {
  let [low, high] = [lower, upper];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [valley(left), valley(right)];
  for (let step = 0; step < STEPS; step++) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = valley(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = valley(right);
    }
  }
  return (low + high) / 2;
}
