/** The AI layer on a real database, with the models that a test declares; without any, the coach alone. */
import { type AiParts, type AiService, createAi, systemClock } from "../../lib/ai/mod.server.ts";
import type { Model } from "../../lib/ai/mod.ts";
import { openaiProvider } from "../../lib/ai/providers/openai/mod.server.ts";
import type { Database } from "../../lib/db/mod.ts";
import { seededRandom } from "../../lib/random.ts";
import { MemoryStore, type Store } from "../../lib/store/mod.ts";
import { testTiers } from "./tiers.ts";

const NO_CAPS = { dayNano: null, candidateDayNano: null, interviewNano: null };

/** A fault fails the test, unless `onFault` hears of it. */
export function testAi(
  db: Database,
  { store = new MemoryStore(), ...parts }: Partial<AiParts> & { readonly store?: Store } = {},
): AiService {
  return createAi({
    db,
    tiers: testTiers({ store }),
    clock: systemClock,
    random: seededRandom(1),
    models: [],
    providers: new Map(),
    experiments: [],
    caps: NO_CAPS,
    onFault: (error) => {
      throw error;
    },
    ...parts,
  });
}

/**
 * Models at an endpoint double, the first by far the best: $1 a million tokens of input, twice that of output, a
 * tenth for the next.
 */
export function modelsAt(
  url: string,
  names: readonly ("large" | "small")[] = ["large", "small"],
): Pick<AiParts, "models" | "providers"> {
  const model = (name: "small" | "large", dollars: number, quality: number): Model => ({
    id: `test/${name}`,
    provider: "test",
    name,
    prices: {
      input: dollars * PICO,
      cachedInput: dollars * PICO,
      output: 2 * dollars * PICO,
      audioSecond: 0,
    },
    contextTokens: 32_000,
    maxOutputTokens: 2_000,
    abilities: ["text", "json"],
    quality,
    concurrency: 8,
  });
  return {
    models: [model("large", 1, 1), model("small", 0.1, 0.4)].filter(({ name }) =>
      names.some((wanted) => wanted === name)
    ),
    providers: new Map([
      ["test", openaiProvider({ id: "test", baseUrl: url, apiKey: null, place: "models.example" })],
    ]),
  };
}

/** Pico-dollars a token for a dollar a million tokens. */
const PICO = 1_000_000;
