/** Two hundred who miss the same key at the same time: how often the source is asked, and how long they wait. */
import { join } from "node:path";
import { systemClock } from "../../../lib/clock.ts";
import { openKvStore } from "../../../lib/store/adapters/kv/kv.server.ts";
import { openRedisStore } from "../../../lib/store/adapters/redis/redis.server.ts";
import type { Store } from "../../../lib/store/mod.ts";
import { startChild } from "../../../tests/support/child.ts";
import { openFileCache, SOURCE_MS } from "../../../tests/support/file_cache.ts";
import { temporaryFolder } from "../../../tests/support/folder.ts";
import { needs, TEST_REDIS_URL } from "../../../tests/support/needs.ts";
import { printTable } from "../../table.ts";
import { median, ms } from "./figures.ts";

const RUNS = 5;
const CHILD = new URL("../../../tests/support/cache_child.ts", import.meta.url);

interface Place {
  readonly kind: "redis" | "kv";
  open(folder: string): Promise<Store>;
  place(folder: string): string;
}

const PLACES: readonly Place[] = [
  ...await needs("redis")
    ? [
      {
        kind: "redis",
        open: (folder: string) => openRedisStore(TEST_REDIS_URL, { prefix: `test:${folder}:` }),
        place: () => TEST_REDIS_URL,
      } as const,
    ]
    : [],
  {
    kind: "kv",
    open: (folder) => openKvStore(join(folder, "kv.sqlite")),
    place: (folder) => join(folder, "kv.sqlite"),
  },
];

/** Prints the table; true if the source was asked once each time. */
export async function measureStampede(): Promise<boolean> {
  const rows: string[][] = [];
  let met = true;
  for (const place of PLACES) {
    const one = await Array.fromAsync({ length: RUNS }, () => inOneProcess(place));
    const two = await Array.fromAsync({ length: RUNS }, () => inTwoProcesses(place));
    met &&= [...one, ...two].every(({ asked }) => asked === 1);
    rows.push([place.kind, "200 in one", ...cells(one)], [
      place.kind,
      "100 in each of two",
      ...cells(two),
    ]);
  }
  printTable(
    `Stampede: 200 misses of one key at once, ${RUNS} runs; the source takes ${SOURCE_MS} ms and would ` +
      "be asked 200 times without a cache, and by cache-aside",
    [["store", "processes", "source asked", "all answered after, ms"], ...rows],
  );
  return met;
}

interface Outcome {
  readonly asked: number;
  readonly waitedMs: number;
}

const cells = (outcomes: readonly Outcome[]): string[] => [
  outcomes.map(({ asked }) => asked).join(" "),
  ms(median(outcomes.map(({ waitedMs }) => waitedMs))),
];

async function inOneProcess({ open }: Place): Promise<Outcome> {
  await using folder = await temporaryFolder();
  await Deno.writeTextFile(join(folder.path, "b"), "value");
  await using store = await open(folder.path);
  const { cache, files } = await openFileCache(store, folder.path);
  await using _ = cache;
  const began = systemClock.monotonic();
  await Promise.all(Array.from({ length: 200 }, () => files.get("b")));
  return { asked: await asked(folder.path), waitedMs: systemClock.monotonic() - began };
}

async function inTwoProcesses({ kind, open, place }: Place): Promise<Outcome> {
  await using folder = await temporaryFolder();
  await Deno.writeTextFile(join(folder.path, "b"), "value");
  await using store = await open(folder.path);
  const { cache, files } = await openFileCache(store, folder.path);
  await using _ = cache;
  await using child = startChild(CHILD, [kind, place(folder.path), folder.path]);
  await child.lines.next();
  await Deno.writeTextFile(join(folder.path, "go"), "");
  const began = systemClock.monotonic();
  await Promise.all(Array.from({ length: 100 }, () => files.get("b")));
  for await (const line of child.lines) if (line.startsWith("done")) break;
  return { asked: await asked(folder.path), waitedMs: systemClock.monotonic() - began };
}

/** Times that "b" was asked for. */
async function asked(folder: string): Promise<number> {
  const lines = (await Deno.readTextFile(join(folder, "asked"))).split("\n");
  return lines.filter((line) => line === "b").length;
}
