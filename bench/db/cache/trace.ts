/**
 * A made trace of reads, the same for a seed: Zipf's law over the keys, whose order of popularity shifts as it goes,
 * with scans of keys that are read once, as crawlers and exports do: what the product may be asked for one day. What it
 * is asked for today is recorded (recording/).
 */
import { type Random, seededRandom } from "../../../lib/random.ts";

export interface TraceShape {
  readonly keys: number;
  readonly reads: number;
  /** Zipf's exponent: 0.8 to 1 in web traces (Breslau et al., INFOCOM 1999). */
  readonly skew: number;
  /** Every so many reads, a tenth of the popular keys change places with others. */
  readonly shiftEvery: number;
  /** Share of reads that belong to scans. */
  readonly scans: number;
  readonly seed: number;
}

export const SHAPE: TraceShape = {
  keys: 10_000,
  reads: 200_000,
  skew: 0.9,
  shiftEvery: 20_000,
  scans: 0.05,
  seed: 4,
};

const SCAN_LENGTH = 100;

/** Numbers of keys; those from `keys` on are a scan's. */
export function makeTrace(shape: TraceShape): readonly number[] {
  const random = seededRandom(shape.seed);
  const draw = zipf(shape, random);
  const ranked = Array.from({ length: shape.keys }, (_, key) => key);
  const trace: number[] = [];
  let scanned = shape.keys;
  while (trace.length < shape.reads) {
    if (random() < shape.scans / SCAN_LENGTH) {
      for (let n = 0; n < SCAN_LENGTH; n++) trace.push(scanned++);
    }
    trace.push(ranked[draw()]!);
    if (trace.length % shape.shiftEvery === 0) shift(ranked, random);
  }
  return trace.slice(0, shape.reads);
}

/** Ranks, by inversion over the cumulated weights. */
function zipf({ keys, skew }: TraceShape, random: Random): () => number {
  const cumulated: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= keys; rank++) cumulated.push(sum += rank ** -skew);
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, keys - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulated[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function shift(ranked: number[], random: Random): void {
  const popular = ranked.length / 10;
  for (let n = 0; n < popular / 10; n++) {
    const [a, b] = [Math.floor(random() * popular), Math.floor(random() * ranked.length)];
    [ranked[a], ranked[b]] = [ranked[b]!, ranked[a]!];
  }
}
