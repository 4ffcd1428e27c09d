import { createOpenai } from "../../../speech/mod.server.ts";
import type { ProviderKind } from "../kind.ts";
import { OPENAI_CONFIG, type OpenaiConfig } from "./config.ts";
import { openaiProvider } from "./provider.server.ts";

export { type OpenaiOptions, openaiProvider } from "./provider.server.ts";

export const OPENAI = {
  config: OPENAI_CONFIG,
  create: (config, apiKey) => openaiProvider({ ...config, apiKey }),
  transcriber: ({ baseUrl }, { model: { name, concurrency }, apiKey, format }) =>
    createOpenai({ baseUrl, apiKey, model: name, format, recognisers: concurrency, retries: 0 }),
} satisfies ProviderKind<OpenaiConfig>;
