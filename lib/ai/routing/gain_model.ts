/**
 * Predicts what a stronger model gains over a weaker one on a prompt. The gain itself is predicted, not
 * how hard the prompt is: both models fail on some hard prompts, and nothing is gained there.
 * The setting is that of RouteLLM (Ong et al., arXiv:2406.18665).
 */
import { encode, type Encoding, layoutOf, learnEncoding, type PromptFeatures } from "./encode.ts";
import { fitRidge, product } from "./ridge.ts";

/** One prompt that both models answered. `gain`: quality of the stronger less that of the weaker, -1..1. */
export interface GainExample {
  readonly features: PromptFeatures;
  readonly gain: number;
}

export interface GainPenalties {
  readonly words: number;
  readonly shape: number;
  readonly group: number;
}

/** Found by cross-validation on RouteLLM's MMLU prompts: bench/ai/routing. */
export const PENALTIES: GainPenalties = { words: 20, shape: 50, group: 10 };

const ITERATIONS = 40;

export class GainModel {
  readonly #encoding: Encoding;
  readonly #weights: Float64Array;

  private constructor(encoding: Encoding, weights: Float64Array) {
    this.#encoding = encoding;
    this.#weights = weights;
  }

  static fit(examples: readonly GainExample[], penalties: GainPenalties = PENALTIES): GainModel {
    const encoding = learnEncoding(examples.map(({ features }) => features));
    const rows = examples.map(({ features }) => encode(features, encoding));
    const targets = Float64Array.from(examples, ({ gain }) => gain);
    const weights = fitRidge(rows, targets, {
      penalties: spread(penalties, encoding),
      iterations: ITERATIONS,
    });
    return new GainModel(encoding, weights);
  }

  /** Expected gain; a group that was not seen counts as unknown. */
  predict(features: PromptFeatures): number {
    return product(encode(features, this.#encoding), this.#weights);
  }
}

/** The penalty of each column; the intercept is free. */
function spread({ words, shape, group }: GainPenalties, encoding: Encoding): Float64Array {
  const layout = layoutOf(encoding);
  return new Float64Array(layout.size).fill(shape, layout.shape, layout.group)
    .fill(group, layout.group, layout.words).fill(words, layout.words);
}
