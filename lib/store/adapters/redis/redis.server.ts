/** A store in Redis, shared by all processes of an installation. */
import { createClient } from "redis";
import type { IncrementOptions, SetOptions, Store } from "../../store.ts";

export interface RedisOptions {
  /** Put before every key, so that installations can share one Redis. */
  readonly prefix?: string;
}

const CONNECT_TIMEOUT_MS = 5_000;
const LONGEST_RETRY_DELAY_MS = 2_000;

/**
 * Connects once, and after that again by itself whenever the connection is lost; what is asked for in
 * between fails at once.
 * @throws {Error} If Redis does not answer; the message names it without its password
 */
export async function openRedisStore(
  url: string,
  { prefix = "rehearse:" }: RedisOptions = {},
): Promise<Store> {
  const { client, keepConnected } = createReconnectingClient(url);
  try {
    await client.connect();
  } catch (cause) {
    throw new Error(`Redis at "${new URL(url).host}" does not answer: check REDIS_URL`, { cause });
  }
  keepConnected();
  return new RedisStore(client, prefix);
}

/** A client that gives up when it cannot connect at all, but never once it was connected. */
function createReconnectingClient(url: string) {
  let connected = false;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (retries, cause) =>
        connected ? Math.min(50 * 2 ** retries, LONGEST_RETRY_DELAY_MS) : cause,
    },
  });
  // A lost connection shows in every command that fails by it; unheard it would end the process.
  client.on("error", () => {});
  return { client, keepConnected: () => void (connected = true) };
}

type Client = ReturnType<typeof createReconnectingClient>["client"];

class RedisStore implements Store {
  readonly kind = "redis";
  readonly #client: Client;
  readonly #prefix: string;

  constructor(client: Client, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  async get<T>(key: string): Promise<T | null> {
    const json = await this.#client.get(this.#prefix + key);
    return json === null ? null : JSON.parse(json);
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

  async ping(): Promise<void> {
    await this.#client.ping();
  }

  async close(): Promise<void> {
    if (this.#client.isReady) await this.#client.close();
    else if (this.#client.isOpen) this.#client.destroy();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const expirationOf = (ttlMs?: number) =>
  ttlMs === undefined ? undefined : { type: "PX" as const, value: ttlMs };
