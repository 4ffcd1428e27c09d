/** Rows of which most columns are 0. */

/** Columns, each with its value. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** A row times a vector of weights. */
export function product({ columns, values }: SparseRow, weights: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < columns.length; at++) total += values[at]! * weights[columns[at]!]!;
  return total;
}

interface Size {
  readonly rows: number;
  /** Of all rows together, at most. */
  readonly entries: number;
  readonly columns: number;
}

/** Compressed rows; what is asked of it is asked of the rows that are picked, by their numbers. */
export class SparseMatrix {
  readonly width: number;
  /** Of each row, its first entry; and the end of the last. */
  readonly #starts: Int32Array;
  readonly #columns: Int32Array;
  readonly #values: Float64Array;
  #rows = 0;

  constructor({ rows, entries, columns }: Size) {
    this.width = columns;
    this.#starts = new Int32Array(rows + 1);
    this.#columns = new Int32Array(entries);
    this.#values = new Float64Array(entries);
  }

  /** @param ones more columns, of which each is 1 */
  add({ columns, values }: SparseRow, ones: readonly number[] = []): void {
    const start = this.#starts[this.#rows]!;
    const end = start + columns.length;
    this.#columns.set(columns, start);
    this.#values.set(values, start);
    this.#columns.set(ones, end);
    this.#values.fill(1, end, end + ones.length);
    this.#rows += 1;
    this.#starts[this.#rows] = end + ones.length;
  }

  /** Each row times the weights. */
  times(weights: Float64Array, picked: Int32Array): Float64Array {
    const [starts, columns, values] = [this.#starts, this.#columns, this.#values];
    const products = new Float64Array(picked.length);
    for (let index = 0; index < picked.length; index++) {
      const row = picked[index]!;
      const end = starts[row + 1]!;
      let total = 0;
      for (let at = starts[row]!; at < end; at++) total += values[at]! * weights[columns[at]!]!;
      products[index] = total;
    }
    return products;
  }

  /** The sum of all rows, each times its factor. */
  sum(factors: Float64Array, picked: Int32Array): Float64Array {
    const [starts, columns, values] = [this.#starts, this.#columns, this.#values];
    const sums = new Float64Array(this.width);
    for (let index = 0; index < picked.length; index++) {
      const row = picked[index]!;
      const end = starts[row + 1]!;
      const factor = factors[index]!;
      for (let at = starts[row]!; at < end; at++) sums[columns[at]!]! += values[at]! * factor;
    }
    return sums;
  }

  /** Of each column, the sum of its squares. */
  squares(picked: Int32Array): Float64Array {
    const sums = new Float64Array(this.width);
    for (const row of picked) {
      const end = this.#starts[row + 1]!;
      for (let at = this.#starts[row]!; at < end; at++) {
        sums[this.#columns[at]!]! += this.#values[at]! ** 2;
      }
    }
    return sums;
  }
}
