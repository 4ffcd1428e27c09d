import assert from "node:assert/strict";
import { NearTier } from "./near.ts";

const copy = (tags: readonly string[], length = 10) => ({
  entry: { value: 1, length, madeAt: 0, freshUntil: Infinity, staleUntil: Infinity, costMs: 0 },
  tags,
  stamp: null,
  at: 0,
});

Deno.test("NearTier remembers no tags of copies that are gone, however they went", () => {
  const near = new NearTier({ entries: 2, bytes: 1_000 });
  near.set("a", copy(["all", "only a"]));
  near.set("b", copy(["all"]));
  near.set("c", copy(["all"]));
  assert.equal(near.tags, 1, "a went for c");
  near.set("c", copy(["others"]));
  assert.equal(near.tags, 2, "c has other tags now");
  near.set("b", copy(["too long"], 1_000));
  assert.equal(near.get("b"), undefined, "longer than all the room there is");
  near.forget({ tag: "others", version: null });
  assert.deepEqual([near.tags, near.size.entries], [0, 0]);
});

Deno.test("NearTier counts two bytes a character, of keys too", () => {
  const near = new NearTier({ entries: 10, bytes: 100 });
  near.set("ab", copy([], 18));
  assert.deepEqual(near.size, { entries: 1, bytes: 40 });
  near.set("cd", copy([], 18));
  near.set("ef", copy([], 18));
  assert.deepEqual(near.size, { entries: 2, bytes: 80 });
});
