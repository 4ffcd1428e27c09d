/**
 * What texts do to models' quality in one task, by ridge regression in two layers (regularised multi-task learning:
 * Evgeniou & Pontil, KDD 2004): what a text does to whichever model answers it, and beyond that to one model. So the
 * difference of two models is drawn towards nothing by itself, also where they answered different texts. Where both
 * answered the same ones it is what the regression of the gain gives, the quality of the one less that of the other,
 * which is predicted rather than how hard a text is: both models fail on some hard texts, and nothing is gained there.
 * The setting is that of RouteLLM (Ong et al., arXiv:2406.18665).
 */
import {
  encode,
  type Encoding,
  entriesOf,
  learnEncoding,
  TEXT_COLUMNS,
  type TextFeatures,
} from "./encode.ts";
import { fitRidge } from "./ridge.ts";
import { SHAPE_SIZE } from "./shape.ts";
import { shareOf } from "./share.ts";
import { SparseMatrix } from "./sparse.ts";
import type { TextFit, TextWeights } from "./text_effect.ts";

/** How good a model's answer to a text was. */
export interface TextObservation {
  readonly features: TextFeatures;
  /** Question type, as the router is asked for it; null = none. */
  readonly group: string | null;
  readonly model: string;
  /** 0..1 */
  readonly quality: number;
}

/** Fewer observations, of all models or of one, say nothing that can be checked. */
const LEAST = 200;
/** Observations that a weight of 0 is worth. Found by cross-validation on recorded prompts: bench/ai/routing. */
const PENALTIES = { words: 20, shape: 50, group: 10 };
const ITERATIONS = 25;
const FOLDS = 3;
/** Observations of a group that the centre over all groups is worth, about as many as in the quality table. */
const CENTRE_STRENGTH = 15;

/** Weights of all columns. */
interface Layers {
  /** Of the average model, by observations. */
  readonly common: Float64Array;
  /** Each model's, less the average's. */
  readonly own: ReadonlyMap<string, Float64Array>;
}

/** Of a layer's effect, what holds for texts that it was not fitted on, 0..1. */
interface Shares {
  readonly common: number;
  readonly own: number;
}

interface Centred {
  readonly share: number;
  /** From whose texts' middle to count. */
  readonly of: Int32Array;
}

/**
 * Yields where it may be interrupted, every few milliseconds of work.
 *
 * @returns null where texts say nothing that holds for others
 */
export function* fitTexts(
  observations: readonly TextObservation[],
): Generator<void, TextFit | null> {
  if (observations.length < LEAST) return null;
  const encoding = yield* learnEncoding(observations.map(({ features }) => features));
  const rows = yield* rowsOf(observations, encoding);
  yield;
  const fitting = new Fitting(observations, rows);
  const shares = yield* fitting.crossValidate();
  if (shares.common === 0 && shares.own === 0) return null;
  return { encoding, ...yield* fitting.fit(shares) };
}

/** Text, intercept, group. */
function* rowsOf(
  observations: readonly TextObservation[],
  encoding: Encoding,
): Generator<void, SparseMatrix> {
  const groups = [...new Set(observations.map(({ group }) => group))];
  const rows = new SparseMatrix({
    rows: observations.length,
    entries: observations.reduce((sum, { features }) => sum + entriesOf(features) + 2, 0),
    columns: TEXT_COLUMNS + 1 + groups.length,
  });
  for (const [number, { features, group }] of observations.entries()) {
    rows.add(encode(features, encoding), [TEXT_COLUMNS, TEXT_COLUMNS + 1 + groups.indexOf(group)]);
    if (number % 64 === 0) yield;
  }
  return rows;
}

/** Observations are told by their numbers. */
class Fitting {
  readonly #observations: readonly TextObservation[];
  readonly #rows: SparseMatrix;
  readonly #penalties: Float64Array;
  readonly #all: Int32Array;
  /** Models that are known well enough to have something of their own. */
  readonly #known: ReadonlySet<string>;
  /** The same words are never in two. */
  readonly #folds: Int32Array;

