/**
 * Ridge regression on sparse rows by conjugate gradients on the normal equations, each column scaled by its own size
 * and penalty (CGLS with Jacobi's preconditioner; Å. Björck, "Numerical Methods for Least Squares Problems", 1996,
 * sections 7.4 and 7.5).
 */
import type { SparseMatrix } from "./sparse.ts";

export interface RidgeProblem {
  /** Numbers of the rows that count. */
  readonly picked: Int32Array;
  /** One for each of them. */
  readonly targets: Float64Array;
  /** Of each column; 0 = free. */
  readonly penalties: Float64Array;
  readonly iterations: number;
}

/** Least when nothing is left to gain, relative to the start. */
const CLOSE_ENOUGH = 1e-9;

/** Weights that minimise the sum of squared errors and of penalty times squared weight; yields between steps. */
export function* fitRidge(
  rows: SparseMatrix,
  { picked, targets, penalties, iterations }: RidgeProblem,
): Generator<void, Float64Array> {
  const scales = rows.squares(picked)
    .map((square, column) => 1 / (square + penalties[column]! || Infinity));
  yield;
  const weights = new Float64Array(rows.width);
  const residual = Float64Array.from(targets);
  let gradient = rows.sum(residual, picked);
  let scaled = times(gradient, scales);
  const direction = scaled.slice();
  let size = dot(gradient, scaled);
  const enough = size * CLOSE_ENOUGH;
  for (let step = 0; step < iterations && size > enough; step++) {
    yield;
    const moved = rows.times(direction, picked);
    const length = size / (dot(moved, moved) + dot(times(direction, penalties), direction));
    direction.forEach((value, column) => weights[column]! += length * value);
    moved.forEach((value, index) => residual[index]! -= length * value);
    gradient = rows.sum(residual, picked);
    weights.forEach((weight, column) => gradient[column]! -= penalties[column]! * weight);
    scaled = times(gradient, scales);
    const next = dot(gradient, scaled);
    scaled.forEach((value, column) => direction[column] = value + direction[column]! * next / size);
    size = next;
  }
  return weights;
}

const times = (a: Float64Array, b: Float64Array): Float64Array =>
  a.map((value, at) => value * b[at]!);

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let index = 0; index < a.length; index++) total += a[index]! * b[index]!;
  return total;
}
