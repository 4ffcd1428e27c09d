/** Small linear models: ridge regression, and least squares with non-negative weights. */

export type Row = readonly number[];
export type Model = (row: Row) => number;

/** Ridge regression on standardised columns; the intercept is not penalised. */
export function fitRidge(rows: readonly Row[], targets: readonly number[], lambda: number): Model {
  const scale = standardiser(rows);
  const inputs = rows.map(scale);
  const mean = average(targets);
  const centred = targets.map((target) => target - mean);
  const gram = gramMatrix(inputs);
  gram.forEach((line, at) => line[at]! += lambda);
  const weights = solve(gram, columns(inputs).map((column) => dot(column, centred)));
  return (row) => mean + dot(scale(row), weights);
}

/**
 * Weights >= 0 that add up to 1, by projected coordinate descent on centred columns. `pull` in 0..1
 * draws them towards equal weights, which steadies them on few interviews.
 */
export function fitNonNegative(
  rows: readonly Row[],
  targets: readonly number[],
  pull: number,
): number[] {
  const inputs = centre(rows);
  const wanted = targets.map((target) => target - average(targets));
  const width = inputs[0]!.length;
  const weights = new Array<number>(width).fill(0);
  for (let round = 0; round < 500; round++) {
    for (let at = 0; at < width; at++) {
      const column = inputs.map((row) => row[at]!);
      const rest = inputs.map((row, line) =>
        wanted[line]! - dot(row, weights) + row[at]! * weights[at]!
      );
      weights[at] = Math.max(0, dot(column, rest) / (dot(column, column) || 1));
    }
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return weights.map((weight) => (1 - pull) * weight / total + pull / width);
}

export function dot(a: Row, b: Row): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

export const columns = (rows: readonly Row[]): number[][] =>
  rows[0]!.map((_, at) => rows.map((row) => row[at]!));

function centre(rows: readonly Row[]): number[][] {
  const means = columns(rows).map(average);
  return rows.map((row) => row.map((value, at) => value - means[at]!));
}

function standardiser(rows: readonly Row[]): (row: Row) => number[] {
  const stats = columns(rows).map((column) => {
    const mean = average(column);
    return { mean, deviation: Math.sqrt(average(column.map((value) => (value - mean) ** 2))) || 1 };
  });
  return (row) => row.map((value, at) => (value - stats[at]!.mean) / stats[at]!.deviation);
}

/** The products of every column with every other. */
export function gramMatrix(rows: readonly Row[]): number[][] {
  const all = columns(rows);
  return all.map((a) => all.map((b) => dot(a, b)));
}

/** Gaussian elimination with partial pivoting. */
export function solve(matrix: readonly Row[], right: readonly number[]): number[] {
  const work = matrix.map((line, at) => [...line, right[at]!]);
  const size = work.length;
  for (let at = 0; at < size; at++) {
    const pivot = work.slice(at).reduce(
      (best, line, offset) => Math.abs(line[at]!) > Math.abs(work[best]![at]!) ? at + offset : best,
      at,
    );
    [work[at], work[pivot]] = [work[pivot]!, work[at]!];
    for (let below = 0; below < size; below++) {
      if (below === at) continue;
      const factor = work[below]![at]! / (work[at]![at]! || 1e-12);
      for (let column = at; column <= size; column++) {
        work[below]![column]! -= factor * work[at]![column]!;
      }
    }
  }
  return work.map((line, at) => line[size]! / (line[at]! || 1e-12));
}
