/** One family of cached values: read through this process's copies and the shared store to the source. */
import type { Clock } from "../../clock.ts";
import type { Random } from "../../random.ts";
import type { Family } from "../cached.ts";
import type { GuardedStore } from "../guard.ts";
import { LEASE_MS } from "../lease.ts";
import { type Counts, noCounts } from "./counts.ts";
import { type Entry, isDueEarly, isFresh, isUsable } from "./entry.ts";
import { Loader, type Source } from "./load.ts";
import { NearTier } from "./near.ts";
import { SharedTier } from "./shared.ts";
import { type Invalidation, Work } from "./work.ts";

const FIRST_POLL_MS = 5;
const LONGEST_POLL_MS = 200;
/** Longer than a lease lasts whose holder died. */
const LONGEST_WAIT_MS = 2 * LEASE_MS;

export interface FamilyParts {
  readonly name: string;
  readonly family: Family;
  readonly store: GuardedStore;
  readonly clock: Clock;
  readonly random: Random;
  /** Whether copies in this process can be relied on: what becomes invalid is heard. */
  readonly hears: () => boolean;
  /** Whether one of the tags was invalidated here, and the shared store does not know it yet. */
  readonly isUnsettled: (tags: readonly string[]) => boolean;
  /** Told of a source that failed with nobody waiting. */
  readonly onFault: (error: unknown) => void;
}

export class FilledFamily<T> {
  readonly counts: Counts = noCounts();
  readonly #parts: FamilyParts;
  readonly #source: Source<T>;
  readonly #shared: SharedTier;
  readonly #loader: Loader<T>;
  readonly #near: NearTier | null;
  readonly #works = new Set<Work>();
  readonly #flights = new Map<string, { readonly work: Work; readonly entry: Promise<Entry> }>();
  readonly #refreshing = new Set<string>();

  constructor(parts: FamilyParts, source: Source<T>) {
    const { counts } = this;
    const near = parts.family.near && new NearTier(parts.family.near);
    const shared = new SharedTier({ ...parts, counts });
    this.#parts = parts;
    this.#source = source;
    this.#near = near;
    this.#shared = shared;
    this.#loader = new Loader({ ...parts, near, shared, counts }, source);
  }

  /**
   * The value, or null if there is none.
   *
   * @throws What the source throws, where no tier has a value
   */
  async get(key: string): Promise<T | null> {
    const entry = this.#copyOf(key) ?? await this.#join(key);
    if (entry.value === null) this.counts.none += 1;
    return entry.value as T | null;
  }

  get near(): NearTier["size"] | null {
    return this.#near?.size ?? null;
  }

  /** Nothing of before the invalidation is given from now on. */
  forget(invalidation: Invalidation): void {
    this.#near?.forget(invalidation);
    for (const work of this.#works) if (work.hear(invalidation)) this.#land(work);
  }

  /** Invalidations may have been missed. */
  forgetAll(): void {
    this.#near?.forgetAll();
    for (const work of this.#works) {
      work.lose();
      this.#land(work);
    }
  }

  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void> {
    return this.#loader.settled();
  }

  /** From now on nobody joins. */
  #land(work: Work): void {
    if (this.#flights.get(work.key)?.work === work) this.#flights.delete(work.key);
  }

  #copyOf(key: string): Entry | null {
    const { clock, family, hears } = this.#parts;
    const copy = this.#near?.get(key);
    if (!copy || !isUsable(copy.entry, clock.now())) return null;
    const { tags, at, entry } = copy;
    const isOld = clock.monotonic() - at >= family.near!.deafMs;
    if (tags.length > 0 && isOld && !hears()) return null;
    return this.#give(key, entry, "near");
  }

  #join(key: string): Promise<Entry> {
    const underway = this.#flights.get(key);
    if (underway) {
      this.counts.joined += 1;
      return underway.entry;
    }
    const work = this.#begin(key);
    const entry = this.#find(work).finally(() => {
      this.#works.delete(work);
      this.#land(work);
    });
    this.#flights.set(key, { work, entry });
    return entry;
  }

  #begin(key: string): Work {
    const tags = this.#source.tags?.(key) ?? [];
    const work = new Work(key, tags, { spoiled: this.#parts.isUnsettled(tags) });
    this.#works.add(work);
    return work;
  }

  async #find(work: Work): Promise<Entry> {
    if (work.isSpoiled(null)) return await this.#loader.load(work, null);
    const look = await this.#shared.look(work);
    if (!look) return await this.#loader.load(work, null);
    if (look.entry) {
      return this.#give(work.key, this.#loader.copy(work, look.entry, look.stamp), "shared");
    }
    return await this.#take(work);
  }

  /**
   * Waits while another process works the value out, and takes over from one that died or failed; does without one that
   * takes too long, as on a source that hangs, or whose lease lasts because a clock was put back.
   */
  async #take(work: Work): Promise<Entry> {
    const { clock } = this.#parts;
    const until = clock.monotonic() + LONGEST_WAIT_MS;
    for (let wait = FIRST_POLL_MS;; wait = Math.min(2 * wait, LONGEST_POLL_MS)) {
      const lease = await this.#shared.lease(work);
      if (lease === undefined) return await this.#loader.load(work, null);
      const look = await this.#shared.look(work);
      if (look?.entry) {
        this.#loader.release(lease);
        return this.#give(work.key, this.#loader.copy(work, look.entry, look.stamp), "shared");
      }
      if (lease) return await this.#loader.load(work, { lease, stamp: look?.stamp ?? null });
      if (!look || clock.monotonic() >= until) return await this.#loader.load(work, null);
      await clock.sleep(wait);
    }
  }

  /** What a reader gets; sees to the next value if this one is over, or soon. */
  #give(key: string, entry: Entry, tier: "near" | "shared"): Entry {
    const { clock, random } = this.#parts;
    const now = clock.now();
    const fresh = isFresh(entry, now);
    this.counts[fresh ? tier : "stale"] += 1;
    const early = fresh && isDueEarly(entry, { now, random });
    if ((early || !fresh) && !this.#refreshing.has(key)) {
      if (early) this.counts.early += 1;
      this.#loader.inBackground(this.#refresh(key, entry));
    }
    return entry;
  }

  /** One process does it; the others take over what it has put into the shared store. */
  async #refresh(key: string, known: Entry): Promise<void> {
    this.#refreshing.add(key);
    const work = this.#begin(key);
    try {
      const lease = await this.#shared.lease(work);
      if (lease === null) return;
      const look = lease && await this.#shared.look(work);
      if (look?.entry && look.entry.freshUntil > known.freshUntil) {
        this.#loader.release(lease);
        this.#loader.copy(work, look.entry, look.stamp);
      } else {
        await this.#loader.load(work, lease ? { lease, stamp: look?.stamp ?? null } : null);
      }
    } catch (error) {
      this.#parts.onFault(error);
    } finally {
      this.#works.delete(work);
      this.#refreshing.delete(key);
    }
  }
}
