import assert from "node:assert/strict";
import { assertClose } from "../../../../tests/support/close.ts";
import { meanEffect } from "./effect.ts";
import { contrastScore } from "./inverse_propensity.ts";
import { addValue, type Moments, NO_MOMENTS } from "./moments.ts";
import { drawIndex, drawNormal, seededRandom } from "../../../random.ts";
import { confidenceSequence } from "./sequential.ts";

const PAIR = { control: 0, treatment: 1 };

Deno.test("contrastScore() weighs the surprise by the arm's chance", () => {
  const unit = { value: 3, shares: [0.8, 0.2], expected: [1, 2] };
  assertClose(contrastScore({ ...unit, arm: 1 }, PAIR), 2 + (3 - 2) / 0.2 - 1);
  assertClose(contrastScore({ ...unit, arm: 0 }, PAIR), 2 - (1 + (3 - 1) / 0.8));
});

/** An allocator that goes with the leader: plain means are biased under it. */
function run(seed: number): { readonly scores: Moments; readonly covered: boolean } {
  const random = seededRandom(seed);
  const arms = [NO_MOMENTS, NO_MOMENTS];
  let scores = NO_MOMENTS;
  let covered = true;
  for (let unit = 0; unit < 400; unit++) {
    const shares = arms[1]!.mean > arms[0]!.mean ? [0.1, 0.9] : [0.9, 0.1];
    const arm = drawIndex(random, shares);
    const value = drawNormal(random);
    const expected = arms.map(({ mean }) => mean);
    scores = addValue(scores, contrastScore({ arm, value, shares, expected }, PAIR));
    arms[arm] = addValue(arms[arm]!, value);
    if (unit < 50) continue;
    const { lower, upper } = confidenceSequence(meanEffect(scores), { tunedFor: 400 });
    covered &&= lower <= 0 && 0 <= upper;
  }
  return { scores, covered };
}

Deno.test("contrastScore() makes a sequence that holds under shares that follow the data", () => {
  const runs = Array.from({ length: 100 }, (_, seed) => run(seed + 1));
  const missed = runs.filter(({ covered }) => !covered).length;
  assert.ok(missed <= 10, `${missed} of 100 sequences missed, where 5 may`);
  const bias = runs.reduce((sum, { scores }) => sum + scores.mean, 0) / runs.length;
  assertClose(bias, 0, 0.06);
});
