/** What a models file looks like; every hint says what to write instead. */
import { z } from "zod";
import { PROVIDER_CONFIG } from "../providers/registry.server.ts";
import { ABILITIES, type Model } from "../spec/model.ts";
import { LEAST_DOLLARS, MOST_DOLLARS, MOST_TOKENS, toPrices } from "./prices.ts";

const MOST_CALLS = 10_000;
const DEFAULT_QUALITY = 0.5;
const DEFAULT_CONCURRENCY = 8;

const ID_HINT = 'Give up to 100 letters, digits and . _ : / -, for example "local/llama-3.1-8b"';
const NAME_HINT = "Give the name by which the provider knows the model";
const ABILITIES_HINT = `Give a list of ${ABILITIES.map((one) => `"${one}"`).join(", ")}`;
const OBJECT_HINT = "Give an object";

const wholeNumber = (most: number) => {
  const hint = `Give a whole number from 1 to ${most}`;
  return z.int(hint).min(1, hint).max(most, hint);
};

const PRICE_HINT = `Give dollars: 0 for nothing, or from ${LEAST_DOLLARS} to ${MOST_DOLLARS}`;
const dollars = z.number(PRICE_HINT).min(0, PRICE_HINT).max(MOST_DOLLARS, PRICE_HINT)
  .refine((value) => value === 0 || value >= LEAST_DOLLARS, PRICE_HINT);

const QUALITY_HINT = "Give a number from 0 to 1";

const DECLARED_MODEL = z.strictObject({
  id: z.string(ID_HINT).regex(/^[A-Za-z0-9][\w.:/-]{0,99}$/, ID_HINT),
  provider: z.string("Give the id of a provider"),
  name: z.string(NAME_HINT).min(1, NAME_HINT).max(200, NAME_HINT),
  dollarsPerMillion: z.strictObject({
    input: dollars,
    cachedInput: dollars.optional(),
    output: dollars,
  }, 'Give { "input": …, "output": … } in dollars a million tokens, 0 for what is free'),
  dollarsPerAudioHour: dollars.optional(),
  contextTokens: wholeNumber(MOST_TOKENS),
  maxOutputTokens: wholeNumber(MOST_TOKENS),
  abilities: z.array(z.enum(ABILITIES, ABILITIES_HINT), ABILITIES_HINT).min(1, ABILITIES_HINT),
  quality: z.number(QUALITY_HINT).min(0, QUALITY_HINT).max(1, QUALITY_HINT)
    .default(DEFAULT_QUALITY),
  concurrency: wholeNumber(MOST_CALLS).default(DEFAULT_CONCURRENCY),
}, OBJECT_HINT);

const MODEL = DECLARED_MODEL.check(({ value, issues }) => {
  const { maxOutputTokens, contextTokens, abilities, dollarsPerAudioHour } = value;
  if (maxOutputTokens >= contextTokens) {
    const message = "Give less than contextTokens, which holds the input too";
    issues.push({ code: "custom", path: ["maxOutputTokens"], input: maxOutputTokens, message });
  }
  if (abilities.includes("transcribe") && dollarsPerAudioHour === undefined) {
    const message = "Say what an hour of sound costs, 0 for nothing: the model transcribes";
    issues.push({ code: "custom", path: ["dollarsPerAudioHour"], input: undefined, message });
  }
}).transform(toModel);

function toModel(declared: z.output<typeof DECLARED_MODEL>): Model {
  const { dollarsPerMillion, dollarsPerAudioHour = 0, abilities, ...rest } = declared;
  return {
    ...rest,
    abilities: [...new Set(abilities)],
    prices: toPrices(dollarsPerMillion, dollarsPerAudioHour),
  };
}

/** Experiments are checked by those who run them. */
export const MODELS_FILE = z.strictObject({
  providers: z.array(PROVIDER_CONFIG, "Give a list of providers"),
  models: z.array(MODEL, "Give a list of models"),
  experiments: z.array(z.unknown(), "Give a list of experiments").default([]),
}, OBJECT_HINT);

export type ModelsFile = z.output<typeof MODELS_FILE>;
