/** Predictions for prompts by gain models that were fitted on others. */
import { GainModel } from "../../../lib/ai/routing/gain_model.ts";
import { hash32 } from "../../../lib/ai/routing/words.ts";
import type { RecordedPrompt, Recording } from "./data.ts";

export const FOLDS = 5;

/** Each prompt's predicted gain by a model that was fitted without its fold. */
export const outOfFold = (recording: Recording, seed: string): number[] =>
  leavingOut(recording, foldsOf(recording.prompts, seed)).predicted;

/** The fold of each prompt, by hash. */
export const foldsOf = (prompts: readonly RecordedPrompt[], seed: string): number[] =>
  prompts.map(({ prompt }) => hash32(`${seed}|${prompt}`) % FOLDS);

/** Predictions without each prompt's own part, and the models that made them. */
export interface LeftOut<Part> {
  readonly predicted: number[];
  /** By the part that it was not fitted on. */
  readonly models: ReadonlyMap<Part, GainModel>;
}

/** Each prompt's predicted gain by a model that was fitted without any prompt of the same part. */
export function leavingOut<Part>(
  { prompts, penalties }: Pick<Recording, "prompts" | "penalties">,
  parts: readonly Part[],
): LeftOut<Part> {
  const models = new Map([...new Set(parts)].map((part) => [
    part,
    fit(prompts.filter((_, index) => parts[index] !== part), penalties),
  ]));
  const predicted = prompts.map(({ features }, index) =>
    models.get(parts[index]!)!.predict(features)
  );
  return { predicted, models };
}

export const fit = (
  prompts: readonly RecordedPrompt[],
  penalties: Recording["penalties"],
): GainModel =>
  GainModel.fit(
    prompts.map(({ features, weak, strong }) => ({ features, gain: strong - weak })),
    penalties,
  );
