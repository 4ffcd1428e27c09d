/** How long a model's calls took of late, in exact percentiles. */
import type { Clock } from "../shared/clock.ts";

/** Milliseconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const MOST_KEPT = 256;
const KEPT_MS = 10 * 60_000;

interface Sample {
  readonly at: number;
  readonly ms: number;
}

/** The last 256 of the last ten minutes. */
export class LatencyWindow {
  readonly #clock: Pick<Clock, "monotonic">;
  #samples: Sample[] = [];

  constructor(clock: Pick<Clock, "monotonic">) {
    this.#clock = clock;
  }

  add(ms: number): void {
    this.#samples.push({ at: this.#clock.monotonic(), ms });
    if (this.#samples.length > MOST_KEPT) this.#samples.shift();
  }

  get count(): number {
    this.#forget();
    return this.#samples.length;
  }

  /** By nearest rank: each is a latency that occurred. Null where there is none. */
  get percentiles(): Percentiles | null {
    this.#forget();
    const sorted = this.#samples.map(({ ms }) => ms).sort((a, b) => a - b);
    if (sorted.length === 0) return null;
    const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
    return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99) };
  }

  #forget(): void {
    const oldest = this.#clock.monotonic() - KEPT_MS;
    if ((this.#samples[0]?.at ?? Infinity) > oldest) return;
    this.#samples = this.#samples.filter(({ at }) => at > oldest);
  }
}

const LEAST_SAMPLES = 20;

/** Whether there are so many that more than 95 of 100 calls need means something. */
export const isKnown = (latencies: LatencyWindow): boolean => latencies.count >= LEAST_SAMPLES;
