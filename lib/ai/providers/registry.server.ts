/** All kinds of providers: a new one is a folder beside this file and a line in KINDS. */
import { z } from "zod";
import type { Provider } from "../spec/provider.ts";
import { coachProvider } from "./coach/mod.ts";
import type { ProviderKind } from "./kind.ts";
import { OPENAI } from "./openai/mod.server.ts";

const KINDS = {
  openai: OPENAI,
};

type Schema = (typeof KINDS)[keyof typeof KINDS]["config"];

const kinds = Object.keys(KINDS).map((kind) => JSON.stringify(kind)).join(", ");

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

function create(config: ProviderConfig, apiKey: string | null): Provider {
  const kind: ProviderKind = KINDS[config.kind];
  return kind.create(config, apiKey);
}

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
