/** Lets as many in at a time as the load needs; the others wait in the order in which they came. */
import { type PoolBounds, PoolSize } from "./pool_size.ts";

/** How often the load is looked at while somebody waits. */
const LOOK_MS = 50;

interface Waiting {
  readonly admit: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class Gate {
  readonly #size: PoolSize;
  readonly #patienceMs: number;
  readonly #waiting = new Set<Waiting>();
  #inside = 0;
  #look: ReturnType<typeof setTimeout> | undefined;

  constructor(bounds: PoolBounds, { patienceMs }: { readonly patienceMs: number }) {
    this.#size = new PoolSize(bounds);
    this.#patienceMs = patienceMs;
  }

  /**
   * Resolves once inside, which ends with `leave()`.
   *
   * @throws {Error} After `patienceMs` of waiting
   */
  enter(): Promise<void> {
    this.#size.change(1, performance.now());
    if (this.#waiting.size === 0 && this.#hasRoom()) {
      this.#inside += 1;
      return Promise.resolve();
    }
    return this.#wait();
  }

  leave(): void {
    this.#inside -= 1;
    this.#size.change(-1, performance.now());
    this.#admit();
  }

  #hasRoom(): boolean {
    return this.#inside < this.#size.sizeAt(performance.now());
  }

  #wait(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = () => {
      this.#waiting.delete(waiting);
      this.#size.change(-1, performance.now());
      reject(new Error(`No database connection came free in ${this.#patienceMs} ms: try again`));
    };
    const waiting = { admit: resolve, timer: setTimeout(giveUp, this.#patienceMs) };
    this.#waiting.add(waiting);
    this.#lookLater();
    return promise;
  }

  #admit(): void {
    for (const waiting of this.#waiting) {
      if (!this.#hasRoom()) return;
      this.#waiting.delete(waiting);
      clearTimeout(waiting.timer);
      this.#inside += 1;
      waiting.admit();
    }
  }

  /** The load grows while those inside stay, without anybody coming or going. */
  #lookLater(): void {
    this.#look ??= setTimeout(() => {
      this.#look = undefined;
      this.#admit();
      if (this.#waiting.size > 0) this.#lookLater();
    }, LOOK_MS);
  }
}
