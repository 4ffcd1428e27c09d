/** What goes wrong at the endpoint, the same for whoever is measured. */
import { fnv1a } from "../../../lib/hash.ts";
import { type Random, seededRandom } from "../../../lib/random.ts";
import type { Answer, Behaviour, Script } from "../../../tests/support/model_endpoint/mod.ts";
import { drawFirstTextMs, GPT_4_1, GPT_4O_MINI, type Recorded } from "./recorded.ts";
import { numberOf, textFor } from "./words.ts";

/** Tokens that come in one event, as providers bundle them, of four characters each. */
const BUNDLE = 4;
const TOKEN_LENGTH = 4;

export const RECORDED: Readonly<Record<"large" | "small", Recorded>> = {
  large: GPT_4_1,
  small: GPT_4O_MINI,
};

interface Moment {
  readonly model: "large" | "small";
  readonly random: Random;
  /** Since the run of requests began. */
  readonly elapsedMs: number;
}

export interface Scenario {
  readonly name: string;
  /** What comes instead of a whole answer, or in the middle of it; null = nothing goes wrong. */
  readonly trouble: (moment: Moment) => Behaviour | Pick<Answer, "fault"> | null;
}

const NEVER: Behaviour = { firstTextMs: Infinity };
const FAILS: Behaviour = { status: 503 };
/** While there is a storm, the endpoint says for how long it is to be left alone. */
const STORM = { fromMs: 2_000, untilMs: 9_000, retryAfterS: 2 } as const;

export const WELL: Scenario = { name: "slow tail, nothing fails", trouble: () => null };

export const SCENARIOS: readonly Scenario[] = [
  WELL,
  {
    name: "5 % stall, half of them mid-stream; 5 % answer 503",
    trouble: ({ random }) => {
      const drawn = random();
      if (drawn < 0.025) return NEVER;
      if (drawn < 0.05) return { fault: { kind: "stall", afterChunks: 1 + random() * 20 | 0 } };
      return drawn < 0.1 ? FAILS : null;
    },
  },
  {
    name: "first model dead: it never answers",
    trouble: ({ model }) => model === "large" ? NEVER : null,
  },
  {
    name: `first model answers 429, Retry-After ${STORM.retryAfterS}, for ${
      (STORM.untilMs - STORM.fromMs) / 1000
    } s`,
    trouble: ({ model, elapsedMs }) =>
      model === "large" && elapsedMs >= STORM.fromMs && elapsedMs < STORM.untilMs
        ? { status: 429, headers: { "retry-after": String(STORM.retryAfterS) } }
        : null,
  },
];

/**
 * Each try of each request meets the same whoever asks, in whichever order; counted from now on.
 *
 * @param text What a model that is well writes
 */
export function scriptOf({ name, trouble }: Scenario, text: Answer["text"] = textFor): Script {
  const begun = performance.now();
  const tries = new Map<string, number>();
  const of = (model: "large" | "small") => ({ body }: Parameters<Decide>[0]): Behaviour => {
    const asked = `${model} ${numberOf(body)}`;
    const nth = (tries.get(asked) ?? 0) + 1;
    tries.set(asked, nth);
    const random = seededRandom(fnv1a(`${name} ${asked} ${nth}`));
    const whole = { text, ...timesOf(RECORDED[model], random) };
    const elapsedMs = performance.now() - begun;
    return { ...whole, ...trouble({ model, random, elapsedMs }) };
  };
  return { large: of("large"), small: of("small") };
}

type Decide = Extract<Script[string], (...of: never[]) => unknown>;

const timesOf = (recorded: Recorded, random: Random): Answer => ({
  firstTextMs: drawFirstTextMs(recorded, random),
  betweenMs: BUNDLE * 1000 / recorded.tokensPerSecond,
  tokenLength: BUNDLE * TOKEN_LENGTH,
});
