/** All kinds of providers: a new one is a folder beside this file and a line in KINDS. */
import { z } from "zod";
import type { Transcriber } from "../../speech/mod.server.ts";
import type { Provider } from "../spec/provider.ts";
import { coachProvider } from "./coach/mod.ts";
import type { Hearing, ProviderKind } from "./kind.ts";
import { OPENAI } from "./openai/mod.server.ts";

const KINDS = {
  openai: OPENAI,
};

type Schema = (typeof KINDS)[keyof typeof KINDS]["config"];

/** What the models file may give as a provider's `kind`. */
export const KIND_NAMES: readonly string[] = Object.keys(KINDS);

const kinds = KIND_NAMES.map((kind) => JSON.stringify(kind)).join(", ");

/** One provider in the models file. */
export const PROVIDER_CONFIG = z.discriminatedUnion(
  "kind",
  Object.values(KINDS).map(({ config }) => config) as [Schema, ...Schema[]],
  `Give one of ${kinds} as its kind`,
);

export type ProviderConfig = z.output<typeof PROVIDER_CONFIG>;

/** Environment variables by name, for example `{ OPENAI_API_KEY: "…" }`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Every declared provider by its id, and the coach.
 *
 * @throws {Error} One error that names every key that is missing or cannot be sent, never its value
 */
export function createProviders(
  configs: readonly ProviderConfig[],
  env: Environment,
): Map<string, Provider> {
  const complaints = configs.flatMap((config) => complaintAbout(config, env));
  if (complaints.length > 0) {
    throw new Error(`Providers cannot be asked, correct this:\n- ${complaints.join("\n- ")}`);
  }
  const providers = configs.map((config) => create(config, keyOf(config, env)));
  return new Map([coachProvider, ...providers].map((provider) => [provider.id, provider]));
}

const create = (config: ProviderConfig, apiKey: string | null): Provider =>
  kindOf(config).create(config, apiKey);

/** What hears for a model of this provider; null = its kind does not. */
export function createTranscriberOf(
  config: ProviderConfig,
  { env, ...hearing }: Omit<Hearing, "apiKey"> & { readonly env: Environment },
): Transcriber | null {
  return kindOf(config).transcriber?.(config, { ...hearing, apiKey: keyOf(config, env) }) ?? null;
}

const kindOf = ({ kind }: ProviderConfig): ProviderKind => KINDS[kind];

function keyOf({ apiKeyVariable }: ProviderConfig, env: Environment): string | null {
  return apiKeyVariable === null ? null : env[apiKeyVariable] ?? null;
}

function complaintAbout(config: ProviderConfig, env: Environment): string[] {
  const { id, apiKeyVariable } = config;
  if (apiKeyVariable === null) return [];
  const key = keyOf(config, env);
  if (!key) return [`${apiKeyVariable} is not set: set it to the key of provider "${id}"`];
  const fits = /^[\x21-\x7e]+$/.test(key);
  return fits ? [] : [`${apiKeyVariable} holds spaces or signs that no key has: set it again`];
}
