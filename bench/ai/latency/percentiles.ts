/** Percentiles of waits, some of which never ended. */

/** By nearest rank; NaN where there is none. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const ascending = (values: readonly number[]): readonly number[] =>
  values.toSorted((a, b) => a - b);

/** p50, p95 and p99 as text. */
export function percentilesOf(values: readonly number[], digits = 0): readonly string[] {
  const sorted = ascending(values);
  return [0.5, 0.95, 0.99].map((share) => milliseconds(percentile(sorted, share), digits));
}

export const milliseconds = (ms: number, digits = 0): string =>
  ms === Infinity ? "never" : Number.isNaN(ms) ? "-" : ms.toFixed(digits);
