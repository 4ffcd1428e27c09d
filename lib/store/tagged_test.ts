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

Deno.test("get() gives null once the time of a value is over", async () => {
  const { clock, tagged } = taggedAt();
  await tagged.set("key", 1, { stamp: {}, ttlMs: TTL_MS });
  assert.equal(await tagged.get("key"), 1);
  clock.now += TTL_MS;
  assert.equal(await tagged.get("key"), null);
});

Deno.test("set() refuses what no store could take or no version could outlive", async () => {
  const { tagged } = taggedAt();
  const stamp = {};
  assert.equal(await tagged.set("key", "x".repeat(LONGEST_VALUE), { stamp, ttlMs: 1 }), false);
  assert.equal(await tagged.get("key"), null);
  await assert.rejects(tagged.set("key", 1, { stamp, ttlMs: 31 * DAY_MS }), RangeError);
});
