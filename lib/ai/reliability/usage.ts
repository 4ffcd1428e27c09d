/** Tokens of calls whose provider did not count them, or not so that it can be believed. */
import type { ProviderError } from "../spec/errors.ts";
import type { Model } from "../spec/model.ts";
import type { Message, ModelRequest, Usage } from "../spec/provider.ts";
import { isCoach } from "../providers/coach/mod.ts";
import { estimateTokens } from "../shared/tokens.ts";

export const NO_USAGE: Usage = {
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  estimated: false,
};

export const inputTokensOf = (messages: readonly Message[]): number =>
  messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);

/** Of prose and JSON, on average: English has four (see `estimateTokens()`), and no script has more than five. */
const MOST_CHARACTERS_A_TOKEN = 6;

/** Characters that come only of a server that ignores the limit of tokens, as some do. The coach knows no tokens. */
export const mostCharacters = ({ model, maxOutputTokens }: ModelRequest): number =>
  isCoach(model) ? Infinity : maxOutputTokens * MOST_CHARACTERS_A_TOKEN;

interface Counted {
  readonly model: Pick<Model, "prices" | "contextTokens">;
  readonly hasText: boolean;
}

/** False for more than the model can hold, and for nothing where it has a price: some servers leave zeros in. */
export function isCredible(
  { inputTokens, outputTokens }: Usage,
  { model: { prices, contextTokens }, hasText }: Counted,
): boolean {
  if (Math.max(inputTokens, outputTokens) > contextTokens) return false;
  if (prices.input + prices.output === 0) return true;
  return inputTokens > 0 && (outputTokens > 0 || !hasText);
}

interface Call {
  readonly request: Pick<ModelRequest, "messages">;
  /** What came of it. */
  readonly text: string;
  readonly error: ProviderError | null;
}

/**
 * What was sent and what came back; nothing where the provider never had the request, or answered with an error status:
 * those are not billed.
 */
export function estimateUsage({ request, text, error }: Call): Usage {
  if (error && !error.isSent) return NO_USAGE;
  if (text === "" && error && error.status !== null) return { ...NO_USAGE, estimated: true };
  const outputTokens = estimateTokens(text);
  const inputTokens = inputTokensOf(request.messages);
  return { inputTokens, cachedInputTokens: 0, outputTokens, estimated: true };
}
