import assert from "node:assert/strict";
import fc from "fast-check";
import { assertClose } from "../../../../tests/support/close.ts";
import {
  addValue,
  mergeMoments,
  momentsFromSums,
  momentsOf,
  NO_MOMENTS,
  rateMoments,
} from "./moments.ts";

const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { maxLength: 40 });

// The values of growthbook/growthbook packages/stats/tests/test_shared_models.py, TestSampleMeanStatistic,
// which asks for numpy's figures; these are worked out by hand.
Deno.test("momentsOf() gives the mean and the unbiased variance", () => {
  const { n, mean, variance } = momentsOf([0.3, 0.5, 0.9, 22]);
  assertClose([n, mean, variance], [4, 5.925, 114.90916666666667]);
});

Deno.test("rateMoments() gives the variance of a rate", () => {
  assert.deepEqual(rateMoments(3, 4), { n: 4, mean: 0.75, variance: 0.1875 });
  assert.deepEqual(rateMoments(0, 0), NO_MOMENTS);
});

Deno.test("mergeMoments() is as if all values had come one by one", () => {
  fc.assert(fc.property(values, values, (some, others) => {
    const merged = mergeMoments(momentsOf(some), momentsOf(others));
    const all = momentsOf([...some, ...others]);
    assert.equal(merged.n, all.n);
    assertClose([merged.mean, merged.variance], [all.mean, all.variance], 1e-6);
  }));
});

Deno.test("addValue() keeps a small variance beside a large mean", () => {
  const { variance } = [1, 2, 3].reduce(
    (moments, value) => addValue(moments, 1e9 + value),
    NO_MOMENTS,
  );
  assertClose(variance, 1, 1e-6);
});

Deno.test("momentsFromSums() agrees with the values themselves", () => {
  const given = [0.3, 0.5, 0.9, 22];
  const sum = given.reduce((total, value) => total + value, 0);
  const squares = given.reduce((total, value) => total + value * value, 0);
  const { mean, variance } = momentsFromSums({ n: 4, sum, squares });
  assertClose([mean, variance], [5.925, 114.90916666666667]);
  assert.deepEqual(momentsFromSums({ n: 0, sum: 0, squares: 0 }), NO_MOMENTS);
});
