/** Fits as they are stored: weights as 32-bit floats in base64, about 22 kB a model. No words. */
import { z } from "zod";
import { SHAPE_SIZE } from "./shape.ts";
import { TEXT_COLUMNS } from "./encode.ts";
import type { TextFit, TextFits, TextWeights } from "./text_effect.ts";
import { BUCKETS } from "./words.ts";

/** Of what is measured of a text, and in which order. */
export const FITS_VERSION = 1;

const floats = (length: number) =>
  z.base64().transform((text) => new Float32Array(Uint8Array.fromBase64(text).buffer))
    .refine((values) => values.length === length && values.every(Number.isFinite), {
      error: `Must be ${length} numbers`,
    });

const weights = z.object({
  weights: floats(TEXT_COLUMNS),
  range: z.tuple([z.number(), z.number()]),
  centre: z.number(),
  centres: z.record(z.string(), z.number()),
});

const storedFits = z.object({
  version: z.literal(FITS_VERSION),
  tasks: z.record(
    z.string(),
    z.object({
      shapeMean: floats(SHAPE_SIZE),
      shapeDeviation: floats(SHAPE_SIZE),
      idf: floats(BUCKETS),
      models: z.record(z.string(), weights),
      common: weights,
    }),
  ),
});

export type StoredFits = z.input<typeof storedFits>;
type StoredFit = StoredFits["tasks"][string];
type StoredWeights = StoredFit["common"];

export const storeFits = (fits: TextFits): StoredFits => ({
  version: FITS_VERSION,
  tasks: mapped(fits, storeFit),
});

/** @throws {z.ZodError} If it is of another version, or broken */
export function readFits(stored: unknown): TextFits {
  const { tasks } = storedFits.parse(stored);
  return new Map(
    Object.entries(tasks).map(([task, { models, common, ...encoding }]): [string, TextFit] => [
      task,
      {
        encoding,
        models: new Map(Object.entries(models).map(([id, one]) => [id, readWeights(one)])),
        common: readWeights(common),
      },
    ]),
  );
}

const storeFit = ({ encoding, models, common }: TextFit): StoredFit => ({
  shapeMean: base64(encoding.shapeMean),
  shapeDeviation: base64(encoding.shapeDeviation),
  idf: base64(encoding.idf),
  models: mapped(models, storeWeights),
  common: storeWeights(common),
});

const storeWeights = ({ weights, range, centre, centres }: TextWeights): StoredWeights => ({
  weights: base64(weights),
  range: [...range],
  centre,
  centres: Object.fromEntries(centres),
});

const readWeights = ({ centres, ...rest }: z.output<typeof weights>): TextWeights => ({
  ...rest,
  centres: new Map(Object.entries(centres)),
});

const base64 = (values: ArrayLike<number>): string =>
  new Uint8Array(Float32Array.from(values).buffer).toBase64();

const mapped = <T, S>(entries: ReadonlyMap<string, T>, to: (value: T) => S): Record<string, S> =>
  Object.fromEntries([...entries].map(([key, value]) => [key, to(value)]));
