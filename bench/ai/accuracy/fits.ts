/** How each variant learns: weights of the coach's dimensions on the judges' scale, or a steadied ridge. */
import {
  average,
  columns,
  dot,
  gramMatrix,
  type Row,
  solve,
} from "../../coach/interviews/linear.ts";
import type { Fit } from "../../coach/interviews/predict.ts";
import { groupedFolds } from "../../coach/interviews/validation.ts";
import { seededRandom } from "../../../lib/random.ts";

const PENALTIES = [3, 10, 30, 100, 300] as const;
const INNER_FOLDS = 10;
const INNER_CUTS = [1, 2, 3] as const;
/** Standard deviations from the mean at which a value is cut off. */
const FURTHEST = 2.5;

/** The first rubric: the mean of the dimensions, nothing learned. */
export const equalWeights: Fit = () => average;

/** The same score brought to the judges' scale by a straight line through the training part. */
export const calibrated = (fit: Fit): Fit => (rows, targets, groups) => {
  const score = fit(rows, targets, groups);
  const scores = rows.map(score);
  const [middle, mean] = [average(scores), average(targets)];
  const apart = scores.map((value) => value - middle);
  const slope = dot(apart, targets) / (dot(apart, apart) || 1);
  return (row) => mean + slope * (score(row) - middle);
};

/** What is missing of a row stands at the training part's mean. */
export const filled = (fit: Fit): Fit => (rows, targets, groups) => {
  const means = columns(rows).map((column) => average(column.filter(Number.isFinite)));
  const fill = (row: Row): number[] =>
    row.map((value, at) => Number.isFinite(value) ? value : means[at]!);
  const model = fit(rows.map(fill), targets, groups);
  return (row) => model(fill(row));
};

/** Ridge on clipped columns; the penalty is the one that errs least on people left out in training. */
export const clippedRidge: Fit = (rows, targets, groups) => {
  const errors = PENALTIES.map(() => 0);
  for (const cut of INNER_CUTS) {
    const folds = groupedFolds(groups, INNER_FOLDS, seededRandom(cut));
    for (const fold of new Set(folds)) {
      const kept = <T>(values: readonly T[]) => values.filter((_, at) => folds[at] !== fold);
      const models = fitPenalties(kept(rows), kept(targets));
      folds.forEach((other, at) => {
        if (other !== fold) return;
        models.forEach((model, which) => errors[which]! += (model(rows[at]!) - targets[at]!) ** 2);
      });
    }
  }
  return fitPenalties(rows, targets)[errors.indexOf(Math.min(...errors))]!;
};

/** One model for each penalty; the mean is not penalised. */
function fitPenalties(rows: readonly Row[], targets: readonly number[]) {
  const scale = clippedScaler(rows);
  const inputs = rows.map(scale);
  const mean = average(targets);
  const centred = targets.map((target) => target - mean);
  const gram = gramMatrix(inputs);
  const right = columns(inputs).map((column) => dot(column, centred));
  return PENALTIES.map((penalty) => {
    const weights = solve(
      gram.map((line, at) => line.map((value, column) => value + (at === column ? penalty : 0))),
      right,
    );
    return (row: Row): number => mean + dot(scale(row), weights);
  });
}

/** Standard scores by these rows (deviation divided by n), cut off at the furthest; 0 where missing. */
export function clippedScaler(rows: readonly Row[]): (row: Row) => number[] {
  const stats = columns(rows).map((column) => {
    const known = column.filter(Number.isFinite);
    const mean = average(known);
    return { mean, deviation: Math.sqrt(average(known.map((value) => (value - mean) ** 2))) || 1 };
  });
  return (row) =>
    row.map((value, at) => {
      const { mean, deviation } = stats[at]!;
      const score = (value - mean) / deviation;
      return Number.isFinite(score) ? Math.max(-FURTHEST, Math.min(FURTHEST, score)) : 0;
    });
}
