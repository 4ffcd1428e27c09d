/** By nearest rank, of sorted or unsorted numbers. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const ms = (value: number): string =>
  value < 0.01 ? value.toFixed(4) : value < 1 ? value.toFixed(3) : value.toFixed(1);

export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
