/**
 * Bounds what is sent beyond the calls that runs need, so that trouble is not amplified: a token bucket that calls
 * fill, as Finagle's RetryBudget and gRPC's retry throttling (proposal A6) have it.
 */
import type { Clock } from "../shared/clock.ts";

export interface AllowanceOptions {
  /** Extra calls for each call, 0..1. */
  readonly share: number;
  /** Extra calls a minute that are allowed however few calls there are; twice as many are never saved up. */
  readonly perMinute: number;
}

export class Allowance {
  readonly #clock: Pick<Clock, "monotonic">;
  readonly #options: AllowanceOptions;
  #balance: number;
  #at: number;

  constructor(clock: Pick<Clock, "monotonic">, options: AllowanceOptions) {
    this.#clock = clock;
    this.#options = options;
    this.#balance = options.perMinute;
    this.#at = clock.monotonic();
  }

  /** A call was made that a run needed. */
  earn(): void {
    this.#add(this.#options.share);
  }

  /** Whether one extra call may be made; if so, it counts as made. */
  take(): boolean {
    const { perMinute } = this.#options;
    const now = this.#clock.monotonic();
    this.#add((now - this.#at) * perMinute / 60_000);
    this.#at = now;
    if (this.#balance < 1) return false;
    this.#balance -= 1;
    return true;
  }

  #add(calls: number): void {
    this.#balance = Math.min(2 * this.#options.perMinute, this.#balance + calls);
  }
}
