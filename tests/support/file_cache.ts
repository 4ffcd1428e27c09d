/** A cache whose source is a folder, so that several processes can have the same one. */
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { systemClock } from "../../lib/clock.ts";
import { createTieredCache, type Family, type Store } from "../../lib/store/mod.ts";

export const SOURCE_MS = 150;

const FAMILY: Family = {
  version: 1,
  ttlMs: 60_000,
  staleMs: 0,
  noneMs: 60_000,
  tags: ["file:*"],
  longest: 1_000,
  near: { entries: 10, bytes: 10_000, deafMs: 0 },
  // A busy machine is not what the tests are about.
  patienceMs: 5_000,
  filledBy: "a test",
};

/** The value of a key is the content of its file, or null; each time one is read, "asked" gets a line. */
export async function openFileCache(store: Store, folder: string) {
  const cache = createTieredCache({
    families: { files: FAMILY },
    store,
    clock: systemClock,
    random: Math.random,
    onFault: console.error,
  });
  const files = cache.fill<string>("files", {
    async load(key) {
      await Deno.writeTextFile(join(folder, "asked"), `${key}\n`, { append: true });
      const content = await Deno.readTextFile(join(folder, key)).catch(() => null);
      await setTimeout(SOURCE_MS);
      return content;
    },
    tags: (key) => [`file:${key}`],
  });
  await cache.begin();
  return { cache, files };
}
