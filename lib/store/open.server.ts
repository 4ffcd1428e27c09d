import { join } from "node:path";
import type { Config } from "../config.server.ts";
import { openKvStore } from "./adapters/kv/kv.server.ts";
import type { Store } from "./store.ts";

export type StoreConfig = Pick<Config, "redisUrl" | "dataDir">;

/**
 * Opens Redis at `redisUrl`, or Deno KV in `dataDir`/kv.sqlite where there is none.
 * @throws {Error} If Redis does not answer or the folder cannot be written
 */
export async function openStore(config: StoreConfig): Promise<Store> {
  if (config.redisUrl) {
    // Loaded only where it is used: the Redis client takes 32 MB.
    const { openRedisStore } = await import("./adapters/redis/redis.server.ts");
    return await openRedisStore(config.redisUrl);
  }
  await Deno.mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  return await openKvStore(join(config.dataDir, "kv.sqlite"));
}
