import assert from "node:assert/strict";
import { drawNormal, seededRandom } from "../../../lib/random.ts";
import { assertClose } from "../../../tests/support/close.ts";
import { predictOutOfFold } from "../../coach/interviews/predict.ts";
import { groupedFolds, pearson } from "../../coach/interviews/validation.ts";
import { calibrated, clippedRidge, clippedScaler, equalWeights, filled } from "./fits.ts";

const PEOPLE = Array.from({ length: 60 }, (_, at) => String(at % 30));

function invented(slope: number) {
  const random = seededRandom(3);
  const rows = PEOPLE.map(() => [drawNormal(random), drawNormal(random), drawNormal(random)]);
  const targets = rows.map(([first]) => 4 + slope * first! + 0.3 * drawNormal(random));
  return { rows, targets, groups: PEOPLE };
}

Deno.test("groupedFolds() keeps a person's interviews in one fold, and fills every fold", () => {
  const folds = groupedFolds(PEOPLE, 10, seededRandom(1));
  PEOPLE.forEach((person, at) => assert.equal(folds[at], folds[PEOPLE.indexOf(person)]));
  const sizes = Map.groupBy(folds, (fold) => fold);
  assert.deepEqual([...sizes.values()].map((fold) => fold.length), Array(10).fill(6));
});

Deno.test("clippedScaler() scores by the rows it saw, cuts off at 2.5 and puts missing at 0", () => {
  const scale = clippedScaler([[1, 5], [3, 5], [NaN, 5]]);
  assertClose(scale([3, 5]), [1, 0]);
  assertClose(scale([100, 5]), [2.5, 0]);
  assertClose(scale([-100, NaN]), [-2.5, 0]);
  assertClose(scale([-Infinity, 5]), [0, 0]);
});

Deno.test("clippedRidge() finds out of fold what is there", () => {
  const problem = { ...invented(1), fit: clippedRidge };
  const r = pearson(predictOutOfFold(problem, [1]), problem.targets);
  assert.ok(r > 0.9, String(r));
});

Deno.test("clippedRidge() finds out of fold nothing where nothing is", () => {
  const problem = { ...invented(0), fit: clippedRidge };
  const r = pearson(predictOutOfFold(problem, [1]), problem.targets);
  assert.ok(r < 0.3, String(r));
});

Deno.test("clippedRidge() shrinks less where the columns say more", () => {
  const reach = (slope: number): number => {
    const { rows, targets, groups } = invented(slope);
    const model = clippedRidge(rows, targets, groups);
    return (model([1, 0, 0]) - model([-1, 0, 0])) / (2 * slope);
  };
  assert.ok(reach(2) > reach(0.05));
});

Deno.test("calibrated() brings a score to the scale of the targets", () => {
  const rows = [[0, 0], [1, 1], [2, 2]];
  const model = calibrated(equalWeights)(rows, [3, 5, 7], ["a", "b", "c"]);
  assertClose(model([3, 3]), 9);
});

Deno.test("calibrated() says the mean where the score is always the same", () => {
  assertClose(calibrated(equalWeights)([[1], [1]], [3, 5], ["a", "b"])([1]), 4);
});

Deno.test("filled() puts what is missing at the mean of the rows it learned from", () => {
  const model = filled(equalWeights)([[1, 2], [3, NaN]], [0, 0], ["a", "b"]);
  assertClose(model([NaN, 4]), 3);
});
