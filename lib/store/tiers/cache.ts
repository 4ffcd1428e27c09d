/**
 * Values in tiers: copies in this process, the shared store, the source. An invalidation reaches all of them in every
 * process; a tier that fails or dawdles is done without, and the next one serves.
 */
import type { BreakerState } from "../../breaker.ts";
import type { Clock } from "../../clock.ts";
import type { Random } from "../../random.ts";
import type { CACHED, Families } from "../cached.ts";
import { type GuardedStore, guardStore } from "../guard.ts";
import type { Store } from "../store.ts";
import { createTaggedStore, EVERYTHING } from "../tagged.ts";
import { type Counts, noCounts } from "./counts.ts";
import { type FamilyParts, FilledFamily } from "./family.ts";
import type { Source } from "./load.ts";
import { News } from "./news.ts";
import { Unsettled, type UnsettledOptions } from "./unsettled.ts";
import type { Invalidation } from "./work.ts";

export interface TieredCache<Name extends string> extends AsyncDisposable {
  /**
   * Says how the values of a family are worked out, once.
   *
   * @throws {Error} If that was said before
   */
  fill<T>(name: Name, source: Source<T>): Filled<T>;
  /** The counts of a family that is kept in another way than by {@linkcode fill}, for who keeps it to count in. */
  countsOf(name: Name): Counts;
  /**
   * From now on nothing with one of these tags is given here, and, once this has resolved, none by the shared store;
   * copies in other processes go within some milliseconds. Call it after what changed is committed.
   *
   * @throws What the shared store throws; this process then goes on trying while it lives
   */
  invalidate(tags: readonly string[]): Promise<void>;
  /** The shared store, as all of its users should take it. */
  readonly store: GuardedStore;
  /** Listens to what other processes invalidate: before that, copies with tags are not relied on. */
  begin(): Promise<void>;
  figures(): CacheFigures;
}

/** What the product caches. */
export type ProductTiers = TieredCache<keyof typeof CACHED>;

export interface Filled<T> {
  /**
   * The value, deeply frozen, or null if there is none.
   *
   * @throws What the source throws, where no tier has a value
   */
  get(key: string): Promise<T | null>;
}

export interface CacheFigures {
  /** Whether the shared store is asked. */
  readonly shared: BreakerState;
  /** Whether what other processes invalidate is heard. */
  readonly hears: boolean;
  /** Tags whose invalidation the shared store does not know yet; 1 where so many are that everything is to go. */
  readonly unsettled: number;
  /** Of this process since its start. */
  readonly families: readonly FamilyFigures[];
}

export interface FamilyFigures extends Readonly<Counts> {
  readonly name: string;
  /** Null where the family has no copies in the process. */
  readonly copies: { readonly entries: number; readonly bytes: number } | null;
}

export interface CacheParts<F extends Families> {
  readonly families: F;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  /** Told of what nobody waited for. */
  readonly onFault: (error: unknown) => void;
  /** Given by tests. */
  readonly unsettled?: UnsettledOptions;
}

export function createTieredCache<F extends Families>(
  parts: CacheParts<F>,
): TieredCache<keyof F & string> {
  const { families, clock, onFault } = parts;
  const store = guardStore(parts.store, parts);
  const filled = new FilledFamilies();
  const counted = new Map<string, Counts>();
  const settle = async (tag: string) => {
    const version = crypto.randomUUID();
    await createTaggedStore(store.insisting).invalidate(tag, version);
    await news.tell(JSON.stringify({ tag, version }));
  };
  const unsettled = new Unsettled(settle, parts.unsettled);
  const listener = {
    heard(told: string) {
      const invalidation = readInvalidation(told);
      if (invalidation && invalidation.tag !== EVERYTHING) filled.forget(invalidation);
      else filled.forgetAll();
    },
    lost: () => filled.forgetAll(),
  };
  const news = new News({ store, clock, onFault, listener, onRound: () => unsettled.retry() });
  const hears = () => news.isGood;
  const isUnsettled = (tags: readonly string[]) => unsettled.hasAny(tags);
  return {
    store,
    fill: (name, source) =>
      filled.add({ ...parts, name, family: families[name]!, store, hears, isUnsettled }, source),
    countsOf: (name) => counted.getOrInsert(name, noCounts()),
    async invalidate(tags) {
      for (const tag of tags) filled.forget({ tag, version: null });
      await unsettled.add(tags);
    },
    begin: () => news.begin(),
    figures: () => ({
      shared: store.state,
      hears: hears(),
      unsettled: unsettled.size,
      families: [
        ...Array.from(counted, ([name, counts]) => ({ name, ...counts, copies: null })),
        ...filled.figures(),
      ],
    }),
    async [Symbol.asyncDispose]() {
      await news.stop();
      await filled.settled();
    },
  };
}

/** Null for what another version of the product, or somebody else on the same Redis, may tell. */
function readInvalidation(told: string): Invalidation | null {
  try {
    const { tag, version } = JSON.parse(told);
    return typeof tag === "string" && typeof version === "string" ? { tag, version } : null;
  } catch {
    return null;
  }
}

class FilledFamilies {
  readonly #families = new Map<string, FilledFamily<unknown>>();

  add<T>(parts: FamilyParts, source: Source<T>): FilledFamily<T> {
    const { name, family } = parts;
    if (this.#families.has(name)) {
      throw new Error(`Family "${name}" is filled already: fill it once`);
    }
    const filled = new FilledFamily<T>(parts, withTags(source, { name, declared: family.tags }));
    this.#families.set(name, filled);
    return filled;
  }

  forget(invalidation: Invalidation): void {
    for (const family of this.#families.values()) family.forget(invalidation);
  }

  forgetAll(): void {
    for (const family of this.#families.values()) family.forgetAll();
  }

  figures(): FamilyFigures[] {
    return Array.from(
      this.#families,
      ([name, { counts, near }]) => ({ name, ...counts, copies: near }),
    );
  }

  async settled(): Promise<void> {
    await Promise.all(Array.from(this.#families.values(), (family) => family.settled()));
  }
}

/** The source, held to its row in the table. */
function withTags<T>(
  source: Source<T>,
  { name, declared }: { readonly name: string; readonly declared: readonly string[] },
): Source<T> {
  const isDeclared = (tag: string) =>
    declared.some((row) => row === tag || (row.endsWith("*") && tag.startsWith(row.slice(0, -1))));
  return {
    load: (key) => source.load(key),
    tags(key) {
      const tags = source.tags?.(key) ?? [];
      const other = tags.find((tag) => !isDeclared(tag));
      if (other !== undefined) {
        throw new Error(`Tag "${other}" is not declared for "${name}": add it to the table`);
      }
      return tags;
    },
  };
}
