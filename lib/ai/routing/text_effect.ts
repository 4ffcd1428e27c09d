/** What a text adds to or takes from each model's expected quality, by what was last fitted. */
import { encode, type Encoding, featuresOf } from "./encode.ts";
import { product, type SparseRow } from "./sparse.ts";

/** Weights of a text's columns, and what they give on average: how far a text is from that is its effect. */
export interface TextWeights {
  readonly weights: ArrayLike<number>;
  /** What they give at least and at most: of a text unlike all others no more is said than of those. */
  readonly range: readonly [least: number, most: number];
  readonly centre: number;
  /** By group. */
  readonly centres: ReadonlyMap<string, number>;
}

export interface TextFit {
  readonly encoding: Encoding;
  /** Of what texts do to all models alike. */
  readonly common: TextWeights;
  /** Of what they do to one beyond that; a model that is missing has nothing of its own. */
  readonly models: ReadonlyMap<string, TextWeights>;
}

/** By task; a task that is missing has none. */
export type TextFits = ReadonlyMap<string, TextFit>;

interface Question {
  readonly task: string;
  readonly group: string | null;
  readonly text: string;
}

const NOTHING = () => 0;

/** For each model, against the middle of the texts of its group; of all, where the group is new. */
export function effectOf(
  fits: TextFits,
  { task, group, text }: Question,
): (model: string) => number {
  const fit = fits.get(task);
  if (!fit) return NOTHING;
  const row = encode(featuresOf(text), fit.encoding);
  const common = apart(row, group, fit.common);
  return (model) => {
    const own = fit.models.get(model);
    return own ? common + apart(row, group, own) : common;
  };
}

function apart(
  row: SparseRow,
  group: string | null,
  { weights, range: [least, most], centre, centres }: TextWeights,
): number {
  const effect = Math.max(least, Math.min(most, product(row, weights)));
  return effect - (centres.get(group ?? "") ?? centre);
}
