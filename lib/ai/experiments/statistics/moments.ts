/** What a sample is summarized by: its size, mean and variance (divided by n - 1; 0 below two values). */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** The moments of no values yet. */
export const NO_MOMENTS: Moments = { n: 0, mean: 0, variance: 0 };

/** The moments with one value more: B. P. Welford, Technometrics 4 (1962). */
export function addValue(moments: Moments, value: number): Moments {
  return mergeMoments(moments, { n: 1, mean: value, variance: 0 });
}

/** The moments of two samples together: Chan, Golub & LeVeque, The American Statistician 37 (1983). */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const apart = b.mean - a.mean;
  const squares = a.variance * (a.n - 1) + b.variance * (b.n - 1) + apart * apart * a.n * b.n / n;
  return { n, mean: a.mean + apart * b.n / n, variance: squares / (n - 1) };
}

/** The moments of these values. */
export function momentsOf(values: Iterable<number>): Moments {
  let moments = NO_MOMENTS;
  for (const value of values) moments = addValue(moments, value);
  return moments;
}

/** The moments of n values of which so many are 1 and the rest 0, with the variance p (1 - p). */
export function rateMoments(successes: number, n: number): Moments {
  const mean = n === 0 ? 0 : successes / n;
  return { n, mean, variance: mean * (1 - mean) };
}

interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** The moments from the sum and the sum of squares, as a database gives them. */
export function momentsFromSums({ n, sum, squares }: Sums): Moments {
  if (n === 0) return NO_MOMENTS;
  const mean = sum / n;
  return { n, mean, variance: n < 2 ? 0 : Math.max(0, (squares - sum * mean) / (n - 1)) };
}
