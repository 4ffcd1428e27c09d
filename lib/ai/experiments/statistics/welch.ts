import type { Effect } from "./effect.ts";
import type { Interval } from "./interval.ts";
import type { Moments } from "./moments.ts";
import { studentCdf, studentQuantile } from "./student.ts";

/** The degrees of freedom of a difference of two means: B. L. Welch, Biometrika 34 (1947). */
export function welchDegrees(a: Moments, b: Moments): number {
  const [ofA, ofB] = [a.variance / a.n, b.variance / b.n];
  return (ofA + ofB) ** 2 / (ofA ** 2 / (a.n - 1) + ofB ** 2 / (b.n - 1));
}

/** Valid for one look that was fixed before the data: looking again and again breaks its promise. */
export function fixedInterval(
  { value, standardError }: Effect,
  { degrees, alpha = 0.05 }: { readonly degrees: number; readonly alpha?: number },
): Interval {
  const radius = standardError * studentQuantile(1 - alpha / 2, degrees);
  return { lower: value - radius, upper: value + radius };
}

/** The two-sided p-value of no effect at one look that was fixed before the data. */
export function fixedP({ value, standardError }: Effect, degrees: number): number {
  return 2 * studentCdf(-Math.abs(value / standardError), degrees);
}
