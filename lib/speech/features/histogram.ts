/** Counts of a figure in equal bins: percentiles of any number of values in fixed memory. */
export interface Histogram {
  add(value: number): void;
  readonly count: number;
  /** The value below which `share` (0..1) of all lie, interpolated within its bin; null when empty. */
  percentile(share: number): number | null;
}

interface HistogramOptions {
  readonly low: number;
  readonly high: number;
  /** Width of one bin, in the unit of the values; values outside low..high count in the end bins. */
  readonly bin: number;
}

export function createHistogram({ low, high, bin }: HistogramOptions): Histogram {
  const bins = new Uint32Array(Math.ceil((high - low) / bin));
  let count = 0;
  return {
    add(value) {
      const index = Math.floor((value - low) / bin);
      bins[Math.min(bins.length - 1, Math.max(0, index))]!++;
      count++;
    },
    get count() {
      return count;
    },
    percentile(share) {
      if (count === 0) return null;
      let left = share * count;
      let index = 0;
      while (index < bins.length - 1 && left > bins[index]!) left -= bins[index++]!;
      return low + bin * (index + (bins[index] ? left / bins[index]! : 0));
    },
  };
}
