import assert from "node:assert/strict";
import { createTaggedStore, LONGEST_VALUE, MemoryStore } from "./mod.ts";

const TTL_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;

function taggedAt() {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const store = new MemoryStore(() => clock.now);
  return { clock, store, tagged: createTaggedStore(store) };
}

Deno.test("set() hides what was invalidated while it was worked out", async () => {
  const { tagged } = taggedAt();
  const stamp = await tagged.stamp(["candidate"]);
  await tagged.invalidate("candidate");
  await tagged.set("key", "late", { stamp, ttlMs: TTL_MS });
  assert.equal(await tagged.get("key"), null);
  await tagged.set("key", "new", { stamp: await tagged.stamp(["candidate"]), ttlMs: TTL_MS });
  assert.equal(await tagged.get("key"), "new");
});

Deno.test("get() gives nothing back once the versions themselves are over", async () => {
  const { clock, tagged } = taggedAt();
  await tagged.set("key", 1, { stamp: await tagged.stamp(["a"]), ttlMs: 30 * DAY_MS });
  await tagged.invalidate("a");
  for (let day = 0; day <= 32; day += 1) {
    assert.equal(await tagged.get("key"), null, `after ${day} days`);
    clock.now += DAY_MS;
  }
});

Deno.test("get() gives nothing whose tag's version a store has evicted, before or after an invalidation", async () => {
  for (const invalidated of [true, false]) {
    const { store, tagged } = taggedAt();
    await tagged.set("key", 1, { stamp: await tagged.stamp(["a"]), ttlMs: TTL_MS });
    assert.equal(await tagged.get("key"), 1);
    if (invalidated) await tagged.invalidate("a");
    await store.delete("tag:a");
    assert.equal(await tagged.get("key"), null);
    assert.equal((await tagged.look("key", ["a"])).value, null);
    assert.equal(await tagged.get("key"), null, "once a version was made again");
  }
});

Deno.test("set() hides what was worked out before a store was emptied", async () => {
  const { store, tagged } = taggedAt();
  const { stamp } = await tagged.look("key", ["a"]);
  await tagged.invalidate("a");
  await store.close();
  await tagged.set("key", "late", { stamp, ttlMs: TTL_MS });
  assert.equal(await tagged.get("key"), null);
});

Deno.test("stamp() is one for all who take it at the same time", async () => {
  const { tagged } = taggedAt();
  const stamps = await Promise.all(Array.from({ length: 20 }, () => tagged.stamp(["a", "b"])));
  for (const stamp of stamps) assert.deepEqual(stamp, stamps[0]);
});

Deno.test("get() gives null once the time of a value is over", async () => {
  const { clock, tagged } = taggedAt();
  await tagged.set("key", 1, { stamp: {}, ttlMs: TTL_MS });
  assert.equal(await tagged.get("key"), 1);
  clock.now += TTL_MS;
  assert.equal(await tagged.get("key"), null);
});

Deno.test("set() refuses what no store could take", async () => {
  const { tagged } = taggedAt();
  const stamp = {};
  assert.equal(await tagged.set("key", "x".repeat(LONGEST_VALUE), { stamp, ttlMs: 1 }), false);
  assert.equal(await tagged.get("key"), null);
});
