/** Which requests are the same, and which cached texts go together. */
import { canonicalJson } from "../shared/canonical_json.ts";
import type { ModelRequest } from "../spec/provider.ts";

/** SHA-256, in hex, of the canonical JSON of everything that shapes the text. */
export async function cacheKey(request: ModelRequest, promptVersion: string): Promise<string> {
  const { model, messages, maxOutputTokens, temperature, schema } = request;
  const { id, provider, name, endpoint } = model;
  const parameters = {
    model: { id, provider, name, endpoint },
    messages,
    maxOutputTokens,
    temperature,
    schema,
    promptVersion,
  };
  const bytes = new TextEncoder().encode(canonicalJson(parameters));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

/** What is cached of the words of a candidate, an interview or an answer; invalidate it when they are deleted. */
export const accountTag = (id: string): string => `account:${id}`;
export const promptTag = (version: string): string => `prompt:${version}`;
export const modelTag = (modelId: string): string => `model:${modelId}`;
