/** The gain that the product's router expects of the stronger model, for prompts from which it learned nothing. */
import { hash32 } from "../../../lib/ai/routing/words.ts";
import { seededRandom } from "../../../lib/random.ts";
import type { RecordedPrompt, Recording } from "./data.ts";
import { asModel, Learner } from "./learner.ts";

export const FOLDS = 5;

/** Each prompt's expected gain by a router that was taught without its fold. */
export const outOfFold = (recording: Recording, seed: string): number[] =>
  leavingOut(recording, foldsOf(recording.prompts, seed)).predicted;

/** The fold of each prompt, by hash. */
export const foldsOf = (prompts: readonly RecordedPrompt[], seed: string): number[] =>
  prompts.map(({ prompt }) => hash32(`${seed}|${prompt}`) % FOLDS);

/** Predictions without each prompt's own part, and the routers that made them. */
export interface LeftOut<Part> {
  readonly predicted: number[];
  /** By the part that it was not taught. */
  readonly routers: ReadonlyMap<Part, Learner>;
}

/** Each prompt's expected gain by a router that was taught no prompt of the same part. */
export function leavingOut<Part>(
  { prompts }: Pick<Recording, "prompts">,
  parts: readonly Part[],
): LeftOut<Part> {
  const routers = new Map([...new Set(parts)].map((part) => [
    part,
    taught(prompts.filter((_, index) => parts[index] !== part)),
  ]));
  const predicted = prompts.map((prompt, index) => gainOf(prompt, routers.get(parts[index]!)!));
  return { predicted, routers };
}

/** A router that was told how both models did on each of the prompts, and fitted to their texts. */
export function taught(prompts: readonly RecordedPrompt[]): Learner {
  const models = ["weak", "strong"].map((name) => asModel({ name, price: 0 }));
  const router = new Learner({ models, random: seededRandom(1) });
  for (const prompt of prompts) {
    router.learn(prompt, "weak", prompt.weak);
    router.learn(prompt, "strong", prompt.strong);
  }
  router.fit();
  return router;
}

/** The difference of the qualities that are expected as it decides. */
export function gainOf(prompt: RecordedPrompt, router: Learner): number {
  const { figures } = router.decide(prompt);
  const of = (id: string) => figures.find(({ model }) => model === id)!.quality;
  return of("strong") - of("weak");
}
