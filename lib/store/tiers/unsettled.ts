/** Invalidations that are not everywhere yet; they are tried again until they are. */
export class Unsettled {
  readonly #settle: (tag: string) => Promise<void>;
  /** The latest invalidation of each tag. */
  readonly #latest = new Map<string, symbol>();
  readonly #underway = new Set<symbol>();

  /** @param settle Resolves when all processes will see the tag as invalid */
  constructor(settle: (tag: string) => Promise<void>) {
    this.#settle = settle;
  }

  get size(): number {
    return this.#latest.size;
  }

  hasAny(tags: readonly string[]): boolean {
    return this.#latest.size > 0 && tags.some((tag) => this.#latest.has(tag));
  }

  /** @throws What `settle` throws for the first that fails; all have been tried then */
  async add(tags: readonly string[]): Promise<void> {
    for (const tag of tags) this.#latest.set(tag, Symbol(tag));
    await this.#try(tags);
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
