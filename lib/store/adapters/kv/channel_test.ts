import assert from "node:assert/strict";
import { join } from "node:path";
import { temporaryFolder } from "../../../../tests/support/folder.ts";
import { openKvStore } from "./kv.server.ts";

Deno.test("a KV channel hears in their order all that is told elsewhere, or that some was lost", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "kv.sqlite");
  await using here = await openKvStore(path);
  await using there = await openKvStore(path);
  const heard: number[] = [];
  let losses = 0;
  await using channel = await here.listen("news", {
    heard: (message) => void heard.push(Number(message)),
    lost: () => void (losses += 1),
  });
  await using other = await there.listen("news", { heard: () => {}, lost: () => {} });
  for (let n = 1; n <= 20; n++) await other.tell(String(n));
  await channel.catchUp();
  assert.deepEqual([heard, losses], [Array.from({ length: 20 }, (_, at) => at + 1), 0]);
  // Eighty more, of which only the last thirty are kept by the time that it looks.
  const messages = Array.from({ length: 30 }, (_, at) => String(71 + at));
  using raw = await Deno.openKv(path);
  await raw.set(["channel", "news"], { last: 100, messages });
  await channel.catchUp();
  assert.deepEqual([heard.slice(20), losses], [messages.map(Number), 1]);
});

Deno.test("a KV store waits for another process that writes", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "kv.sqlite");
  const stores = await Promise.all([openKvStore(path), openKvStore(path)]);
  const counts = await Promise.all(
    stores.flatMap((store) =>
      Array.from({ length: 25 }, () => store.increment("n", { ttlMs: 60_000 }))
    ),
  );
  assert.equal(new Set(counts).size, 50);
  await Promise.all(stores.map((store) => store.close()));
});
