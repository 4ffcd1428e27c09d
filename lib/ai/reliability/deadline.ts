import type { Clock } from "../shared/clock.ts";

interface Limit {
  /** On the monotonic clock. */
  readonly until: number;
  /** Made when the time is up. */
  readonly late: () => Error;
}

const OVER = new DOMException("The wait is over", "AbortError");

/** For one wait after the other, as for each piece of a text: they share a timer, where `within()` makes one each. */
export class Deadline {
  readonly #clock: Pick<Clock, "monotonic" | "sleep">;
  #waiting: { readonly until: number; readonly ring: () => void } | null = null;
  #timer: { readonly at: number; readonly over: AbortController } | null = null;

  constructor(clock: Pick<Clock, "monotonic" | "sleep">) {
    this.#clock = clock;
  }

  /** What the first of `promises` gives, or a rejection with `late()` if that takes longer than `until`. */
  async first<T>(promises: readonly Promise<T>[], { until, late }: Limit): Promise<T> {
    const { promise: rung, reject } = Promise.withResolvers<never>();
    this.#waiting = { until, ring: () => reject(late()) };
    this.#wakeAt(until);
    try {
      return await Promise.race([...promises, rung]);
    } finally {
      this.#waiting = null;
    }
  }

  /** Nothing is waited for any more. */
  end(): void {
    this.#timer?.over.abort(OVER);
    this.#timer = null;
  }

  /** A timer that wakes sooner finds out that the time was moved. */
  #wakeAt(at: number): void {
    if (this.#timer && this.#timer.at <= at) return;
    this.end();
    const over = new AbortController();
    this.#timer = { at, over };
    const ms = Math.max(0, at - this.#clock.monotonic());
    this.#clock.sleep(ms, { signal: over.signal }).then(() => this.#wake(), () => {});
  }

  #wake(): void {
    this.#timer = null;
    if (this.#waiting === null) return;
    const { until, ring } = this.#waiting;
    if (this.#clock.monotonic() < until) this.#wakeAt(until);
    else ring();
  }
}
