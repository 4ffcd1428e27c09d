/** What a kind of provider is: how the models file declares one, and how it is made from that. */
import { z } from "zod";
import type { Transcriber, TranscriptionConfig } from "../../speech/mod.server.ts";
import type { Model } from "../spec/model.ts";
import type { Provider } from "../spec/provider.ts";

const ID = /^[a-z0-9][a-z0-9_-]{0,39}$/;
const VARIABLE = /^[A-Z][A-Z0-9_]{0,99}$/;
const ID_HINT = "Give up to 40 small letters, digits, _ and -, beginning with a letter or digit";
const VARIABLE_HINT = "Name an environment variable, like OPENAI_API_KEY, never the key itself";

/** What every provider has in the models file, beside its `kind`. */
export const COMMON_FIELDS = {
  id: z.string(ID_HINT).regex(ID, ID_HINT),
  apiKeyVariable: z.string(VARIABLE_HINT).regex(VARIABLE, VARIABLE_HINT).nullable().default(null),
};

export interface DeclaredProvider {
  readonly id: string;
  readonly kind: string;
  /** Environment variable with the key; null = the provider wants none. */
  readonly apiKeyVariable: string | null;
}

/** What hears for a model: its calls at the same time are as many as it was declared to take. */
export interface Hearing {
  readonly model: Model;
  /** Null = none is sent. */
  readonly apiKey: string | null;
  /** In which sound is sent. */
  readonly format: TranscriptionConfig["format"];
}

/** A folder beside this file exports one, and the registry lists it. */
export interface ProviderKind<C extends DeclaredProvider = DeclaredProvider> {
  /** With the kind's name as the literal `kind`. */
  readonly config: z.ZodType<C> & z.core.$ZodTypeDiscriminable;
  create(config: C, apiKey: string | null): Provider;
  /** How its models hear; absent: none does. Does not retry, and throws what a `Provider` throws. */
  transcriber?(config: C, hearing: Hearing): Transcriber;
}
