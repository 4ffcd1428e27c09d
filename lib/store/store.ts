/**
 * A small key-value store for what may be forgotten: counters, sessions, cached answers. Keys are
 * strings, parts joined by ":" by custom. Values are kept as JSON, so read back as JSON gives them; one longer than
 * {@linkcode LONGEST_VALUE} may be refused with an error.
 */
export interface Store extends AsyncDisposable {
  readonly kind: "memory" | "kv" | "redis";
  /** The value, or null if there is none or its time is over. `T` is the caller's promise of what it set. */
  get<T>(key: string): Promise<T | null>;
  /** Sets a value, for `ttlMs` milliseconds or for good. */
  set(key: string, value: unknown, options?: SetOptions): Promise<void>;
  /**
   * Sets a value where there is none, atomically among all processes that share the store.
   *
   * @returns False if there is one already
   */
  setIfAbsent(key: string, value: unknown, options?: SetOptions): Promise<boolean>;
  /** Deletes a value; no error if there is none. */
  delete(key: string): Promise<void>;
  /**
   * Adds to a counter, atomically among all processes that share the store; an absent one begins at 0.
   * Its time runs from its first increment and is not renewed.
   * @returns The counter after adding
   */
  increment(key: string, options: IncrementOptions): Promise<number>;
  /** Resolves if the store answers, rejects if not. */
  ping(): Promise<void>;
  /** Closes it; a second call does nothing. */
  close(): Promise<void>;
}

/** Characters of JSON that every store takes: Deno KV takes 64 KiB, at two bytes for what is not Latin-1. */
export const LONGEST_VALUE = 30_000;

export interface SetOptions {
  readonly ttlMs?: number;
}

export interface IncrementOptions {
  /** A whole number; 1 by default. */
  readonly by?: number;
  readonly ttlMs: number;
}
