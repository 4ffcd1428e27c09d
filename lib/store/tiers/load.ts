/** From the source into the tiers. */
import type { Clock } from "../../clock.ts";
import type { Family } from "../cached.ts";
import type { Lease } from "../lease.ts";
import type { Stamp } from "../tagged.ts";
import type { Counts } from "./counts.ts";
import { type Entry, isUsable, toEntry } from "./entry.ts";
import type { NearTier } from "./near.ts";
import type { SharedTier, Turn } from "./shared.ts";
import type { Work } from "./work.ts";

export interface Source<T> {
  /**
   * Reads the value where it is kept, never from a replica that may lag behind; null = there is none. It is given to
   * readers as JSON keeps it.
   */
  load(key: string): Promise<T | null>;
  /** Each as the family's row says; none by default. */
  tags?(key: string): readonly string[];
}

export interface LoaderParts {
  readonly family: Family;
  readonly clock: Clock;
  readonly near: NearTier | null;
  readonly shared: SharedTier;
  readonly counts: Counts;
}

export class Loader<T> {
  readonly #parts: LoaderParts;
  readonly #source: Source<T>;
  readonly #background = new Set<Promise<void>>();

  constructor(parts: LoaderParts, source: Source<T>) {
    this.#parts = parts;
    this.#source = source;
  }

  /** Nobody waits for it but {@linkcode settled}; it must not reject. */
  inBackground(work: Promise<void>): void {
    this.#background.add(work);
    void work.finally(() => this.#background.delete(work));
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.#background.size > 0) await Promise.all(this.#background);
  }

  /**
   * Asks the source; readers do not wait for the shared store to have the value. Without a turn it is not put there.
   *
   * @throws What the source throws
   */
  async load(work: Work, turn: Turn | null): Promise<Entry> {
    const { clock, family, counts, shared } = this.#parts;
    const began = clock.monotonic();
    try {
      counts.loaded += 1;
      const json = JSON.stringify(await this.#source.load(work.key) ?? null);
      const costMs = clock.monotonic() - began;
      const entry = toEntry(json, { now: clock.now(), costMs, family });
      const kept = this.#isKept(entry) ? entry : null;
      if (kept) this.copy(work, kept, turn?.stamp ?? null);
      if (turn) this.inBackground(shared.keep(work, kept, turn));
      return entry;
    } catch (error) {
      counts.failed += 1;
      this.release(turn?.lease);
      throw error;
    }
  }

  /** Puts a copy near, unless it may be of before an invalidation. */
  copy(work: Work, entry: Entry, stamp: Stamp | null): Entry {
    const { near, clock } = this.#parts;
    const { key, tags } = work;
    if (!work.isSpoiled(stamp)) near?.set(key, { entry, tags, stamp, at: clock.monotonic() });
    return entry;
  }

  release(lease: Lease | null | undefined): void {
    if (lease) this.inBackground(this.#parts.shared.release(lease));
  }

  #isKept(entry: Entry): boolean {
    const { family: { longest }, clock, counts } = this.#parts;
    if (entry.length > longest) counts.refused += 1;
    return entry.length <= longest && isUsable(entry, clock.now());
  }
}
