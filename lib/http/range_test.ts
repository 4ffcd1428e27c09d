import assert from "node:assert/strict";
import { parseRange } from "./range.ts";

Deno.test("parseRange() reads one plain range and leaves the rest whole", () => {
  assert.deepEqual(parseRange("bytes=0-", 100), { start: 0, end: 100 });
  assert.deepEqual(parseRange("bytes=10-19", 100), { start: 10, end: 20 });
  assert.deepEqual(parseRange("bytes=90-500", 100), { start: 90, end: 100 });
  assert.deepEqual(parseRange("bytes=-5", 100), { start: 95, end: 100 });
  assert.deepEqual(parseRange("bytes=-500", 100), { start: 0, end: 100 });
  assert.equal(parseRange("bytes=0-1,4-5", 100), null);
  assert.equal(parseRange("lines=0-1", 100), null);
  assert.equal(parseRange(null, 100), null);
});

Deno.test("parseRange() refuses a range that holds no byte", () => {
  assert.equal(parseRange("bytes=100-", 100), "unsatisfiable");
  assert.equal(parseRange("bytes=20-10", 100), "unsatisfiable");
  assert.equal(parseRange("bytes=-0", 100), "unsatisfiable");
});
