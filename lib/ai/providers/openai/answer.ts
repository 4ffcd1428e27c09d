/** What the chunks of a stream say, put together. */
import { z } from "zod";
import type { FinishReason, ModelEvent, Usage } from "../../spec/provider.ts";

const TOKENS = z.int().nonnegative();

const USAGE = z.object({
  prompt_tokens: TOKENS,
  completion_tokens: TOKENS,
  prompt_tokens_details: z.object({ cached_tokens: TOKENS.nullish() }).nullish(),
});

/** Servers add fields and leave some out; only what is read here has to be right. */
const CHUNK = z.object({
  choices: z.array(z.object({
    delta: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
    finish_reason: z.string().nullish(),
  })),
  // A wrong count is no reason to lose the text.
  usage: USAGE.nullish().catch(null),
});

/** Beside "stop" and other servers' words for it. "model_length" is Mistral's. */
const FINISH: Readonly<Record<string, FinishReason>> = {
  length: "length",
  model_length: "length",
  content_filter: "filter",
};

export class Answer {
  #finish: FinishReason | null = null;
  #isRefused = false;
  #usage: Usage | null = null;

  /** Whether the text is whole, whatever becomes of the rest of the stream. */
  get isWhole(): boolean {
    return this.#finish !== null;
  }

  /**
   * Takes one chunk in and gives its text, which may be empty. A refusal is not the model's answer, so its text is
   * left out.
   *
   * @throws {z.ZodError} It is no chunk
   */
  take(chunk: unknown): string {
    const { choices: [choice], usage } = CHUNK.parse(chunk);
    if (usage) this.#usage = toUsage(usage);
    if (!choice) return "";
    if (choice.delta?.refusal) this.#isRefused = true;
    if (choice.finish_reason) this.#finish = FINISH[choice.finish_reason] ?? "stop";
    return choice.delta?.content ?? "";
  }

  /** Null if the stream ended without saying why. */
  end(): ModelEvent & { readonly type: "end" } | null {
    if (this.#finish === null) return null;
    const finish = this.#isRefused ? "filter" : this.#finish;
    return { type: "end", finish, usage: this.#usage };
  }
}

function toUsage(usage: z.output<typeof USAGE>): Usage {
  const cached = usage.prompt_tokens_details?.cached_tokens ?? 0;
  return {
    inputTokens: usage.prompt_tokens,
    cachedInputTokens: Math.min(cached, usage.prompt_tokens),
    outputTokens: usage.completion_tokens,
    estimated: false,
  };
}
