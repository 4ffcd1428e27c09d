/**
 * The log of one answer as a stream that follows it: what was just stored comes from memory, everything else from
 * the log, so a reader that falls behind costs no memory and one that starts late misses nothing.
 */
import type { Batch } from "../protocol.ts";

/** Packets kept for a reader that is nearly up to date; beyond that it reads the log. */
const MAX_BUFFERED = 128;

/** No packet came for a while, and the answer is not complete. */
export class Idle extends Error {}

export interface LiveTailOptions {
  /** How long to wait for a packet, in ms. */
  readonly idleMs: number;
  /** Ends every wait with its reason. */
  readonly signal: AbortSignal;
}

type Read = (from: number) => AsyncIterable<Uint8Array>;

export class LiveTail {
  readonly #read: Read;
  readonly #options: LiveTailOptions;
  /** Packets `#known - #recent.length` up to `#known`. */
  #recent: Uint8Array[] = [];
  #known = 0;
  #complete = false;
  #wake: (() => void) | null = null;

  constructor(read: Read, options: LiveTailOptions) {
    this.#read = read;
    this.#options = options;
  }

  /** These packets are now in the log. */
  push({ first, packets }: Batch): void {
    const fresh = packets.slice(Math.max(0, this.#known - first));
    if (first > this.#known) this.#recent = [];
    this.#known = Math.max(this.#known, first + packets.length);
    this.#recent.push(...fresh);
    if (this.#recent.length > MAX_BUFFERED) this.#recent = [];
    this.#wake?.();
  }

  /** Nothing comes after packet `total`. */
  complete(total: number): void {
    if (total > this.#known) this.#recent = [];
    this.#known = Math.max(this.#known, total);
    this.#complete = true;
    this.#wake?.();
  }

  /**
   * Packets from `from` on, until the log is complete. For one reader at a time.
   *
   * @throws Idle
   */
  async *packets(from: number): AsyncGenerator<Uint8Array> {
    for (let next = from;;) {
      this.#options.signal.throwIfAborted();
      if (next < this.#known) {
        const before = next;
        for await (const packet of this.#available(next)) {
          yield packet;
          next++;
        }
        // The sound was removed from the log.
        if (next === before) return;
      } else if (this.#complete) return;
      else await this.#news();
    }
  }

  /** Waits until the log is complete. */
  async completed(): Promise<void> {
    while (!this.#complete) await this.#news();
  }

  #available(next: number): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
    const index = this.#recent.length - (this.#known - next);
    return index >= 0 ? this.#recent.splice(0).slice(index) : this.#read(next);
  }

  async #news(): Promise<void> {
    const { signal, idleMs } = this.#options;
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const abort = () => reject(signal.reason);
    const timer = setTimeout(() => reject(new Idle("Nothing was recorded for a while")), idleMs);
    signal.addEventListener("abort", abort);
    this.#wake = resolve;
    try {
      await promise;
    } finally {
      this.#wake = null;
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    }
  }
}
