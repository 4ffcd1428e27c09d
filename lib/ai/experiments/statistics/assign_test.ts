import assert from "node:assert/strict";
import { assertClose } from "../../../../tests/support/close.ts";
import { assign, bucketOf, bucketRanges } from "./assign.ts";

// growthbook/growthbook packages/sdk-js/test/cases.json (specVersion 0.5.4), "hash", version 2.
Deno.test("bucketOf() gives the published values of GrowthBook's hash, version 2", () => {
  const cases = [
    ["seed", "a", 0.0505],
    ["seed", "b", 0.2696],
    ["foo", "ab", 0.2575],
    ["foo", "def", 0.2019],
    ["89123klj", "8952klfjas09ujkasdf", 0.124],
    ["90850943850283058242805", "123", 0.7516],
    ["()**(%$##$%#$#", '___)((*":&', 0.0128],
  ] as const;
  for (const [seed, unit, bucket] of cases) assert.equal(bucketOf(unit, seed), bucket);
});

// The same file, "getBucketRange".
Deno.test("bucketRanges() gives GrowthBook's published ranges", () => {
  const cases = [
    [[0.5, 0.5], 1, [0, 0.5, 0.5, 1]],
    [[0.5, 0.5], 0.5, [0, 0.25, 0.5, 0.75]],
    [[0.5, 0.5], 0, [0, 0, 0.5, 0.5]],
    [[0.25, 0.25, 0.25, 0.25], 1, [0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1]],
    [[0.4, 0.6], 1, [0, 0.4, 0.4, 1]],
    [[0.2, 0.3, 0.5], 1, [0, 0.2, 0.2, 0.5, 0.5, 1]],
    [[0.2, 0.3, 0.5], 0.2, [0, 0.04, 0.2, 0.26, 0.5, 0.6]],
    [[0.4, 0.5999], 1, [0, 0.4, 0.4, 0.9999]],
  ] as const;
  for (const [weights, coverage, ends] of cases) {
    assertClose(bucketRanges(weights, coverage).flat(), ends, 1e-12);
  }
});

// Where the same cases repair weights and coverage in silence, here the mistake is reported.
Deno.test("bucketRanges() refuses weights that do not add up and coverage out of range", () => {
  assert.throws(() => bucketRanges([0.4, 0.1]), RangeError);
  assert.throws(() => bucketRanges([0.7, 0.6]), RangeError);
  assert.throws(() => bucketRanges([1.2, -0.2]), RangeError);
  assert.throws(() => bucketRanges([0.5, 0.5], -0.2), RangeError);
  assert.throws(() => bucketRanges([0.5, 0.5], 1.5), RangeError);
});

Deno.test("assign() follows the weights, and another seed makes other groups", () => {
  const weights = [0.2, 0.5, 0.3];
  const counts = [0, 0, 0];
  let same = 0;
  for (let i = 0; i < 10_000; i++) {
    const variant = assign(`unit ${i}`, { seed: "a", weights })!;
    counts[variant]! += 1;
    same += variant === assign(`unit ${i}`, { seed: "b", weights }) ? 1 : 0;
  }
  assertClose(counts.map((count) => count / 10_000), weights, 0.02);
  assertClose(same / 10_000, 0.2 ** 2 + 0.5 ** 2 + 0.3 ** 2, 0.02);
});

Deno.test("assign() keeps who takes part where they were when coverage grows", () => {
  for (let i = 0; i < 500; i++) {
    const few = assign(`unit ${i}`, { seed: "a", weights: [0.5, 0.5], coverage: 0.3 });
    if (few !== null) {
      assert.equal(assign(`unit ${i}`, { seed: "a", weights: [0.5, 0.5], coverage: 0.8 }), few);
    }
  }
});
