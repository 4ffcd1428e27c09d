/** Ways to choose a model for each prompt, each told only how the model it chose did. */
import { drawIndex, type Random } from "../../../lib/random.ts";
import type { RecordedModel, RecordedPrompt } from "./data.ts";
import { asModel, type Knowledge, Learner } from "./learner.ts";

/** A recorded prompt with what each model costs for it, in dollars, in the models' order. */
export interface Offer {
  readonly prompt: RecordedPrompt;
  readonly costs: readonly number[];
}

export interface Policy {
  /** Index of the model that is asked. */
  choose(offer: Offer): number;
  learn(offer: Offer, chosen: number): void;
}

export interface PolicyParts {
  readonly models: readonly RecordedModel[];
  readonly perDollar: number;
  readonly random: Random;
}

export const always = (index: number): Policy => ({ choose: () => index, learn: () => {} });

export const byChance = ({ models, random }: PolicyParts): Policy => ({
  choose: () => drawIndex(random, models.map(() => 1)),
  learn: () => {},
});

const EPSILON = 0.1;

/** The best mean utility so far in the prompt's group, and one in ten by chance; every model once at first. */
export function epsilonGreedy({ models, perDollar, random }: PolicyParts): Policy {
  const groups = new Map<string | null, { count: number; sum: number }[]>();
  const armsOf = ({ prompt }: Offer) => {
    const { group } = prompt;
    const arms = groups.get(group) ?? models.map(() => ({ count: 0, sum: 0 }));
    groups.set(group, arms);
    return arms;
  };
  return {
    choose(offer) {
      if (random() < EPSILON) return drawIndex(random, models.map(() => 1));
      const means = armsOf(offer).map(({ count, sum }) => count === 0 ? Infinity : sum / count);
      return means.indexOf(Math.max(...means));
    },
    learn(offer, chosen) {
      const arm = armsOf(offer)[chosen]!;
      arm.count += 1;
      arm.sum += offer.prompt.qualities[chosen]! - perDollar * offer.costs[chosen]!;
    },
  };
}

/** The product's router; what it is not to know is kept from it. */
export function routed({ models, perDollar, random }: PolicyParts, knows?: Knowledge): Policy {
  const router = new Learner({ models: models.map(asModel), random, ...knows && { knows } });
  return {
    choose({ prompt }) {
      const { ranked: [first] } = router.decide(prompt, perDollar);
      return models.findIndex(({ name }) => name === first!.id);
    },
    learn({ prompt }, chosen) {
      router.learn(prompt, models[chosen]!.name, prompt.qualities[chosen]!);
      router.refitNowAndThen();
    },
  };
}
