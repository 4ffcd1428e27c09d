/** Small symmetric systems by Cholesky's factors (Golub & Van Loan, "Matrix Computations", 4th ed., section 4.2). */

/** Lower triangle L of L L' = A, by rows, of a positive definite A whose lower triangle is given by rows. */
export function factorise(lower: readonly number[], size: number): Float64Array {
  const factor = Float64Array.from(lower);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let left = factor[at(row, column)]!;
      for (let k = 0; k < column; k++) left -= factor[at(row, k)]! * factor[at(column, k)]!;
      factor[at(row, column)] = row === column
        ? Math.sqrt(left)
        : left / factor[at(column, column)]!;
    }
  }
  return factor;
}

/** x of A x = b, by A's factor. */
export function solve(factor: Float64Array, right: readonly number[]): Float64Array {
  const x = Float64Array.from(right);
  for (let row = 0; row < x.length; row++) {
    for (let k = 0; k < row; k++) x[row]! -= factor[at(row, k)]! * x[k]!;
    x[row]! /= factor[at(row, row)]!;
  }
  for (let row = x.length - 1; row >= 0; row--) {
    for (let k = row + 1; k < x.length; k++) x[row]! -= factor[at(k, row)]! * x[k]!;
    x[row]! /= factor[at(row, row)]!;
  }
  return x;
}

/** Where row and column stand in a lower triangle by rows, row >= column. */
export const at = (row: number, column: number): number => row * (row + 1) / 2 + column;
