import { join } from "node:path";
import type { Config } from "../config.server.ts";
import { openKvStore } from "./adapters/kv/kv.server.ts";
import type { Store } from "./store.ts";

export type StoreConfig = Pick<Config, "redisUrl" | "dataDir">;

export interface StoreOptions {
  /** Told that Redis cannot be reached at the moment, which is no reason not to start. */
  readonly onAway: (error: Error) => void;
}

/**
 * Opens Redis at `redisUrl`, or Deno KV in `dataDir`/kv.sqlite where there is none.
 * @throws {Error} If Redis lets nobody in, or the folder cannot be written
 */
export async function openStore(config: StoreConfig, { onAway }: StoreOptions): Promise<Store> {
  if (config.redisUrl) {
    // Loaded only where it is used: the Redis client takes 32 MB.
    const { openRedisStore } = await import("./adapters/redis/redis.server.ts");
    return await openRedisStore(config.redisUrl, { onAway });
  }
  await Deno.mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  return await openKvStore(join(config.dataDir, "kv.sqlite"));
}
