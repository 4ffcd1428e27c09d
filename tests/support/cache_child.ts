/**
 * A process with a cache of its own, for tests between processes. Arguments: "redis" or "kv", the URL or file, the
 * folder. The source of KEY is the file KEY in the folder; each time it is asked, a line goes to the file "asked".
 *
 * Prints "ready", then the value of "a" whenever it reads another one than before. Once there is a file "go", it reads
 * "b" a hundred times at once and prints "done" with the values it got.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openKvStore } from "../../lib/store/adapters/kv/kv.server.ts";
import { openRedisStore } from "../../lib/store/adapters/redis/redis.server.ts";
import { type Filled } from "../../lib/store/mod.ts";
import { openFileCache } from "./file_cache.ts";

const READ_EVERY_MS = 5;

const [kind, place = "", folder = ""] = Deno.args;
const store = kind === "redis"
  ? await openRedisStore(place, { prefix: `test:${folder}:` })
  : await openKvStore(place);
const { files } = await openFileCache(store, folder);
await Promise.all([follow(files), crowd(files)]);

async function follow(files: Filled<string>): Promise<never> {
  console.log("ready");
  for (let before: string | null = null;; await setTimeout(READ_EVERY_MS)) {
    const value = await files.get("a");
    if (value !== before) console.log(value);
    before = value;
  }
}

async function crowd(files: Filled<string>): Promise<void> {
  while (!existsSync(join(folder, "go"))) await setTimeout(1);
  const values = await Promise.all(Array.from({ length: 100 }, () => files.get("b")));
  console.log(`done ${[...new Set(values)].join(" ")}`);
}
