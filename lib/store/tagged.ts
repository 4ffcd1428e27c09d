/**
 * Values that can be made invalid together, on any store. Each tag has a version, made when it is first asked for and
 * never used twice, and a value counts only while its tags have the versions of its stamp. The stamp is taken before a
 * value is worked out: what is invalidated in the meantime is never seen. A version that the store has lost, be it
 * over, evicted or gone with a restart, makes its values invalid, so that forgetting never brings anything back; nor
 * does a server that begins anew with what it had some time ago. What is invalid stays in the store, unread, until its
 * time is over.
 */
import { LONGEST_VALUE, type Store } from "./store.ts";

/** Values go with their tags' versions, so these live longer than any family's values, which is a day at most. */
const VERSION_TTL_MS = 2 * 24 * 60 * 60_000;
/** Beside the versions: the store's generation. */
const GENERATION = "";
/** A tag that every value has which has any. */
export const EVERYTHING = "everything";

/** Versions of tags at one moment; null for one that could not be made: what has it never counts. */
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
  /** @returns False, and nothing is set, if the value is too long for a store */
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

const whole = (tags: readonly string[]): readonly string[] =>
  tags.length > 0 ? [...tags, EVERYTHING] : [];

const versionKey = (tag: string): string => `tag:${tag}`;

export function createTaggedStore(store: Store): TaggedStore {
  const toStamp = (tags: readonly string[], versions: readonly unknown[]): Stamp => ({
    [GENERATION]: store.generation,
    ...Object.fromEntries(tags.map((tag, at) => [tag, versions[at] as string | null])),
  });
  const versionsOf = async (tags: readonly string[]): Promise<Stamp> =>
    toStamp(tags, await store.getMany(tags.map(versionKey)));
  const makeVersion = async (tag: string): Promise<string | null> => {
    const version = crypto.randomUUID();
    const isMade = await store.setIfAbsent(versionKey(tag), version, { ttlMs: VERSION_TTL_MS });
    return isMade ? version : await store.get<string>(versionKey(tag));
  };
  const completed = async (stamp: Stamp): Promise<Stamp> => {
    const missing = Object.keys(stamp).filter((tag) => stamp[tag] === null);
    if (missing.length === 0) return stamp;
    const made = await Promise.all(missing.map(async (tag) => [tag, await makeVersion(tag)]));
    return { ...stamp, ...Object.fromEntries(made) };
  };
  return {
    stamp: async (tags) => await completed(await versionsOf(whole(tags))),
    async get<T>(key: string) {
      const entry = await store.get<Entry>(key);
      if (entry === null) return null;
      const { [GENERATION]: _, ...versions } = entry.stamp;
      const now = await versionsOf(Object.keys(versions));
      return isSame(entry.stamp, now) ? entry.value as T : null;
    },
    async look<T>(key: string, given: readonly string[]) {
      const tags = whole(given);
      const [found, ...versions] = await store.getMany([key, ...tags.map(versionKey)]);
      const [entry, stamp] = [found as Entry | null, toStamp(tags, versions)];
      if (entry && isSame(entry.stamp, stamp)) return { value: entry.value as T, stamp };
      return { value: null, stamp: await completed(stamp) };
    },
    async set(key, value, { stamp, ttlMs }) {
      const entry: Entry = { value, stamp };
      if (JSON.stringify(entry).length > LONGEST_VALUE) return false;
      await store.set(key, entry, { ttlMs });
      return true;
    },
    invalidate: (tag, version = crypto.randomUUID()) =>
      store.set(versionKey(tag), version, { ttlMs: VERSION_TTL_MS }),
  };
}

/** A stamp with tags and without the one that all have is of an earlier release. */
const isSame = (stamp: Stamp, now: Stamp): boolean =>
  (EVERYTHING in stamp || Object.keys(stamp).length <= 1) &&
  Object.entries(stamp).every(([tag, version]) => version !== null && now[tag] === version);
