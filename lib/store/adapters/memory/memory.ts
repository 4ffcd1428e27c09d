/** A store in this process's memory: for tests, and for one process that may forget. */
import type { Channel, IncrementOptions, Listener, SetOptions, Store } from "../../store.ts";

interface Entry {
  readonly json: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Entries that are over are swept whenever this many have been written. */
const SWEEP_EVERY = 1_000;

export interface MemoryOptions {
  /** Entries at most: beyond them those go that came first. */
  readonly most?: number;
}

export class MemoryStore implements Store {
  readonly kind = "memory";
  readonly generation = "";
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #now: () => number;
  readonly #most: number;
  #writes = 0;

  constructor(now: () => number = Date.now, { most = Infinity }: MemoryOptions = {}) {
    this.#now = now;
    this.#most = most;
  }

  get<T>(key: string): Promise<T | null> {
    const entry = this.#live(key);
    return Promise.resolve(entry ? JSON.parse(entry.json) : null);
  }

  getMany(keys: readonly string[]): Promise<(unknown | null)[]> {
    return Promise.all(keys.map((key) => this.get(key)));
  }

  set(key: string, value: unknown, { ttlMs = Infinity }: SetOptions = {}): Promise<void> {
    this.#write(key, value, this.#now() + ttlMs);
    return Promise.resolve();
  }

  async setIfAbsent(key: string, value: unknown, options?: SetOptions): Promise<boolean> {
    if (this.#live(key)) return false;
    await this.set(key, value, options);
    return true;
  }

  delete(key: string): Promise<void> {
    this.#entries.delete(key);
    return Promise.resolve();
  }

  increment(key: string, { by = 1, ttlMs }: IncrementOptions): Promise<number> {
    const entry = this.#live(key);
    const count = (entry ? Number(entry.json) : 0) + by;
    this.#write(key, count, entry?.until ?? this.#now() + ttlMs);
    return Promise.resolve(count);
  }

  listen(name: string, listener: Listener): Promise<Channel> {
    const listeners = this.#listeners.getOrInsert(name, new Set());
    // So that two with the same listener are two.
    const own = { ...listener };
    listeners.add(own);
    return Promise.resolve({
      tell: (message) => Promise.resolve(listeners.forEach(({ heard }) => heard(message))),
      catchUp: () => Promise.resolve(),
      [Symbol.asyncDispose]: () => Promise.resolve(void listeners.delete(own)),
    });
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#entries.clear();
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #live(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.until > this.#now() ? entry : undefined;
  }

  #write(key: string, value: unknown, until: number): void {
    this.#writes += 1;
    if (this.#writes % SWEEP_EVERY === 0) this.#sweep();
    this.#entries.set(key, { json: JSON.stringify(value), until });
    if (this.#entries.size > this.#most) this.#entries.delete(this.#entries.keys().next().value!);
  }

  #sweep(): void {
    for (const key of this.#entries.keys()) if (!this.#live(key)) this.#entries.delete(key);
  }
}
