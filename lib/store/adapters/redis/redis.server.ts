/** A store in Redis, shared by all processes of an installation. */
import { systemClock } from "../../../clock.ts";
import { inTime } from "../../in_time.ts";
import { openRedisChannel } from "./channel.server.ts";
import { type Client, type ClientOptions, openClient } from "./client.server.ts";
import type { Channel, IncrementOptions, Listener, SetOptions, Store } from "../../store.ts";

/** Milliseconds that a Redis which does not answer can hold up the end of the process. */
const CLOSE_MS = 1_000;

export interface RedisOptions extends ClientOptions {
  /** Put before every key, so that installations can share one Redis. */
  readonly prefix?: string;
}

/**
 * Connects once, and after that again by itself whenever the connection is lost; what is asked for in
 * between fails at once.
 * @throws {Error} If Redis does not answer and nobody is told by `onAway`, or if it lets nobody in; the message names it
 * without its password
 */
export async function openRedisStore(
  url: string,
  { prefix = "rehearse:", onAway }: RedisOptions = {},
): Promise<Store> {
  const store = new RedisStore(await openClient(url, { onAway }), { url, prefix });
  await store.learnGeneration();
  return store;
}

class RedisStore implements Store {
  readonly kind = "redis";
  readonly #client: Client;
  readonly #url: string;
  readonly #prefix: string;
  #generation = "";

  constructor(client: Client, { url, prefix }: { readonly url: string; readonly prefix: string }) {
    this.#client = client;
    this.#url = url;
    this.#prefix = prefix;
    // Before anything else is asked on a new connection, so answered before it.
    client.on("ready", () => void this.learnGeneration());
  }

  /** The server's run, which is another one after each start; empty where it may not be asked. */
  get generation(): string {
    return this.#generation;
  }

  async learnGeneration(): Promise<void> {
    const info = await this.#client.info("server").catch(() => "");
    this.#generation = /^run_id:(\w+)/m.exec(info)?.[1] ?? "";
  }

  async get<T>(key: string): Promise<T | null> {
    const json = await this.#client.get(this.#prefix + key);
    return json === null ? null : JSON.parse(json);
  }

  async getMany(keys: readonly string[]): Promise<(unknown | null)[]> {
    if (keys.length === 0) return [];
    const found = await this.#client.mGet(keys.map((key) => this.#prefix + key));
    return found.map((json) => json === null ? null : JSON.parse(json));
  }

  async set(key: string, value: unknown, { ttlMs }: SetOptions = {}): Promise<void> {
    const expiration = expirationOf(ttlMs);
    await this.#client.set(this.#prefix + key, JSON.stringify(value), { expiration });
  }

  async setIfAbsent(key: string, value: unknown, { ttlMs }: SetOptions = {}): Promise<boolean> {
    const options = { condition: "NX" as const, expiration: expirationOf(ttlMs) };
    return await this.#client.set(this.#prefix + key, JSON.stringify(value), options) !== null;
  }

  async delete(key: string): Promise<void> {
    await this.#client.del(this.#prefix + key);
  }

  async increment(key: string, { by = 1, ttlMs }: IncrementOptions): Promise<number> {
    const name = this.#prefix + key;
    const [, count] = await this.#client.multi()
      .set(name, "0", { condition: "NX", expiration: { type: "PX", value: ttlMs } })
      .incrBy(name, by)
      .execTyped();
    return count;
  }

  listen(channel: string, listener: Listener): Promise<Channel> {
    const name = this.#prefix + channel;
    return openRedisChannel({ client: this.#client, url: this.#url, name }, listener);
  }

  async ping(): Promise<void> {
    await this.#client.ping();
  }

  async close(): Promise<void> {
    try {
      const limit = { clock: systemClock, ms: CLOSE_MS, who: "Redis" };
      if (this.#client.isReady) await inTime(this.#client.close(), limit);
    } finally {
      if (this.#client.isOpen) this.#client.destroy();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const expirationOf = (ttlMs?: number) =>
  ttlMs === undefined ? undefined : { type: "PX" as const, value: ttlMs };
