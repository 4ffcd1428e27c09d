/** A store in Deno KV: a file beside the embedded database, or the hosted one on Deno Deploy. */
import type { IncrementOptions, SetOptions, Store } from "../../store.ts";

/** KV deletes what is over some time later, so the moment itself is kept beside the value. */
interface Entry {
  readonly json: string;
  /** Epoch milliseconds; null = for good. */
  readonly until: number | null;
}

/** @param path The SQLite file; its folder must exist */
export async function openKvStore(path: string): Promise<Store> {
  return new KvStore(await Deno.openKv(path));
}

class KvStore implements Store {
  readonly kind = "kv";
  readonly #kv: Deno.Kv;
  #open = true;

  constructor(kv: Deno.Kv) {
    this.#kv = kv;
  }

  async get<T>(key: string): Promise<T | null> {
    const { value } = await this.#kv.get<Entry>([key]);
    return isLive(value) ? JSON.parse(value.json) : null;
  }

  async set(key: string, value: unknown, { ttlMs }: SetOptions = {}): Promise<void> {
    await this.#kv.set([key], entryOf(value, ttlMs), { expireIn: ttlMs });
  }

  async setIfAbsent(key: string, value: unknown, { ttlMs }: SetOptions = {}): Promise<boolean> {
    const found = await this.#kv.get<Entry>([key]);
    if (isLive(found.value)) return false;
    const { ok } = await this.#kv.atomic().check(found)
      .set([key], entryOf(value, ttlMs), { expireIn: ttlMs }).commit();
    return ok;
  }

  async delete(key: string): Promise<void> {
    await this.#kv.delete([key]);
  }

  async increment(key: string, { by = 1, ttlMs }: IncrementOptions): Promise<number> {
    for (;;) {
      const found = await this.#kv.get<Entry>([key]);
      const entry = isLive(found.value) ? found.value : null;
      const count = (entry ? Number(entry.json) : 0) + by;
      const until = entry ? entry.until : Date.now() + ttlMs;
      const expireIn = until === null ? undefined : Math.max(1, until - Date.now());
      const { ok } = await this.#kv.atomic().check(found)
        .set([key], { json: String(count), until }, { expireIn }).commit();
      if (ok) return count;
    }
  }

  async ping(): Promise<void> {
    await this.#kv.get(["ping"]);
  }

  close(): Promise<void> {
    if (this.#open) this.#kv.close();
    this.#open = false;
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const entryOf = (value: unknown, ttlMs?: number): Entry => ({
  json: JSON.stringify(value),
  until: ttlMs === undefined ? null : Date.now() + ttlMs,
});

const isLive = (entry: Entry | null): entry is Entry =>
  entry !== null && (entry.until === null || entry.until > Date.now());
