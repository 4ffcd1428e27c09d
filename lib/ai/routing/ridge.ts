/**
 * Ridge regression on sparse rows by conjugate gradients on the normal equations (CGLS; Å. Björck,
 * "Numerical Methods for Least Squares Problems", 1996, section 7.4), each column with its own penalty.
 */
import type { SparseRow } from "./encode.ts";

export interface RidgeOptions {
  /** Penalty of each column; 0 = free. */
  readonly penalties: Float64Array;
  /** Steps; fewer leave the weights smaller than the penalty alone would. */
  readonly iterations: number;
}

/** Least when nothing is left to gain, relative to the start. */
const CLOSE_ENOUGH = 1e-12;

/** Weights that minimise the sum of squared errors and of penalty times squared weight. */
export function fitRidge(
  rows: readonly SparseRow[],
  targets: Float64Array,
  { penalties, iterations }: RidgeOptions,
): Float64Array {
  const weights = new Float64Array(penalties.length);
  const residual = Float64Array.from(targets);
  let gradient = descent(rows, residual, { weights, penalties });
  const direction = Float64Array.from(gradient);
  let size = dot(gradient, gradient);
  const enough = size * CLOSE_ENOUGH;
  for (let step = 0; step < iterations && size > enough; step++) {
    const moved = Float64Array.from(rows, (row) => product(row, direction));
    let curvature = dot(moved, moved);
    direction.forEach((value, column) => curvature += penalties[column]! * value ** 2);
    const length = size / curvature;
    direction.forEach((value, column) => weights[column]! += length * value);
    moved.forEach((value, index) => residual[index]! -= length * value);
    gradient = descent(rows, residual, { weights, penalties });
    const next = dot(gradient, gradient);
    gradient.forEach((value, column) =>
      direction[column] = value + direction[column]! * next / size
    );
    size = next;
  }
  return weights;
}

/** A row times a vector of weights. */
export function product({ columns, values }: SparseRow, weights: Float64Array): number {
  let total = 0;
  for (let index = 0; index < columns.length; index++) {
    total += values[index]! * weights[columns[index]!]!;
  }
  return total;
}

function descent(
  rows: readonly SparseRow[],
  residual: Float64Array,
  { weights, penalties }: { readonly weights: Float64Array; readonly penalties: Float64Array },
): Float64Array {
  const gradient = weights.map((weight, column) => -penalties[column]! * weight);
  rows.forEach(({ columns, values }, index) => {
    const error = residual[index]!;
    for (let at = 0; at < columns.length; at++) gradient[columns[at]!]! += values[at]! * error;
  });
  return gradient;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += a[index]! * b[index]!;
  return total;
}
