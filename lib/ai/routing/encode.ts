/** From a text to one sparse row, as the text model reads it: shape, then words. */
import { SHAPE_SIZE, shapeOf } from "./shape.ts";
import type { SparseRow } from "./sparse.ts";
import { BUCKETS, countWords, type WordCounts } from "./words.ts";

/** What is measured of a text, once. */
export interface TextFeatures {
  readonly words: WordCounts;
  readonly shape: Float64Array;
}

/** How raw features are scaled, learned from the texts that the model is fitted on. */
export interface Encoding {
  readonly shapeMean: ArrayLike<number>;
  readonly shapeDeviation: ArrayLike<number>;
  /** Inverse document frequency of each bucket; 0 = too few texts hold it. */
  readonly idf: ArrayLike<number>;
}

export const TEXT_COLUMNS = SHAPE_SIZE + BUCKETS;

/** Scaled shape beyond this counts as this. */
const FARTHEST = 4;
/** A word of fewer texts tells little of others, and might tell of who said it. */
const LEAST_TEXTS = 5;

/** How many of its columns an encoded text fills. */
export const entriesOf = ({ words }: TextFeatures): number => SHAPE_SIZE + words.buckets.length;

export const featuresOf = (text: string): TextFeatures => ({
  words: countWords(text),
  shape: shapeOf(text),
});

/** Yields where it may be interrupted. */
export function* learnEncoding(texts: readonly TextFeatures[]): Generator<void, Encoding> {
  const shapeMean = new Float64Array(SHAPE_SIZE);
  const squares = new Float64Array(SHAPE_SIZE);
  const seen = new Float64Array(BUCKETS);
  for (const [number, { words, shape }] of texts.entries()) {
    shape.forEach((value, index) => {
      const apart = value - shapeMean[index]!;
      shapeMean[index]! += apart / (number + 1);
      squares[index]! += apart * (value - shapeMean[index]!);
    });
    for (const bucket of words.buckets) seen[bucket]! += 1;
    if (number % 256 === 0) yield;
  }
  return {
    shapeMean,
    shapeDeviation: squares.map((square) => Math.sqrt(square / texts.length) || 1),
    idf: seen.map((count) =>
      count < LEAST_TEXTS ? 0 : Math.log((1 + texts.length) / (1 + count)) + 1
    ),
  };
}

export function encode({ words, shape }: TextFeatures, encoding: Encoding): SparseRow {
  const columns = new Int32Array(entriesOf({ words, shape }));
  const values = new Float64Array(columns.length);
  for (let index = 0; index < SHAPE_SIZE; index++) {
    columns[index] = index;
    values[index] = scaled(shape[index]!, encoding, index);
  }
  let squares = 0;
  words.buckets.forEach((bucket, index) => {
    const weight = (1 + Math.log(words.counts[index]!)) * encoding.idf[bucket]!;
    columns[SHAPE_SIZE + index] = SHAPE_SIZE + bucket;
    values[SHAPE_SIZE + index] = weight;
    squares += weight ** 2;
  });
  const norm = Math.sqrt(squares) || 1;
  for (let index = SHAPE_SIZE; index < values.length; index++) values[index]! /= norm;
  return { columns, values };
}

function scaled(value: number, { shapeMean, shapeDeviation }: Encoding, index: number): number {
  const apart = (value - shapeMean[index]!) / shapeDeviation[index]!;
  return Math.max(-FARTHEST, Math.min(FARTHEST, apart));
}
