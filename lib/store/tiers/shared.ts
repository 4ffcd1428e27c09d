/** The shared store as one family uses it: what does not answer is done without. */
import type { Clock } from "../../clock.ts";
import type { Family } from "../cached.ts";
import type { GuardedStore } from "../guard.ts";
import { type Lease, takeLease } from "../lease.ts";
import { createTaggedStore, type Stamp, type TaggedStore } from "../tagged.ts";
import type { Counts } from "./counts.ts";
import { deepFrozen, type Entry, isUsable } from "./entry.ts";
import type { Work } from "./work.ts";

export interface SharedParts {
  readonly name: string;
  readonly family: Family;
  readonly store: GuardedStore;
  readonly clock: Clock;
  readonly counts: Pick<Counts, "without" | "refused">;
}

/** The right to put a value into the shared store: alone, and with the tags as they were before it was worked out. */
export interface Turn {
  readonly lease: Lease;
  readonly stamp: Stamp | null;
}

interface Look {
  /** Null where there is none that may be given. */
  readonly entry: Entry | null;
  readonly stamp: Stamp;
}

export class SharedTier {
  readonly #parts: SharedParts;
  readonly #store: GuardedStore;
  readonly #tagged: TaggedStore;

  constructor(parts: SharedParts) {
    this.#parts = parts;
    this.#store = parts.store.within(parts.family.patienceMs);
    this.#tagged = createTaggedStore(this.#store);
  }

  /** Undefined if the store does not answer. */
  async look({ key, tags }: Work): Promise<Look | undefined> {
    const look = await this.#ask(() => this.#tagged.look<Entry>(this.#keyOf(key), tags));
    if (!look) return undefined;
    const isThere = look.value && isUsable(look.value, this.#parts.clock.now());
    return { entry: isThere ? deepFrozen(look.value) : null, stamp: look.stamp };
  }

  /** Null while another process has it, undefined if the store does not answer. */
  lease({ key }: Work): Promise<Lease | null | undefined> {
    const parts = { store: this.#store, clock: this.#parts.clock, onFault: () => this.#miss() };
    return this.#ask(() => takeLease(`lease:${this.#keyOf(key)}`, parts));
  }

  async release(lease: Lease): Promise<void> {
    await this.#ask(() => lease.release());
  }

  /** Puts the value in, unless it may be of before an invalidation, and ends the turn. */
  async keep(work: Work, entry: Entry | null, { lease, stamp }: Turn): Promise<void> {
    if (entry && stamp && !work.isSpoiled(stamp)) {
      const ttlMs = entry.staleUntil - this.#parts.clock.now();
      const isKept = await this.#ask(() =>
        this.#tagged.set(this.#keyOf(work.key), entry, { stamp, ttlMs })
      );
      // With its tags and times it may be too long for a store, though not for its family's row.
      if (isKept === false) this.#parts.counts.refused += 1;
    }
    await this.release(lease);
  }

  async #ask<A>(ask: () => Promise<A>): Promise<A | undefined> {
    try {
      return await ask();
    } catch {
      this.#miss();
      return undefined;
    }
  }

  #miss(): void {
    this.#parts.counts.without += 1;
  }

  #keyOf(key: string): string {
    const { name, family } = this.#parts;
    return `cache:${name}:${family.version}:${key}`;
  }
}
