import { logGamma } from "./gamma.ts";

const TINY = 1e-300;
const MOST_STEPS = 100_000;

/** ln B(a, b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

interface Shape {
  readonly a: number;
  readonly b: number;
}

/** The regularized incomplete beta function I_x(a, b): the distribution function of Beta(a, b). */
export function betaCdf(x: number, { a, b }: Shape): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2)
    ? front * fraction(x, { a, b }) / a
    : 1 - front * fraction(1 - x, { a: b, b: a }) / b;
}

/** Abramowitz & Stegun 26.5.8, by Lentz's method. */
function fraction(x: number, { a, b }: Shape): number {
  let c = 1;
  let d = 1 / (1 - (a + b) * x / (a + 1) || TINY);
  let value = d;
  const step = (term: number): number => {
    d = 1 / (1 + term * d || TINY);
    c = 1 + term / c || TINY;
    value *= c * d;
    return c * d;
  };
  for (let m = 1; m < MOST_STEPS; m++) {
    step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
    const factor = step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(factor - 1) < Number.EPSILON) break;
  }
  return value;
}
