/**
 * A small key-value store for what may be forgotten: counters, sessions, cached answers. Keys are
 * strings, parts joined by ":" by custom. Values are kept as JSON, so read back as JSON gives them; one longer than
 * {@linkcode LONGEST_VALUE} may be refused with an error.
 */
export interface Store extends AsyncDisposable {
  readonly kind: "memory" | "kv" | "redis";
  /**
   * Another one whenever what was set last may be undone: a server that was started again from what it had saved, or
   * another one in its place. Empty where that cannot be, or is not told.
   */
  readonly generation: string;
  /** The value, or null if there is none or its time is over. `T` is the caller's promise of what it set. */
  get<T>(key: string): Promise<T | null>;
  /** The values of several keys at one moment, in their order. */
  getMany(keys: readonly string[]): Promise<(unknown | null)[]>;
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
  /**
   * Listens to what is told on a channel from now on.
   *
   * @throws If the store does not answer
   */
  listen(channel: string, listener: Listener): Promise<Channel>;
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

/** Messages to all processes that share the store and listen, the one that tells included. */
export interface Channel extends AsyncDisposable {
  /** Resolves when the message is on its way to all; it should be at most 1,000 characters. */
  tell(message: string): Promise<void>;
  /**
   * Resolves when all that had been told by anybody was heard here, or its loss was. Rejects, or never resolves, if
   * that cannot be found out: a listener that relies on messages calls it again and again.
   */
  catchUp(): Promise<void>;
}

export interface Listener {
  heard(message: string): void;
  /** Messages may have been missed. */
  lost(): void;
}
