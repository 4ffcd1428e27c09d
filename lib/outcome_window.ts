/** How many of the latest calls failed. */
import type { Clock } from "./clock.ts";

const KEPT_MS = 60_000;
const MOST_KEPT = 200;

/** The last 200 calls of the last minute. */
export class OutcomeWindow {
  readonly #clock: Pick<Clock, "monotonic">;
  #outcomes: { readonly at: number; readonly good: boolean }[] = [];

  constructor(clock: Pick<Clock, "monotonic">) {
    this.#clock = clock;
  }

  add(good: boolean): void {
    this.#outcomes.push({ at: this.#clock.monotonic(), good });
    if (this.#outcomes.length > MOST_KEPT) this.#outcomes.shift();
  }

  clear(): void {
    this.#outcomes = [];
  }

  get calls(): number {
    return this.#recent().length;
  }

  /** 0..1; 0 where there was no call. */
  get errorRate(): number {
    const recent = this.#recent();
    const failures = recent.filter(({ good }) => !good).length;
    return failures / Math.max(1, recent.length);
  }

  #recent() {
    const oldest = this.#clock.monotonic() - KEPT_MS;
    if ((this.#outcomes[0]?.at ?? Infinity) <= oldest) {
      this.#outcomes = this.#outcomes.filter(({ at }) => at > oldest);
    }
    return this.#outcomes;
  }
}
