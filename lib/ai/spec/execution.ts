/** One run's attempts, as the reliability layer makes them and the ledger books them. */
import type { ProviderErrorKind } from "./errors.ts";
import type { Model } from "./model.ts";
import type { FinishReason, Usage } from "./provider.ts";

/** Why an attempt was made. */
export type AttemptRole = "primary" | "retry" | "fallback" | "hedge" | "continuation" | "repair";

/** won: its text was used to the end; broken: it failed after its first text; lost: another was faster. */
export type AttemptOutcome = "won" | "failed" | "broken" | "lost" | "aborted";

/** One call that was made, whatever came of it. Written once, when it is over. */
export interface Attempt {
  readonly id: string;
  /** 1-based within the run. */
  readonly number: number;
  readonly role: AttemptRole;
  readonly model: Model;
  readonly outcome: AttemptOutcome;
  readonly errorKind: ProviderErrorKind | null;
  /** Never null: estimated from the text where the provider did not count, zero where it never had the request. */
  readonly usage: Usage;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly firstTextMs: number | null;
  readonly totalMs: number;
}

/**
 * Why a model was not the one that answered. unavailable: it had no place, or was cooling down; slower: another had its
 * first text before; cut_short: its text was longer than it may be, or was withheld; no_text: it was done and had
 * written nothing; not_valid: nothing that it wrote held.
 */
export type WhyNot = ProviderErrorKind | "slower" | "cut_short" | "no_text" | "not_valid";

export interface PassedOver {
  /** Model id. */
  readonly model: string;
  readonly why: WhyNot;
}

/** Money set aside for one attempt before it is made. */
export interface Reservation {
  /** The call's, a UUID, by which it is known if nobody sees its end; absent = any will do. */
  readonly id?: string;
  /** Books what the attempt cost and frees the rest; a second call does nothing. */
  settle(attempt: Attempt): Promise<void>;
}

export type ExecutionEvent =
  | { readonly type: "text"; readonly text: string; readonly model: string }
  /** `keepsText`: the text so far is continued; otherwise it begins anew. */
  | { readonly type: "switched"; readonly model: string; readonly keepsText: boolean }
  | {
    readonly type: "end";
    readonly outcome: "complete" | "partial" | "failed";
    readonly finish: FinishReason | null;
    readonly model: string | null;
    readonly reason: ProviderErrorKind | null;
  };
