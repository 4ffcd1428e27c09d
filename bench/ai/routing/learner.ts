/** The product's router in a replay: it starts with nothing and is told how good recorded answers were. */
import { createRouter, type Decision, fitTexts, type Router } from "../../../lib/ai/routing/mod.ts";
import type { TextObservation } from "../../../lib/ai/routing/text_fit.ts";
import { LATEST } from "../../../lib/ai/routing/observations.server.ts";
import type { Clock } from "../../../lib/ai/shared/clock.ts";
import type { Model } from "../../../lib/ai/spec/model.ts";
import { estimateTokens } from "../../../lib/ai/shared/tokens.ts";
import type { Random } from "../../../lib/random.ts";
import { atOnce } from "../../../lib/slices.ts";
import type { RecordedModel, RecordedPrompt } from "./data.ts";

const TASK = "evaluate";
/** Answers after which texts are fitted for the first time; then whenever there are so many times as many. */
const FIRST_FIT = 500;
const NEXT_FIT = 4;
const STILL: Clock = { now: () => 0, monotonic: () => 0, sleep: () => Promise.resolve() };
const PICO_A_DOLLAR = 1e12;
const TOKENS_PRICED = 1e6;

/** What the router may know of a prompt; all unless given. */
export interface Knowledge {
  readonly group: boolean;
  readonly text: boolean;
}

export interface LearnerParts {
  readonly models: readonly Model[];
  readonly random: Random;
  readonly knows?: Knowledge;
}

export class Learner {
  readonly #router: Router;
  readonly #knows: Knowledge;
  readonly #observations: TextObservation[] = [];
  #next = FIRST_FIT;

  constructor({ models, random, knows = { group: true, text: true } }: LearnerParts) {
    this.#router = createRouter({
      models,
      clock: STILL,
      random,
      health: () => ({ state: "closed", inFlight: 0, cooldownUntilMs: null }),
    });
    this.#knows = knows;
  }

  decide(prompt: RecordedPrompt, perDollar = 0): Decision {
    return this.#router.decide({
      task: TASK,
      group: this.#groupOf(prompt),
      text: prompt.prompt,
      inputTokens: estimateTokens(prompt.prompt),
      maxOutputTokens: 0,
      objective: { perDollar, perSecond: 0 },
      abilities: ["text"],
    });
  }

  learn(prompt: RecordedPrompt, model: string, quality: number): void {
    const group = this.#groupOf(prompt);
    this.#router.learn({ task: TASK, group, model, quality });
    if (this.#knows.text) {
      this.#observations.push({ features: prompt.features, group, model, quality });
    }
  }

  /** What housekeeping does every few hours, in a replay. */
  refitNowAndThen(): void {
    if (this.#observations.length < this.#next) return;
    this.#next *= NEXT_FIT;
    this.fit(this.#observations.slice(-LATEST));
  }

  /** To the texts of all that was learned, unless given. */
  fit(observations: readonly TextObservation[] = this.#observations): void {
    const fit = atOnce(fitTexts(observations));
    this.#router.takeUp(new Map(fit ? [[TASK, fit]] : []));
  }

  #groupOf({ group }: RecordedPrompt): string | null {
    return this.#knows.group ? group : null;
  }
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
