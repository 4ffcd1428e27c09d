/** What the shared store is still to hear. */
import { EVERYTHING } from "../tagged.ts";

const MOST_TAGS = 1_000;

export interface UnsettledOptions {
  /** Tags that are kept, 1,000 by default. */
  readonly most?: number;
}

/**
 * Invalidations that are not everywhere yet; they are tried again until they are. Where there are too many to be kept,
 * everything is invalidated in their place.
 */
export class Unsettled {
  readonly #settle: (tag: string) => Promise<void>;
  readonly #most: number;
  /** The latest invalidation of each tag. */
  readonly #latest = new Map<string, symbol>();
  readonly #underway = new Set<symbol>();

  /** @param settle Resolves when all processes will see the tag as invalid */
  constructor(
    settle: (tag: string) => Promise<void>,
    { most = MOST_TAGS }: UnsettledOptions = {},
  ) {
    this.#settle = settle;
    this.#most = most;
  }

  get size(): number {
    return this.#latest.size;
  }

  hasAny(tags: readonly string[]): boolean {
    if (this.#latest.has(EVERYTHING)) return tags.length > 0;
    return this.#latest.size > 0 && tags.some((tag) => this.#latest.has(tag));
  }

  /** @throws What `settle` throws for the first that fails; all have been tried then */
  async add(tags: readonly string[]): Promise<void> {
    const due = this.#fitting(tags);
    for (const tag of due) this.#latest.set(tag, Symbol(tag));
    await this.#try(due);
  }

  #fitting(tags: readonly string[]): readonly string[] {
    const all = new Set([...this.#latest.keys(), ...tags]);
    if (all.size <= this.#most && !all.has(EVERYTHING)) return tags;
    this.#latest.clear();
    return [EVERYTHING];
  }

  async retry(): Promise<void> {
    const failed = Array.from(this.#latest).filter(([, one]) => !this.#underway.has(one));
    await this.#try(failed.map(([tag]) => tag));
  }

  async #try(tags: readonly string[]): Promise<void> {
    const tried = await Promise.allSettled(tags.map((tag) => this.#one(tag)));
    for (const one of tried) if (one.status === "rejected") throw one.reason;
  }

  async #one(tag: string): Promise<void> {
    const latest = this.#latest.get(tag)!;
    this.#underway.add(latest);
    try {
      await this.#settle(tag);
      if (this.#latest.get(tag) === latest) this.#latest.delete(tag);
    } finally {
      this.#underway.delete(latest);
    }
  }
}
