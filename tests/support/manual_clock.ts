/** A clock that stands until it is told to go on. */
import type { Clock } from "../../lib/clock.ts";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

const START = Date.UTC(2026, 0, 1);

export class ManualClock implements Clock {
  #elapsed = 0;
  #jumped = 0;
  readonly #sleepers = new Set<Sleeper>();

  now(): number {
    return START + this.#elapsed + this.#jumped;
  }

  monotonic(): number {
    return this.#elapsed;
  }

  /** How many wait for it. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  sleep(ms: number, { signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (signal?.aborted) return Promise.reject(signal.reason);
    const stop = () => {
      this.#sleepers.delete(sleeper);
      reject(signal?.reason);
    };
    const wake = () => {
      this.#sleepers.delete(sleeper);
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    const sleeper: Sleeper = { at: this.#elapsed + Math.max(0, ms), wake };
    this.#sleepers.add(sleeper);
    signal?.addEventListener("abort", stop, { once: true });
    return promise;
  }

  /** Somebody sets the wall clock; no time passes. */
  jump(ms: number): void {
    this.#jumped += ms;
  }

  /** Lets time pass; wakes sleepers in order, each with all that follows from it. */
  async advance(ms: number): Promise<void> {
    const until = this.#elapsed + ms;
    await settle();
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#elapsed = Math.max(this.#elapsed, next.at);
      next.wake();
      await settle();
    }
    this.#elapsed = until;
  }

  #next(until: number): Sleeper | undefined {
    return [...this.#sleepers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }
}

/** Lets every promise that can go on go on. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
