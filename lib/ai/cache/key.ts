/** Which requests are the same, and which cached texts go together. */
import type { ModelRequest } from "../spec/provider.ts";

/** SHA-256, in hex, of the canonical JSON of everything that shapes the text. */
export async function cacheKey(request: ModelRequest, promptVersion: string): Promise<string> {
  const { model: { id, provider, name }, messages, maxOutputTokens, temperature, schema } = request;
  const parameters = {
    model: { id, provider, name },
    messages,
    maxOutputTokens,
    temperature,
    schema,
    promptVersion,
  };
  const bytes = new TextEncoder().encode(canonicalJson(parameters));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

/** JSON that does not depend on the order of properties. */
const canonicalJson = (value: unknown): string => JSON.stringify(value, (_, part) => sorted(part));

const sorted = (part: unknown): unknown =>
  typeof part === "object" && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1))
    : part;

/** What is cached of the words of a candidate, an interview or an answer; invalidate it when they are deleted. */
export const accountTag = (id: string): string => `account:${id}`;
export const promptTag = (version: string): string => `prompt:${version}`;
export const modelTag = (modelId: string): string => `model:${modelId}`;
