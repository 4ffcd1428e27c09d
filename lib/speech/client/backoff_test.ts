import assert from "node:assert/strict";
import fc from "fast-check";
import { createBackoff } from "./backoff.ts";

Deno.test("createBackoff() waits twice as long each time, up to the most, and starts anew", () => {
  const backoff = createBackoff({ firstMs: 100, mostMs: 1000, random: () => 1 });
  assert.deepEqual(Array.from({ length: 6 }, backoff.next), [100, 200, 400, 800, 1000, 1000]);
  backoff.reset();
  assert.equal(backoff.next(), 100);
});

Deno.test("createBackoff() spreads the waiting times over the upper half", () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
    const backoff = createBackoff({ firstMs: 100, mostMs: 1000, random: () => chance });
    assert.ok(backoff.next() >= 50 && backoff.next() <= 200);
  }));
});
