/** A store in Deno KV: a file beside the embedded database, or the hosted one on Deno Deploy. */
import { openKvChannel } from "./channel.server.ts";
import type { Channel, IncrementOptions, Listener, SetOptions, Store } from "../../store.ts";
import { whenFree } from "./when_free.server.ts";

/** KV deletes what is over some time later, so the moment itself is kept beside the value. */
interface Entry {
  readonly json: string;
  /** Epoch milliseconds; null = for good. */
  readonly until: number | null;
}

/** Deno KV reads so many keys at a time. */
const MOST_KEYS = 10;

/** @param path The SQLite file; its folder must exist */
export async function openKvStore(path: string): Promise<Store> {
  return new KvStore(await Deno.openKv(path));
}

class KvStore implements Store {
  readonly kind = "kv";
  readonly generation = "";
  readonly #kv: Deno.Kv;
  #open = true;

  constructor(kv: Deno.Kv) {
    this.#kv = kv;
  }

  async get<T>(key: string): Promise<T | null> {
    const { value } = await this.#get(key);
    return isLive(value) ? JSON.parse(value.json) : null;
  }

  async getMany(keys: readonly string[]): Promise<(unknown | null)[]> {
    const found: (unknown | null)[] = [];
    for (let from = 0; from < keys.length; from += MOST_KEYS) {
      const part = keys.slice(from, from + MOST_KEYS).map((key) => [key]);
      const entries = await whenFree(() => this.#kv.getMany<Entry[]>(part));
      found.push(...entries.map(({ value }) => isLive(value) ? JSON.parse(value.json) : null));
    }
    return found;
  }

  async set(key: string, value: unknown, { ttlMs }: SetOptions = {}): Promise<void> {
    await whenFree(() => this.#kv.set([key], entryOf(value, ttlMs), { expireIn: ttlMs }));
  }

  async setIfAbsent(key: string, value: unknown, { ttlMs }: SetOptions = {}): Promise<boolean> {
    const found = await this.#get(key);
    if (isLive(found.value)) return false;
    const entry = entryOf(value, ttlMs);
    return await this.#put(found, entry, { expireIn: ttlMs });
  }

  async delete(key: string): Promise<void> {
    await whenFree(() => this.#kv.delete([key]));
  }

  async increment(key: string, { by = 1, ttlMs }: IncrementOptions): Promise<number> {
    for (;;) {
      const found = await this.#get(key);
      const entry = isLive(found.value) ? found.value : null;
      const count = (entry ? Number(entry.json) : 0) + by;
      const until = entry ? entry.until : Date.now() + ttlMs;
      const expireIn = until === null ? undefined : Math.max(1, until - Date.now());
      const counted = { json: String(count), until };
      if (await this.#put(found, counted, { expireIn })) return count;
    }
  }

  listen(channel: string, listener: Listener): Promise<Channel> {
    return openKvChannel(this.#kv, ["channel", channel], listener);
  }

  async ping(): Promise<void> {
    await this.#get("ping");
  }

  close(): Promise<void> {
    if (this.#open) this.#kv.close();
    this.#open = false;
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #get(key: string): Promise<Deno.KvEntryMaybe<Entry>> {
    return whenFree(() => this.#kv.get<Entry>([key]));
  }

  /** False if the key was written since it was found. */
  async #put(
    found: Deno.KvEntryMaybe<Entry>,
    entry: Entry,
    options: { readonly expireIn: number | undefined },
  ): Promise<boolean> {
    const { ok } = await whenFree(() =>
      this.#kv.atomic().check(found).set(found.key, entry, options).commit()
    );
    return ok;
  }
}

const entryOf = (value: unknown, ttlMs?: number): Entry => ({
  json: JSON.stringify(value),
  until: ttlMs === undefined ? null : Date.now() + ttlMs,
});

const isLive = (entry: Entry | null): entry is Entry =>
  entry !== null && (entry.until === null || entry.until > Date.now());
