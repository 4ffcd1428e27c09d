/** The copies of one family in this process: those read last, within bounds, findable by their tags. */
import { LRUCache } from "lru-cache";
import type { NearBounds } from "../cached.ts";
import type { Stamp } from "../tagged.ts";
import type { Entry } from "./entry.ts";
import { type Invalidation, isAfter } from "./work.ts";

export interface NearCopy {
  readonly entry: Entry;
  readonly tags: readonly string[];
  /** Null = worked out without the shared store. */
  readonly stamp: Stamp | null;
  /** When it was put here, on the monotonic clock. */
  readonly at: number;
}

export class NearTier {
  readonly #copies: LRUCache<string, NearCopy>;
  readonly #keysOf = new Map<string, Set<string>>();

  constructor({ entries, bytes }: Pick<NearBounds, "entries" | "bytes">) {
    this.#copies = new LRUCache({
      max: entries,
      maxSize: bytes,
      sizeCalculation: ({ entry }, key) => 2 * (entry.length + key.length),
      dispose: ({ tags }, key) => this.#unlink(key, tags),
    });
  }

  get(key: string): NearCopy | undefined {
    return this.#copies.get(key);
  }

  set(key: string, copy: NearCopy): void {
    this.#copies.set(key, copy);
    // One that is larger than all the room there is was not taken.
    if (this.#copies.peek(key) !== copy) return;
    for (const tag of copy.tags) this.#keysOf.getOrInsert(tag, new Set()).add(key);
  }

  /** Forgets copies of before the invalidation. */
  forget(invalidation: Invalidation): void {
    for (const key of [...this.#keysOf.get(invalidation.tag) ?? []]) {
      if (!isAfter(this.#copies.peek(key)!.stamp, invalidation)) this.#copies.delete(key);
    }
  }

  forgetAll(): void {
    this.#copies.clear();
  }

  get size(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#copies.size, bytes: this.#copies.calculatedSize };
  }

  /** Tags that are still remembered. */
  get tags(): number {
    return this.#keysOf.size;
  }

  #unlink(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#keysOf.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOf.delete(tag);
    }
  }
}