  constructor(observations: readonly TextObservation[], rows: SparseMatrix) {
    this.#observations = observations;
    this.#rows = rows;
    this.#penalties = new Float64Array(rows.width).fill(PENALTIES.shape, 0, SHAPE_SIZE)
      .fill(PENALTIES.words, SHAPE_SIZE, TEXT_COLUMNS).fill(PENALTIES.group, TEXT_COLUMNS + 1);
    this.#all = Int32Array.from(observations.keys());
    this.#known = new Set(
      this.#split(this.#all, "model").flatMap(([model, { length }]) =>
        length < LEAST ? [] : model!
      ),
    );
    this.#folds = Int32Array.from(
      observations,
      ({ features }) => features.words.buckets.reduce((sum, bucket) => sum + bucket, 0) % FOLDS,
    );
  }

  /** By what texts left out differ from others of their group that the same model answered. */
  *crossValidate(): Generator<void, Shares> {
    const [common, own, quality]: number[][] = [[], [], []];
    const none = new Float64Array(this.#rows.width);
    let freedom = 0;
    for (let fold = 0; fold < FOLDS; fold++) {
      yield;
      const layers = yield* this.#layers(this.#all.filter((at) => this.#folds[at] !== fold));
      const left = this.#all.filter((at) => this.#folds[at] === fold);
      for (const [model, its] of this.#split(left, "model")) {
        const weights = layers.own.get(model!) ?? none;
        for (const [, alike] of this.#split(its, "group")) {
          common!.push(...apart(this.#rows.times(textOf(layers.common), alike)));
          own!.push(...apart(this.#rows.times(textOf(weights), alike)));
          quality!.push(...apart(this.#qualities(alike)));
          freedom += alike.length - 1;
        }
        yield;
      }
    }
    const ofCommon = shareOf({ predicted: common!, found: quality!, freedom });
    const left = quality!.map((value, at) => value - ofCommon * common![at]!);
    return { common: ofCommon, own: shareOf({ predicted: own!, found: left, freedom }) };
  }

  *fit(shares: Shares): Generator<void, Omit<TextFit, "encoding">> {
    const { common, own } = yield* this.#layers(this.#all);
    const models = new Map<string, TextWeights>();
    for (const [model, its] of this.#split(this.#all, "model")) {
      const weights = own.get(model!);
      if (shares.own === 0 || !weights) continue;
      models.set(model!, this.#centred(weights, { share: shares.own, of: its }));
      yield;
    }
    const all = { share: shares.common, of: this.#all };
    return { common: this.#centred(common, all), models };
  }

  *#layers(picked: Int32Array): Generator<void, Layers> {
    const byModel = this.#split(picked, "model");
    const targets = new Float64Array(this.#observations.length);
    for (const [, its] of byModel) {
      apart(this.#qualities(its)).forEach((value, index) => targets[its[index]!] = value);
    }
    yield;
    const common = yield* this.#ridge(picked, targets);
    this.#rows.times(common, picked).forEach((value, index) => targets[picked[index]!]! -= value);
    const own = new Map<string, Float64Array>();
    const average = new Float64Array(common.length);
    for (const [model, its] of byModel) {
      if (!this.#known.has(model!)) continue;
      const weights = yield* this.#ridge(its, targets);
      own.set(model!, weights);
      increase(average, weights, its.length / picked.length);
    }
    increase(common, average, 1);
    for (const weights of own.values()) increase(weights, average, -1);
    return { common, own };
  }

  #ridge(picked: Int32Array, targets: Float64Array): Generator<void, Float64Array> {
    return fitRidge(this.#rows, {
      picked,
      targets: Float64Array.from(picked, (at) => targets[at]!),
      penalties: this.#penalties,
      iterations: ITERATIONS,
    });
  }

  #centred(weights: Float64Array, { share, of }: Centred): TextWeights {
    const text = textOf(weights).map((weight) => weight * share);
    const effects = this.#rows.times(text, of);
    const centre = meanOf(effects);
    const centres = new Map<string, number>();
    for (const [group, its] of this.#split(of, "group")) {
      if (group === null) continue;
      const sum = its.length * meanOf(this.#rows.times(text, its)) + CENTRE_STRENGTH * centre;
      centres.set(group, sum / (its.length + CENTRE_STRENGTH));
    }
    return {
      weights: Float32Array.from(text.subarray(0, TEXT_COLUMNS)),
      range: [effects.reduce((a, b) => Math.min(a, b)), effects.reduce((a, b) => Math.max(a, b))],
      centre,
      centres,
    };
  }

  #split(picked: Int32Array, by: "model" | "group"): (readonly [string | null, Int32Array])[] {
    const found = Map.groupBy(picked, (at) => this.#observations[at]![by]);
    return [...found].map(([key, its]) => [key, Int32Array.from(its)]);
  }

  #qualities(picked: Int32Array): Float64Array {
    return Float64Array.from(picked, (at) => this.#observations[at]!.quality);
  }
}

const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function apart(values: Float64Array): Float64Array {
  const mean = meanOf(values);
  return values.map((value) => value - mean);
}

/** Without intercept and groups. */
const textOf = (weights: Float64Array): Float64Array => weights.slice().fill(0, TEXT_COLUMNS);

function increase(weights: Float64Array, by: Float64Array, factor: number): void {
  by.forEach((value, column) => weights[column]! += factor * value);
}
