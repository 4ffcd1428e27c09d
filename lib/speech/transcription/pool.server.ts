/** A few costly things shared by many: taken at once where one is free, else in the order of asking. */

/** Something taken from the pool. */
export interface Lease<T> {
  readonly value: T;
  /** Gives it back. `broken` = never hand it out again: a new one is made when next needed. */
  release(options?: { readonly broken?: boolean }): void;
}

export interface TakeOptions {
  /** Told how many are before this one, each time that changes; 0 = it is this one's turn. */
  readonly onQueued?: (ahead: number) => void;
  readonly signal?: AbortSignal;
}

export interface PoolOptions<T> {
  /** Most that exist at a time. */
  readonly size: number;
  readonly create: () => Promise<T>;
  readonly destroy: (value: T) => Promise<void>;
}

interface Waiter {
  readonly start: () => void;
  readonly onQueued?: (ahead: number) => void;
}

/** Things are made when first needed and kept for the next. */
export class Pool<T> {
  readonly #options: PoolOptions<T>;
  #idle: T[] = [];
  #busy = 0;
  #waiters: Waiter[] = [];
  #closed = false;

  constructor(options: PoolOptions<T>) {
    this.#options = options;
  }

  /** How many would be served before one that asks now. */
  get ahead(): number {
    return this.#isFree ? 0 : this.#waiters.length + 1;
  }

  /** Waits for its turn. Rejects with the signal's reason, or with what `create` rejects with. */
  async take({ onQueued, signal }: TakeOptions = {}): Promise<Lease<T>> {
    signal?.throwIfAborted();
    if (!this.#isFree) await this.#wait({ onQueued, signal });
    else this.#busy++;
    return await this.#lease();
  }

  /** One that is free right now and that nobody waits for, else null. */
  async tryTake(): Promise<Lease<T> | null> {
    if (!this.#isFree) return null;
    this.#busy++;
    return await this.#lease();
  }

  /** Makes one in advance where none is idle and one may be made. */
  async warm(): Promise<void> {
    if (this.#idle.length === 0) (await this.tryTake())?.release();
  }

  /** Destroys what is idle; what is in use is destroyed when it is given back. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#idle.splice(0).map(this.#options.destroy));
  }

  get #isFree(): boolean {
    return this.#busy < this.#options.size && this.#waiters.length === 0;
  }

  async #lease(): Promise<Lease<T>> {
    try {
      const value = this.#idle.pop() ?? await this.#options.create();
      let held = true;
      return {
        value,
        release: ({ broken = false } = {}) => {
          if (!held) return;
          held = false;
          this.#giveBack(value, broken);
        },
      };
    } catch (error) {
      this.#next();
      throw error;
    }
  }

  #giveBack(value: T, broken: boolean): void {
    if (broken || this.#closed) void this.#options.destroy(value);
    else this.#idle.push(value);
    this.#next();
  }

  /** Hands the place that became free to the first in the queue. */
  #next(): void {
    this.#busy--;
    const first = this.#waiters.shift();
    if (!first) return;
    this.#busy++;
    first.onQueued?.(0);
    first.start();
    this.#tellQueue();
  }

  #wait({ onQueued, signal }: TakeOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        this.#tellQueue();
        reject(signal?.reason);
      };
      const start = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      const waiter: Waiter = { start, ...(onQueued && { onQueued }) };
      signal?.addEventListener("abort", leave, { once: true });
      this.#waiters.push(waiter);
      onQueued?.(this.#waiters.length);
    });
  }

  #tellQueue(): void {
    this.#waiters.forEach(({ onQueued }, index) => onQueued?.(index + 1));
  }
}
