import { upperGamma } from "./gamma.ts";

/** The standard normal distribution function; relative error about 1e-12, far tails included. */
export function normalCdf(z: number): number {
  const tail = upperGamma(0.5, z * z / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** The standard normal density. */
export function normalDensity(z: number): number {
  return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The z below which a standard normal variable lies with chance p: Abramowitz & Stegun 26.2.23, then
 * Halley's steps on the distribution function. Infinite at 0 and 1.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`Chance must be between 0 and 1, got ${p}`);
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return -Infinity;
  const t = Math.sqrt(-2 * Math.log(p));
  let z = (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let step = 0; step < 3; step++) {
    const error = (normalCdf(z) - p) / normalDensity(z);
    z -= error / (1 + z * error / 2);
  }
  return z;
}
