/** What every store must do alike. Runs on memory and Deno KV always, on Redis where it answers. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { eventually } from "../../tests/support/eventually.ts";
import { temporaryFolder } from "../../tests/support/folder.ts";
import { needs, TEST_REDIS_URL } from "../../tests/support/needs.ts";
import { openKvStore } from "./adapters/kv/kv.server.ts";
import { openRedisStore } from "./adapters/redis/redis.server.ts";
import { createTaggedStore, LONGEST_VALUE, MemoryStore, type Store } from "./mod.ts";

const LONG_MS = 600_000;
const SHORT_MS = 30;

interface Adapter {
  readonly name: string;
  readonly ignore?: boolean;
  open(folder: string): Promise<Store>;
}

const ADAPTERS: readonly Adapter[] = [
  { name: "memory", open: () => Promise.resolve(new MemoryStore()) },
  { name: "kv", open: (folder) => openKvStore(join(folder, "kv.sqlite")) },
  {
    name: "redis",
    ignore: !await needs("redis"),
    open: () => openRedisStore(TEST_REDIS_URL, { prefix: `test:${crypto.randomUUID()}:` }),
  },
];

function log() {
  const written = {
    heard: [] as string[],
    losses: 0,
    listener: {
      heard: (message: string) => void written.heard.push(message),
      lost: () => void (written.losses += 1),
    },
  };
  return written;
}

for (const { name, ignore, open } of ADAPTERS) {
  const contract = (title: string, fn: (store: Store) => Promise<void>) =>
    Deno.test(`${name}: ${title}`, { ignore }, async () => {
      await using folder = await temporaryFolder();
      await using store = await open(folder.path);
      await fn(store);
    });

  contract("get() gives back what set() was given, as JSON keeps it", async (store) => {
    for (const value of ["text", "", 0, false, null, ["a", 1], { a: { b: "ü" } }]) {
      await store.set("key", value, { ttlMs: LONG_MS });
      assert.deepEqual(await store.get("key"), value);
    }
  });

  contract("get() gives null for what was never set", async (store) => {
    assert.equal(await store.get("nothing"), null);
  });

  contract("get() gives a copy of its own", async (store) => {
    const value = { list: [1] };
    await store.set("key", value, { ttlMs: LONG_MS });
    value.list.push(2);
    assert.deepEqual(await store.get("key"), { list: [1] });
  });

  contract("set() keeps keys apart and overwrites", async (store) => {
    await store.set("a", 1, { ttlMs: LONG_MS });
    await store.set("a:b", 2, { ttlMs: LONG_MS });
    await store.set("a", 3, { ttlMs: LONG_MS });
    assert.deepEqual([await store.get("a"), await store.get("a:b")], [3, 2]);
    await Promise.all(["a", "a:b"].map((key) => store.delete(key)));
  });

  contract("set() without a time keeps a value whose time was short", async (store) => {
    await store.set("key", "short", { ttlMs: SHORT_MS });
    await store.set("key", "kept");
    await store.set("clock", 1, { ttlMs: SHORT_MS });
    await eventually("the clock is over", async () => await store.get("clock") === null);
    assert.equal(await store.get("key"), "kept");
    await store.delete("key");
  });

  contract("get() gives null once the time is over", async (store) => {
    await store.set("key", 1, { ttlMs: SHORT_MS });
    await eventually("the value is gone", async () => await store.get("key") === null);
  });

  contract("set() keeps values up to LONGEST_VALUE, whatever the script", async (store) => {
    const value = "界".repeat(LONGEST_VALUE - 2);
    await store.set("key", value, { ttlMs: LONG_MS });
    assert.equal(await store.get("key"), value);
    await store.delete("key");
  });

  contract("setIfAbsent() sets once, and again when the time is over", async (store) => {
    assert.equal(await store.setIfAbsent("key", "first", { ttlMs: SHORT_MS }), true);
    await eventually(
      "it can be set again",
      () => store.setIfAbsent("key", "second", { ttlMs: LONG_MS }),
    );
    assert.equal(await store.setIfAbsent("key", "third", { ttlMs: LONG_MS }), false);
    assert.equal(await store.get("key"), "second");
    await store.delete("key");
    assert.equal(await store.setIfAbsent("key", "kept"), true);
    assert.equal(await store.setIfAbsent("key", "fourth"), false);
    await store.delete("key");
  });

  contract("setIfAbsent() lets one of those that run at once win", async (store) => {
    const won = await Promise.all(
      Array.from({ length: 20 }, (_, n) => store.setIfAbsent("key", n, { ttlMs: LONG_MS })),
    );
    assert.equal(won.filter(Boolean).length, 1);
    assert.equal(await store.get("key"), won.indexOf(true));
  });

  contract("delete() removes, and again without an error", async (store) => {
    await store.set("key", 1, { ttlMs: LONG_MS });
    await store.delete("key");
    await store.delete("key");
    assert.equal(await store.get("key"), null);
  });

  contract("increment() counts from 0, by any whole number", async (store) => {
    assert.equal(await store.increment("n", { ttlMs: LONG_MS }), 1);
    assert.equal(await store.increment("n", { by: 5, ttlMs: LONG_MS }), 6);
    assert.equal(await store.increment("n", { by: -2, ttlMs: LONG_MS }), 4);
    assert.equal(await store.get("n"), 4);
  });

  contract("increment() loses none of those that run at once", async (store) => {
    const counts = await Promise.all(
      Array.from({ length: 20 }, () => store.increment("n", { ttlMs: LONG_MS })),
    );
    assert.deepEqual(counts.sort((a, b) => a - b), Array.from({ length: 20 }, (_, at) => at + 1));
  });

  contract("increment() runs its time from the first one, not the last", async (store) => {
    await store.increment("n", { by: 100, ttlMs: SHORT_MS });
    await eventually(
      "counting begins again",
      async () => await store.increment("n", { ttlMs: LONG_MS }) < 100,
    );
  });

  contract("getMany() gives the values of many keys in their order", async (store) => {
    await store.set("a", 1, { ttlMs: LONG_MS });
    await store.set("c", { x: "ü" }, { ttlMs: LONG_MS });
    assert.deepEqual(await store.getMany(["c", "b", "a"]), [{ x: "ü" }, null, 1]);
    assert.deepEqual(await store.getMany([]), []);
    const keys = Array.from({ length: 25 }, (_, n) => n % 2 ? "a" : "b");
    assert.deepEqual(await store.getMany(keys), keys.map((key) => key === "a" ? 1 : null));
    await Promise.all(["a", "c"].map((key) => store.delete(key)));
  });

  contract(
    "listen() hears what is told from then on, in its order, and after catchUp() all",
    async (store) => {
      const early = log();
      await using channel = await store.listen("news", early.listener);
      await channel.tell("a");
      const late = log();
      await using second = await store.listen("news", late.listener);
      await using other = await store.listen("other", late.listener);
      await second.tell("b");
      await channel.tell("c");
      await Promise.all([channel.catchUp(), second.catchUp(), other.catchUp()]);
      assert.deepEqual([early.heard, late.heard], [["a", "b", "c"], ["b", "c"]]);
      assert.deepEqual([early.losses, late.losses], [0, 0]);
    },
  );

  contract("listen() hears nothing any more when it is disposed of", async (store) => {
    const { listener, heard } = log();
    const first = await store.listen("news", listener);
    await using second = await store.listen("news", { heard: () => {}, lost: () => {} });
    await first[Symbol.asyncDispose]();
    await second.tell("a");
    await second.catchUp();
    assert.deepEqual(heard, []);
  });

  contract("a tagged value is there until one of its tags is invalidated", async (store) => {
    const tagged = createTaggedStore(store);
    const stamp = await tagged.stamp(["a", "b"]);
    await tagged.set("key", { text: "kept" }, { stamp, ttlMs: LONG_MS });
    await tagged.invalidate("c");
    assert.deepEqual(await tagged.get("key"), { text: "kept" });
    await tagged.invalidate("b");
    assert.equal(await tagged.get("key"), null);
    await Promise.all(["key", "tag:a", "tag:b", "tag:c"].map((key) => store.delete(key)));
  });

  contract("ping() resolves while open; close() may be called twice", async (store) => {
    await store.ping();
    await store.close();
    await store.close();
  });
}

Deno.test("openRedisStore() names the server, not the password, when nothing answers", async () => {
  await assert.rejects(openRedisStore("redis://me:secret@127.0.0.1:1"), (error: Error) => {
    assert.match(error.message, /"127.0.0.1:1" does not answer: check REDIS_URL/);
    assert.doesNotMatch(error.message, /secret/);
    return true;
  });
});
