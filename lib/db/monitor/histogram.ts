/** Durations counted in fixed buckets on a logarithmic scale: constant memory, and any two can be added up. */

const BUCKETS_A_DOUBLING = 8;
/** Milliseconds: what is shorter falls into the first bucket. */
const SHORTEST_MS = 1 / 64;
/** Up to 2^24 times the shortest, which is 4.4 minutes; what is longer falls into the last bucket. */
const DOUBLINGS = 24;
const BUCKETS = BUCKETS_A_DOUBLING * DOUBLINGS;

export interface Histogram {
  add(ms: number): void;
  /** Of each bucket, so far: changes as durations are added. */
  readonly counts: Readonly<Uint32Array>;
  /**
   * Milliseconds that a share 0..1 of the durations stayed below, at most 4.4 % off (half a bucket) within the
   * scale; 0 where nothing was added.
   */
  quantile(share: number): number;
}

/** Counts of buckets that were kept: those that are named, others are 0. */
export function countsOf(kept: Readonly<Record<number, number>>): Readonly<Uint32Array> {
  const counts = new Uint32Array(BUCKETS);
  for (const [bucket, count] of Object.entries(kept)) counts[Number(bucket)] = count;
  return counts;
}

export function createHistogram(): Histogram {
  const counts = new Uint32Array(BUCKETS);
  return {
    add: (ms) => void counts[bucketOf(ms)]!++,
    counts,
    quantile: (share) => quantileOf(counts, share),
  };
}

function bucketOf(ms: number): number {
  const bucket = Math.floor(Math.log2(ms / SHORTEST_MS) * BUCKETS_A_DOUBLING);
  return Math.min(Math.max(bucket, 0), BUCKETS - 1) || 0;
}

/** By the nearest rank; the geometric middle of its bucket. Milliseconds; 0 where nothing was counted. */
export function quantileOf(counts: Readonly<Uint32Array>, share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let left = Math.max(1, Math.ceil(share * total));
  const bucket = counts.findIndex((count) => (left -= count) <= 0);
  return total === 0 ? 0 : SHORTEST_MS * 2 ** ((bucket + 0.5) / BUCKETS_A_DOUBLING);
}
