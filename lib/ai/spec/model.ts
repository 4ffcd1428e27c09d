/** A model as the operator declares it: where it is, what it can do, what it costs. */

/** "json": keeps to a JSON schema; "text": writes text; "transcribe": turns sound into words. */
export const ABILITIES = ["text", "json", "transcribe"] as const;
export type Ability = typeof ABILITIES[number];

/** Pico-dollars (1e-12 $) a token, whole numbers: $0.15 a million tokens is 150,000. */
export interface Prices {
  readonly input: number;
  /** Input that the provider had in its own cache. */
  readonly cachedInput: number;
  readonly output: number;
  /** Pico-dollars a second of sound, for transcription. */
  readonly audioSecond: number;
}

export interface Model {
  /** Unique among all models, for example "local/llama-3.1-8b". */
  readonly id: string;
  /** Id of the provider that serves it. */
  readonly provider: string;
  /** What the provider calls it. */
  readonly name: string;
  /** Where and how its provider asks it, as far as that shapes texts: part of the cache's key. Absent = not declared. */
  readonly endpoint?: string;
  readonly prices: Prices;
  /** Tokens of input and output together. */
  readonly contextTokens: number;
  readonly maxOutputTokens: number;
  readonly abilities: readonly Ability[];
  /** How good the operator believes it to be before anything was measured, 0..1. */
  readonly quality: number;
  /** Calls at the same time. */
  readonly concurrency: number;
}
