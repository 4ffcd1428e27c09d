import { betaCdf } from "./beta.ts";
import { risingRoot } from "./root.ts";

/** The distribution function of Student's t with so many degrees of freedom, whole or not. */
export function studentCdf(t: number, degrees: number): number {
  const tail = betaCdf(degrees / (degrees + t * t), { a: degrees / 2, b: 0.5 }) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** The t below which Student's t lies with chance p, 0 < p < 1. */
export function studentQuantile(p: number, degrees: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`Chance must lie between 0 and 1, got ${p}`);
  if (p < 0.5) return -studentQuantile(1 - p, degrees);
  let upper = 2;
  while (studentCdf(upper, degrees) < p) upper *= 2;
  return risingRoot((t) => studentCdf(t, degrees) - p, { lower: 0, upper });
}
