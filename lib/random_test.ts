import assert from "node:assert/strict";
import { assertClose } from "../tests/support/close.ts";
import { momentsOf } from "./ai/experiments/statistics/moments.ts";
import { drawIndex, drawNormal, seededRandom } from "./random.ts";

const DRAWS = 20_000;

Deno.test("seededRandom() repeats itself for a seed and not for another", () => {
  const draw = (seed: number): readonly number[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 5 }, random);
  };
  assert.deepEqual(draw(1), draw(1));
  assert.notDeepEqual(draw(1), draw(2));
});

Deno.test("seededRandom() is even on [0, 1)", () => {
  const { mean, variance } = momentsOf(Array.from({ length: DRAWS }, seededRandom(7)));
  assertClose(mean, 1 / 2, 0.01);
  assertClose(variance, 1 / 12, 0.005);
});

Deno.test("drawNormal() has mean 0 and variance 1", () => {
  const random = seededRandom(8);
  const { mean, variance } = momentsOf(Array.from({ length: DRAWS }, () => drawNormal(random)));
  assertClose([mean, variance], [0, 1], 0.04);
});

Deno.test("drawIndex() draws in proportion to the weights and never a weight of 0", () => {
  const random = seededRandom(9);
  const counts = [0, 0, 0];
  for (let i = 0; i < DRAWS; i++) counts[drawIndex(random, [3, 0, 1])]! += 1;
  assertClose(counts.map((count) => count / DRAWS), [0.75, 0, 0.25], 0.02);
});
