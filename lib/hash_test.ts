import assert from "node:assert/strict";
import { fnv1a } from "./hash.ts";

Deno.test("fnv1a() gives the published values, and hashes bytes, not characters", () => {
  assert.equal(fnv1a(""), 0x811c9dc5);
  assert.equal(fnv1a("a"), 0xe40c292c);
  assert.equal(fnv1a("foobar"), 0xbf9cf968);
  let hash = 0x811c9dc5;
  for (const byte of [0xc3, 0xa9]) hash = Math.imul(hash ^ byte, 0x01000193);
  assert.equal(fnv1a("é"), hash >>> 0);
});
