/** From a text and its group to one sparse row, as the gain model reads it: intercept, shape, group, words. */
import { SHAPE_SIZE, shapeOf } from "./shape.ts";
import { BUCKETS, countWords, type WordCounts } from "./words.ts";

/** What the model may know of a prompt. `group`: its subject, task or question type; null = unknown. */
export interface PromptFeatures {
  readonly words: WordCounts;
  readonly shape: Float64Array;
  readonly group: string | null;
}

/** Columns ascending, each with its value. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** How raw features are scaled, learned from the prompts that the model is fitted on. */
export interface Encoding {
  readonly shapeMean: Float64Array;
  readonly shapeDeviation: Float64Array;
  /** Inverse document frequency of each bucket. */
  readonly idf: Float64Array;
  readonly groups: readonly string[];
}

const FARTHEST = 4;

export const featuresOf = (text: string, group: string | null): PromptFeatures => ({
  words: countWords(text),
  shape: shapeOf(text),
  group,
});

/** First column of each part. */
export function layoutOf({ groups }: Pick<Encoding, "groups">) {
  const shape = 1;
  const group = shape + SHAPE_SIZE;
  const words = group + groups.length;
  return { shape, group, words, size: words + BUCKETS };
}

export function learnEncoding(prompts: readonly PromptFeatures[]): Encoding {
  const shapeMean = new Float64Array(SHAPE_SIZE);
  const shapeDeviation = new Float64Array(SHAPE_SIZE);
  const seen = new Float64Array(BUCKETS);
  for (const { words, shape } of prompts) {
    shape.forEach((value, index) => shapeMean[index]! += value / prompts.length);
    for (const bucket of words.buckets) seen[bucket]! += 1;
  }
  for (const { shape } of prompts) {
    shape.forEach((value, index) =>
      shapeDeviation[index]! += (value - shapeMean[index]!) ** 2 / prompts.length
    );
  }
  const groups = new Set(prompts.flatMap(({ group }) => group === null ? [] : [group]));
  return {
    shapeMean,
    shapeDeviation: shapeDeviation.map((variance) => Math.sqrt(variance) || 1),
    idf: seen.map((count) => Math.log((1 + prompts.length) / (1 + count)) + 1),
    groups: [...groups].sort(),
  };
}

/** An unknown group has no column of its own: shape and words decide alone. */
export function encode({ words, shape, group }: PromptFeatures, encoding: Encoding): SparseRow {
  const layout = layoutOf(encoding);
  const at = group === null ? -1 : encoding.groups.indexOf(group);
  const fixed = 1 + SHAPE_SIZE + (at >= 0 ? 1 : 0);
  const columns = new Int32Array(fixed + words.buckets.length);
  const values = new Float64Array(columns.length);
  values[0] = 1;
  for (let index = 0; index < SHAPE_SIZE; index++) {
    columns[1 + index] = layout.shape + index;
    values[1 + index] = standardised(shape, encoding, index);
  }
  if (at >= 0) {
    columns[fixed - 1] = layout.group + at;
    values[fixed - 1] = 1;
  }
  let squares = 0;
  words.buckets.forEach((bucket, index) => {
    const weight = (1 + Math.log(words.counts[index]!)) * encoding.idf[bucket]!;
    columns[fixed + index] = layout.words + bucket;
    values[fixed + index] = weight;
    squares += weight ** 2;
  });
  const norm = Math.sqrt(squares) || 1;
  for (let index = fixed; index < values.length; index++) values[index]! /= norm;
  return { columns, values };
}

function standardised(shape: Float64Array, encoding: Encoding, index: number): number {
  const value = (shape[index]! - encoding.shapeMean[index]!) / encoding.shapeDeviation[index]!;
  return Math.max(-FARTHEST, Math.min(FARTHEST, value));
}
