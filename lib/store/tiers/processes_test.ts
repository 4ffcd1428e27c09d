/** Two processes that share a real store: one asks the source, and both hear what is invalid. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { startChild } from "../../../tests/support/child.ts";
import { eventually } from "../../../tests/support/eventually.ts";
import { openFileCache } from "../../../tests/support/file_cache.ts";
import { temporaryFolder } from "../../../tests/support/folder.ts";
import { needs, TEST_REDIS_URL } from "../../../tests/support/needs.ts";
import { openKvStore } from "../adapters/kv/kv.server.ts";
import { openRedisStore } from "../adapters/redis/redis.server.ts";

const CHILD = new URL("../../../tests/support/cache_child.ts", import.meta.url);

const STORES = [
  {
    kind: "kv",
    ignore: false,
    place: (folder: string) => join(folder, "kv.sqlite"),
    open: (folder: string) => openKvStore(join(folder, "kv.sqlite")),
  },
  {
    kind: "redis",
    ignore: !await needs("redis"),
    place: () => TEST_REDIS_URL,
    open: (folder: string) => openRedisStore(TEST_REDIS_URL, { prefix: `test:${folder}:` }),
  },
] as const;

for (const { kind, ignore, place, open } of STORES) {
  Deno.test(`${kind}: two processes ask the source once, and hear of each other's changes`, {
    ignore,
  }, async () => {
    await using folder = await temporaryFolder();
    const write = (name: string, text: string) => Deno.writeTextFile(join(folder.path, name), text);
    await write("a", "one");
    await write("b", "shared");
    await using store = await open(folder.path);
    const { cache, files } = await openFileCache(store, folder.path);
    await using _ = cache;
    await using child = startChild(CHILD, [kind, place(folder.path), folder.path]);
    const next = async () => (await child.lines.next()).value;
    assert.equal(await next(), "ready");
    assert.equal(await next(), "one");
    assert.equal(await files.get("a"), "one");

    await write("a", "two");
    await cache.invalidate(["file:a"]);
    assert.equal(await files.get("a"), "two");
    assert.equal(await next(), "two");

    await write("go", "");
    const own = await Promise.all(Array.from({ length: 100 }, () => files.get("b")));
    assert.deepEqual(new Set(own), new Set(["shared"]));
    assert.equal(await next(), "done shared");
    const asked = await Deno.readTextFile(join(folder.path, "asked"));
    assert.deepEqual(asked.trim().split("\n"), ["a", "a", "b"]);
    await Promise.all(["a", "b"].map((key) => store.delete(`cache:files:1:${key}`)));
    await Promise.all(["a", "b"].map((key) => store.delete(`tag:file:${key}`)));
  });
}

for (const { kind, ignore, place, open } of STORES) {
  Deno.test(`${kind}: a process takes over from one that was killed while it asked the source`, {
    ignore,
  }, async () => {
    await using folder = await temporaryFolder();
    const at = (name: string) => join(folder.path, name);
    // Nobody writes to it, so who reads it waits for ever.
    await new Deno.Command("mkfifo", { args: [at("b")] }).output();
    await Deno.writeTextFile(at("a"), "one");
    await using store = await open(folder.path);
    const { cache, files } = await openFileCache(store, folder.path);
    await using _ = cache;
    await using child = startChild(CHILD, [kind, place(folder.path), folder.path]);
    await Deno.writeTextFile(at("go"), "");
    const asked = async () => (await Deno.readTextFile(at("asked")).catch(() => "")).match(/b/g);
    await eventually("the child asks", async () => await asked() !== null);
    const read = files.get("b");
    await child.kill();
    await Deno.remove(at("b"));
    await Deno.writeTextFile(at("b"), "taken over");
    assert.equal(await read, "taken over");
    assert.equal((await asked())!.length, 2);
    await Promise.all(["a", "b"].map((key) => store.delete(`cache:files:1:${key}`)));
    await Promise.all(["a", "b"].map((key) => store.delete(`tag:file:${key}`)));
  });
}
