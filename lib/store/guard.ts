/**
 * A store that keeps nobody waiting: what takes too long is given up, and once that goes on the store is not asked at
 * all, so that callers do without it at once. Whether it is back a ping finds out, in the background.
 */
import { Breaker, type BreakerState } from "../breaker.ts";
import type { Clock } from "../clock.ts";
import type { Random } from "../random.ts";
import { inTime } from "./in_time.ts";
import type { Channel, IncrementOptions, Listener, SetOptions, Store } from "./store.ts";

/** Twenty times what a store beside its server takes at its slowest. */
const PATIENCE_MS = 250;

/** Pings cost nobody anything, so they come soon: a stall is often over at once. */
const OPEN_MS = { firstOpenMs: 200, longestOpenMs: 5_000 } as const;

export interface GuardParts {
  readonly clock: Clock;
  readonly random?: Random;
}

/** The same store, guarded once however often it is asked for. Its methods reject where the store is not asked. */
export function guardStore(
  store: Store,
  { clock, random = Math.random }: GuardParts,
): GuardedStore {
  if (store instanceof GuardedStore) return store;
  const breaker = new Breaker({ clock, random, breaks: true, ...OPEN_MS });
  return new GuardedStore({ store, clock, breaker }, { patienceMs: PATIENCE_MS, insists: false });
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly breaker: Breaker;
}

interface Manner {
  readonly patienceMs: number;
  readonly insists: boolean;
}

export class GuardedStore implements Store {
  readonly kind: Store["kind"];
  readonly #parts: Parts;
  readonly #manner: Manner;

  constructor(parts: Parts, manner: Manner) {
    this.kind = parts.store.kind;
    this.#parts = parts;
    this.#manner = manner;
  }

  /** The same store and breaker for callers that wait so many milliseconds at most. */
  within(patienceMs: number): GuardedStore {
    return new GuardedStore(this.#parts, { ...this.#manner, patienceMs });
  }

  /** The same store for what somebody relies on, such as a deletion: asked whatever the breaker says. */
  get insisting(): GuardedStore {
    return new GuardedStore(this.#parts, { ...this.#manner, insists: true });
  }

  get generation(): string {
    return this.#parts.store.generation;
  }

  /** "open" and "half_open": it is not asked. */
  get state(): BreakerState {
    return this.#parts.breaker.state;
  }

  get<T>(key: string): Promise<T | null> {
    return this.#ask((store) => store.get<T>(key));
  }

  getMany(keys: readonly string[]): Promise<(unknown | null)[]> {
    return this.#ask((store) => store.getMany(keys));
  }

  set(key: string, value: unknown, options?: SetOptions): Promise<void> {
    return this.#ask((store) => store.set(key, value, options));
  }

  setIfAbsent(key: string, value: unknown, options?: SetOptions): Promise<boolean> {
    return this.#ask((store) => store.setIfAbsent(key, value, options));
  }

  delete(key: string): Promise<void> {
    return this.#ask((store) => store.delete(key));
  }

  increment(key: string, options: IncrementOptions): Promise<number> {
    return this.#ask((store) => store.increment(key, options));
  }

  /** Nobody waits for it but its listener, so it is not timed; nor is what its channel does. */
  listen(channel: string, listener: Listener): Promise<Channel> {
    return this.#parts.store.listen(channel, listener);
  }

  /** Asks, whatever the breaker says. */
  ping(): Promise<void> {
    return this.#inTime(this.#parts.store.ping());
  }

  close(): Promise<void> {
    return this.#parts.store.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #ask<T>(ask: (store: Store) => Promise<T>): Promise<T> {
    const { store, breaker } = this.#parts;
    if (breaker.state !== "closed") {
      if (this.#manner.insists) return await this.#inTime(ask(store));
      if (breaker.letsThrough) void this.#probe();
      throw new Error(`Store "${this.kind}" is left alone for a while: it failed or took too long`);
    }
    const ticket = breaker.enter();
    try {
      const answer = await this.#inTime(ask(store));
      breaker.succeeded(ticket);
      return answer;
    } catch (error) {
      breaker.failed(ticket);
      throw error;
    }
  }

  async #probe(): Promise<void> {
    const { breaker } = this.#parts;
    const ticket = breaker.enter();
    try {
      await this.ping();
      breaker.succeeded(ticket);
    } catch {
      breaker.failed(ticket);
    }
  }

  #inTime<T>(answer: Promise<T>): Promise<T> {
    const { clock } = this.#parts;
    return inTime(answer, { clock, ms: this.#manner.patienceMs, who: `Store "${this.kind}"` });
  }
}
