/** Values on their way into the tiers, and those that are spoiled on it. */
import type { Stamp } from "../tagged.ts";

/** A tag was invalidated: what has `version` in its stamp is of after that. */
export interface Invalidation {
  readonly tag: string;
  /** Null = the version is not known yet, so that everything is of before. */
  readonly version: string | null;
}

export class Work {
  readonly key: string;
  readonly tags: readonly string[];
  readonly #heard: Invalidation[] = [];
  #isLost: boolean;

  /** @param spoiled Whether it begins while one of its tags cannot be relied on */
  constructor(key: string, tags: readonly string[], { spoiled }: { readonly spoiled: boolean }) {
    this.key = key;
    this.tags = tags;
    this.#isLost = spoiled;
  }

  /** @returns Whether that concerns it */
  hear(invalidation: Invalidation): boolean {
    const isMine = this.tags.includes(invalidation.tag);
    if (isMine) this.#heard.push(invalidation);
    return isMine;
  }

  /** From now on nothing is known of its tags. */
  lose(): void {
    this.#isLost = true;
  }

  /** Whether what was worked out with this stamp may be of before an invalidation: it is for those who wait already. */
  isSpoiled(stamp: Stamp | null): boolean {
    return this.#isLost || this.#heard.some((heard) => !isAfter(stamp, heard));
  }
}

export const isAfter = (stamp: Stamp | null, { tag, version }: Invalidation): boolean =>
  version !== null && stamp?.[tag] === version;
