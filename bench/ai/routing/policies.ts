/** Ways to choose a model for each prompt, each told only how the model it chose did. */
import { createRouter, type Router } from "../../../lib/ai/routing/mod.ts";
import type { Clock } from "../../../lib/ai/shared/clock.ts";
import type { Model } from "../../../lib/ai/spec/model.ts";
import { drawIndex, type Random } from "../../../lib/random.ts";
import type { RecordedModel, RecordedPrompt } from "./data.ts";

/** A recorded prompt with what each model costs for it, in dollars, in the models' order. */
export interface Offer {
  readonly prompt: RecordedPrompt;
  readonly tokens: number;
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
    const { group } = prompt.features;
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

export const STILL: Clock = { now: () => 0, monotonic: () => 0, sleep: () => Promise.resolve() };
const PICO_A_DOLLAR = 1e12;
const TOKENS_PRICED = 1e6;

export interface Knowledge {
  readonly group: boolean;
  readonly text: boolean;
}

/** The product's router; what it is not to know is kept from it. */
export function routed(
  { models, perDollar, random }: PolicyParts,
  { group, text }: Knowledge = { group: true, text: true },
): Policy {
  const router: Router = createRouter({
    models: models.map(asModel),
    clock: STILL,
    random,
    health: () => ({ state: "closed", inFlight: 0, cooldownUntilMs: null }),
  });
  const known = ({ prompt }: Offer) => ({
    task: "evaluate" as const,
    group: group ? prompt.features.group : null,
  });
  const index = new Map(models.map(({ name }, at) => [name, at]));
  return {
    choose(offer) {
      const { ranked } = router.decide({
        ...known(offer),
        text: text ? offer.prompt.prompt : "",
        inputTokens: offer.tokens,
        maxOutputTokens: 0,
        objective: { perDollar, perSecond: 0 },
        abilities: ["text"],
      });
      return index.get(ranked[0]!.id)!;
    },
    learn(offer, chosen) {
      const { prompt, qualities } = offer.prompt;
      router.learn({
        ...known(offer),
        ...text ? { text: prompt } : {},
        model: models[chosen]!.name,
        quality: qualities[chosen]!,
      });
    },
  };
}

/** All with the same guess: the router starts with nothing. */
export function asModel({ name, price }: RecordedModel): Model {
  const pico = price * PICO_A_DOLLAR / TOKENS_PRICED;
  return {
    id: name,
    provider: "recorded",
    name,
    prices: { input: pico, cachedInput: pico, output: pico, audioSecond: 0 },
    contextTokens: 1_000_000,
    maxOutputTokens: 1_000_000,
    abilities: ["text"],
    quality: 0.5,
    concurrency: 1,
  };
}
