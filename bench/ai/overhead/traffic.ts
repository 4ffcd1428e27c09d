/** Requests as a busy service sees them: answers of 200 to 400 words, several groups, models that do differently well. */
import { STRONG, WEAK } from "../../../lib/coach/__fixtures__/answers.ts";
import { estimateTokens } from "../../../lib/ai/shared/tokens.ts";
import type { Model } from "../../../lib/ai/spec/model.ts";
import { EVALUATE } from "../../../lib/ai/tasks/evaluate/evaluate.ts";
import { featuresOf } from "../../../lib/ai/routing/encode.ts";
import { fitTexts, type RouteRequest, type TextFits } from "../../../lib/ai/routing/mod.ts";
import { atOnce } from "../../../lib/slices.ts";
import { drawIndex, type Random } from "../../../lib/random.ts";

export const MODELS = 8;
export const GROUPS = 20;
const TEXTS = 500;
const SHORTEST = 200;
const LONGEST = 400;

const SENTENCES = [...Object.values(STRONG), ...Object.values(WEAK)]
  .flatMap((answer) => answer.split(/(?<=[.?!])\s/));

const MODEL_IDS = Array.from({ length: MODELS }, (_, index) => `bench/model-${index + 1}`);

/** From free and plain to dear and good. */
export const models = (): Model[] =>
  MODEL_IDS.map((id, index) => ({
    id,
    provider: "bench",
    name: id,
    prices: {
      input: 100_000 * index,
      cachedInput: 50_000 * index,
      output: 400_000 * index,
      audioSecond: 0,
    },
    contextTokens: 32_000,
    maxOutputTokens: 4000,
    abilities: ["text", "json"],
    quality: 0.4 + 0.05 * index,
    concurrency: 64,
  }));

export function requests(random: Random): RouteRequest[] {
  return Array.from({ length: TEXTS }, () => {
    const text = answer(random);
    return {
      task: EVALUATE.id,
      group: `group ${Math.floor(random() * GROUPS)}`,
      text,
      inputTokens: 900 + estimateTokens(text),
      maxOutputTokens: EVALUATE.maxOutputTokens,
      objective: EVALUATE.objective,
      abilities: EVALUATE.abilities,
    };
  });
}

/** What a router goes by once texts have been fitted: long ones are harder, for each second model. */
export function textFits(requests: readonly RouteRequest[]): TextFits {
  const observations = requests.flatMap(({ text, group }) => {
    const features = featuresOf(text);
    const isLong = text.split(" ").length > (SHORTEST + LONGEST) / 2;
    return MODEL_IDS.map((model, index) => ({
      features,
      group,
      model,
      quality: isLong && index % 2 ? 0.3 : 0.8,
    }));
  });
  return new Map([[EVALUATE.id, atOnce(fitTexts(observations))!]]);
}

/** How good a model's answer turns out to be. */
export const outcomeOf = (model: string, random: Random): number =>
  random() < 0.5 + 0.04 * MODEL_IDS.indexOf(model) ? 1 : 0.5 * random();

function answer(random: Random): string {
  const length = SHORTEST + random() * (LONGEST - SHORTEST);
  const sentences: string[] = [];
  for (let words = 0; words < length;) {
    const room = length - words;
    const sentence = SENTENCES[drawIndex(random, SENTENCES.map(() => 1))]!.split(" ");
    sentences.push(sentence.slice(0, Math.ceil(room)).join(" "));
    words += sentence.length;
  }
  return sentences.join(" ");
}
