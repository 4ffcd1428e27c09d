/**
 * Who hears an answer. It is decided once an answer, so that its words are of one kind: recognisers differ in commas,
 * capitals and the fillers that they leave out. An utterance that cannot be heard by the first goes to the next.
 */
import type { Random } from "../../random.ts";
import type { Assignment } from "../experiments/mod.server.ts";
import type { HealthRecord } from "../reliability/health.ts";
import { createRouter, type Decision, type Router } from "../routing/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { Model } from "../spec/model.ts";
import type { Objective } from "../spec/task.ts";

/** What an answer's sound is taken to last, in seconds: one to two minutes are what interviewers ask for. */
const EXPECTED_SECONDS = 90;
/**
 * Quality is the share of words that need no correction. A dollar buys ten of it, as for the evaluation, which can be
 * no better than the words that it reads: at $0.006 a minute an answer costs $0.009, which nine words in a hundred
 * must be worth. A second that the candidate waits for the last words is worth one in a hundred.
 */
const OBJECTIVE: Objective = { perDollar: 10, perSecond: 0.01 };
/** Answers remembered; of one that is forgotten the choice is made again. */
const MOST_ANSWERS = 1_000;
const TASK = "transcribe";

interface RouterParts {
  readonly models: readonly Model[];
  readonly health: HealthRecord;
  readonly clock: Clock;
  readonly random: Random;
}

/** The router counts tokens of input: here, each is a second of sound. */
export function createSoundRouter({ models, health, ...parts }: RouterParts): Router {
  return createRouter({
    ...parts,
    models: models.map((model) => ({
      ...model,
      prices: { ...model.prices, input: model.prices.audioSecond },
      contextTokens: Number.MAX_SAFE_INTEGER,
    })),
    health: (id) => health.of(id),
  });
}

interface Wanted {
  /** Counts the first time that the answer is asked for. */
  readonly assigned: Assignment | null;
  /** Ids of the models that may not hear the answer. */
  readonly off: readonly string[];
}

/** Of one answer. */
export interface Choice {
  /** Ids of models, best first. */
  readonly ranked: readonly string[];
  /** The variant by which it was made; null = none. */
  readonly assigned: Assignment | null;
  /** Why, the first time that it is asked for; then null. */
  takeDecision(): Decision | null;
}

export class Choices {
  readonly #router: Pick<Router, "decide">;
  readonly #answers = new Map<string, Choice>();

  constructor(router: Pick<Router, "decide">) {
    this.#router = router;
  }

  /** Decided anew where the candidate changes midway who may hear. */
  of(answerId: string, wanted: Wanted): Choice {
    const key = [answerId, ...wanted.off].join(" ");
    const known = this.#answers.get(key);
    if (known) return known;
    const choice = this.#choose(wanted);
    this.#answers.set(key, choice);
    if (this.#answers.size > MOST_ANSWERS) {
      const [oldest] = this.#answers.keys();
      this.#answers.delete(oldest!);
    }
    return choice;
  }

  #choose({ assigned, off }: Wanted): Choice {
    const decision = this.#router.decide({
      task: TASK,
      group: null,
      text: "",
      inputTokens: EXPECTED_SECONDS,
      maxOutputTokens: 0,
      objective: OBJECTIVE,
      abilities: [TASK],
      pinned: assigned?.variant.model ?? null,
      off,
    });
    let untold: Decision | null = decision;
    return {
      ranked: decision.ranked.map(({ id }) => id),
      assigned,
      takeDecision() {
        const told = untold;
        untold = null;
        return told;
      },
    };
  }
}
