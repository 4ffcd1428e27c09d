/** Who can hear on this installation: the models that say so, and what the settings name. */
import { createOpenai, createTranscriber, describeTranscription } from "../../speech/mod.server.ts";
import type { TranscriptionConfig } from "../../speech/mod.server.ts";
import type { ModelsFile } from "../config/mod.server.ts";
import { placeOf } from "../providers/openai/place.ts";
import { createTranscriberOf, type Environment } from "../providers/registry.server.ts";
import type { Model } from "../spec/model.ts";
import type { Provider } from "../spec/provider.ts";
import { allOf, type Recogniser, type Recognisers } from "./parts.server.ts";

export interface RecogniserParts {
  readonly declared: Pick<ModelsFile, "providers" | "models">;
  /** Those declared, made. */
  readonly providers: ReadonlyMap<string, Pick<Provider, "place">>;
  /** Holds the keys that the file names. */
  readonly env: Environment;
  readonly config: TranscriptionConfig;
}

/** Of what the settings name, no price is known: an operator who wants it counted declares it as a model. */
const FREE = { input: 0, cachedInput: 0, output: 0, audioSecond: 0 };
/** What is not known better. */
const QUALITY = 0.5;
/**
 * Sphinx-4 had 37 % of the words wrong on recordings of several speakers (Këpuska & Bohouta, "Comparing Speech
 * Recognition Systems (Microsoft API, Google API And CMU Sphinx)", IJERA 7(3), 2017).
 */
const POCKETSPHINX_QUALITY = 0.63;

/**
 * Null where no model transcribes, or the operator named who does: then it is as the settings say.
 *
 * @throws {Error} If two have the same id, or a model is declared to hear whose provider cannot
 */
export async function createRecognisers(parts: RecogniserParts): Promise<Recognisers | null> {
  const { declared: { models }, config } = parts;
  const transcribing = models.filter(({ abilities }) => abilities.includes("transcribe"));
  if (transcribing.length === 0 || config.transcriber !== "auto") return null;
  const recognisers = {
    local: await onThisMachine(config),
    others: [...inSettings(config), ...transcribing.map((model) => declaredOne(model, parts))],
  };
  const ids = allOf(recognisers).map(({ model }) => model.id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice === undefined) return recognisers;
  throw new Error(`Two recognisers are called "${twice}": give the declared one another id`);
}

async function onThisMachine(config: TranscriptionConfig): Promise<Recogniser | null> {
  const only = { ...config, transcriber: "pocketsphinx" as const };
  const status = await describeTranscription(only);
  const transcriber = createTranscriber(only, status);
  if (!transcriber) return null;
  const model = modelOf(transcriber.name, { quality: POCKETSPHINX_QUALITY, config });
  return { model, transcriber, place: null };
}

function inSettings(config: TranscriptionConfig): Recogniser[] {
  const { baseUrl } = config;
  if (!baseUrl) return [];
  const transcriber = createOpenai({ ...config, baseUrl, retries: 0 });
  const model = modelOf(config.model, { quality: QUALITY, config });
  return [{ model, transcriber, place: placeOf(baseUrl) }];
}

function declaredOne(
  model: Model,
  { declared, providers, env, config: { format } }: RecogniserParts,
): Recogniser {
  // The models file was checked: every model's provider is in it.
  const provider = declared.providers.find(({ id }) => id === model.provider)!;
  const transcriber = createTranscriberOf(provider, { model, format, env });
  if (transcriber) return { model, transcriber, place: providers.get(model.provider)!.place };
  const { id, kind } = provider;
  throw new Error(
    `Model "${model.id}" cannot transcribe, since provider "${id}" is of kind "${kind}": take "transcribe" out of its abilities`,
  );
}

interface Assumed {
  readonly quality: number;
  readonly config: TranscriptionConfig;
}

const modelOf = (id: string, { quality, config: { recognisers } }: Assumed): Model => ({
  id,
  provider: "settings",
  name: id,
  prices: FREE,
  contextTokens: 1,
  maxOutputTokens: 1,
  abilities: ["transcribe"],
  quality,
  concurrency: recognisers,
});
