import assert from "node:assert/strict";
import { MemoryStore } from "./memory.ts";

Deno.test("MemoryStore keeps as many entries as it may, those that came last", async () => {
  const store = new MemoryStore(() => 0, { most: 2 });
  for (const key of ["a", "b", "a", "c"]) await store.increment(key, { ttlMs: 1_000 });
  assert.deepEqual(await store.getMany(["a", "b", "c"]), [null, 1, 1]);
});
