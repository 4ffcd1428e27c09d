/**
 * Values that can be made invalid together, on any store. Each tag has a version, and a value counts only while its
 * tags have the versions of its stamp. The stamp is taken before a value is worked out: what is invalidated in the
 * meantime is never seen. A version outlives every value that was stamped before it, so that nothing invalid comes
 * back: that is why a value's time is bounded. What is invalid stays in the store, unread, until its time is over.
 */
import { LONGEST_VALUE, type Store } from "./store.ts";

const DAY_MS = 24 * 60 * 60_000;
const LONGEST_TTL_MS = 30 * DAY_MS;
/** Longer than any value that was stamped before, even if it took a day to work out. */
const VERSION_TTL_MS = LONGEST_TTL_MS + DAY_MS;

/** Versions of tags at one moment; null for a tag that was not invalidated in a month. */
export type Stamp = Readonly<Record<string, string | null>>;

export interface TaggedStore {
  stamp(tags: readonly string[]): Promise<Stamp>;
  /** The value, or null if there is none, its time is over, or one of its tags was invalidated since its stamp. */
  get<T>(key: string): Promise<T | null>;
  /**
   * The same for a key whose tags are known, in one question, and their stamp: of the moment at which there was no
   * value, so it serves for the one that is worked out now.
   */
  look<T>(key: string, tags: readonly string[]): Promise<Look<T>>;
  /**
   * @returns False, and nothing is set, if the value is too long for a store
   * @throws {RangeError} If `ttlMs` is more than 30 days
   */
  set(key: string, value: unknown, options: TaggedOptions): Promise<boolean>;
  /**
   * From now on no value with this tag is seen, among all processes that share the store.
   *
   * @param version What stamps have for the tag from now on, never used before; made by default
   */
  invalidate(tag: string, version?: string): Promise<void>;
}

export interface Look<T> {
  readonly value: T | null;
  readonly stamp: Stamp;
}

export interface TaggedOptions {
  readonly stamp: Stamp;
  readonly ttlMs: number;
}

interface Entry {
  readonly value: unknown;
  readonly stamp: Stamp;
}

const versionKey = (tag: string): string => `tag:${tag}`;

export function createTaggedStore(store: Store): TaggedStore {
  const stampOf = async (tags: readonly string[]): Promise<Stamp> =>
    toStamp(tags, await store.getMany(tags.map(versionKey)));
  return {
    stamp: stampOf,
    async get<T>(key: string) {
      const entry = await store.get<Entry>(key);
      if (entry === null) return null;
      const now = await stampOf(Object.keys(entry.stamp));
      return isSame(entry.stamp, now) ? entry.value as T : null;
    },
    async look<T>(key: string, tags: readonly string[]) {
      const [found, ...versions] = await store.getMany([key, ...tags.map(versionKey)]);
      const [entry, stamp] = [found as Entry | null, toStamp(tags, versions)];
      const isValid = entry !== null && isSame(entry.stamp, stamp);
      return { value: isValid ? entry.value as T : null, stamp };
    },
    async set(key, value, { stamp, ttlMs }) {
      if (ttlMs > LONGEST_TTL_MS) {
        throw new RangeError(`Time of a tagged value is ${ttlMs} ms: give at most 30 days`);
      }
      const entry: Entry = { value, stamp };
      if (JSON.stringify(entry).length > LONGEST_VALUE) return false;
      await store.set(key, entry, { ttlMs });
      return true;
    },
    // A counter would begin at 0 again once its time is over, and old values with it.
    invalidate: (tag, version = crypto.randomUUID()) =>
      store.set(versionKey(tag), version, { ttlMs: VERSION_TTL_MS }),
  };
}

const toStamp = (tags: readonly string[], versions: readonly unknown[]): Stamp =>
  Object.fromEntries(tags.map((tag, at) => [tag, versions[at] as string | null]));

const isSame = (stamp: Stamp, now: Stamp): boolean =>
  Object.entries(stamp).every(([tag, version]) => now[tag] === version);
