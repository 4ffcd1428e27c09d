/** What every provider does: one request in, a stream of text out. */
import type { Model } from "./model.ts";
import type { TaskId, TaskInput } from "./task.ts";

export interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** One call of one model. Every field but `task` and `input` is part of the cache's key. */
export interface ModelRequest {
  readonly model: Model;
  readonly messages: readonly Message[];
  readonly maxOutputTokens: number;
  readonly temperature: number;
  /** JSON schema (draft 2020-12) that the text has to keep to; null = free text. */
  readonly schema: Readonly<Record<string, unknown>> | null;
  /** The task and what the messages were made from, for a provider that needs no prompt. */
  readonly task: TaskId;
  readonly input: TaskInput;
}

/** Tokens as the provider counted them, or as estimated from the text where it did not say, or cannot be believed. */
export interface Usage {
  readonly inputTokens: number;
  /** Of `inputTokens`: those the provider had in its cache. */
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  /** Seconds of sound that were sent to be transcribed; absent = none. */
  readonly audioSeconds?: number;
  readonly estimated: boolean;
}

/** stop: the model was done; length: out of tokens; filter: the provider withheld the rest. */
export type FinishReason = "stop" | "length" | "filter";

export type ModelEvent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "end"; readonly finish: FinishReason; readonly usage: Usage | null };

export interface CallOptions {
  /** Ends the call; the provider throws the signal's reason. */
  readonly signal: AbortSignal;
  /** The call's own in the ledger, for the provider's log; absent = it has none. */
  readonly id?: string;
}

export interface Provider {
  readonly id: string;
  /** Where prompts go, without credentials, for candidates and operators; null = they stay on this server. */
  readonly place: string | null;
  /**
   * Streams the text, then exactly one "end". A stream that breaks off throws: it never just ends.
   * Does not retry.
   *
   * @throws {ProviderError} Whatever the provider or the network answered with
   */
  stream(request: ModelRequest, options: CallOptions): AsyncIterable<ModelEvent>;
}
