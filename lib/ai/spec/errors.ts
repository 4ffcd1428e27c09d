/** What can go wrong with a call to a model, and whether it is worth another try. */

/**
 * rate_limited: 429; overloaded: 5xx or 408; unreachable: no connection, or it broke off; timeout: our own deadline;
 * rejected: 4xx that says the request or the key is wrong; malformed: an answer that is not the protocol;
 * over_budget: not asked, for want of money; unavailable: not asked, since it is cooling down.
 */
export type ProviderErrorKind =
  | "rate_limited"
  | "overloaded"
  | "unreachable"
  | "timeout"
  | "rejected"
  | "malformed"
  | "over_budget"
  | "unavailable";

const WORTH_ANOTHER_TRY: ReadonlySet<ProviderErrorKind> = new Set([
  "rate_limited",
  "overloaded",
  "unreachable",
  "malformed",
]);

export interface ProviderErrorOptions extends ErrorOptions {
  readonly kind: ProviderErrorKind;
  readonly model: string;
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** What the provider asked for (Retry-After, RFC 9110, 10.2.3, or retry-after-ms), in milliseconds. */
  readonly retryAfterMs?: number;
  /** False where it is certain that the provider never had the request; true by default. */
  readonly isSent?: boolean;
}

/** A failed call. Aborts by the caller are not ProviderErrors: they throw the signal's reason. */
export class ProviderError extends Error {
  readonly kind: ProviderErrorKind;
  readonly model: string;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly isSent: boolean;

  constructor(
    message: string,
    { kind, model, status, retryAfterMs, isSent = true, ...rest }: ProviderErrorOptions,
  ) {
    super(message, rest);
    this.name = "ProviderError";
    this.kind = kind;
    this.model = model;
    this.status = status ?? null;
    this.retryAfterMs = retryAfterMs ?? null;
    this.isSent = isSent;
  }

  /** Whether the same request may succeed if the same model is asked again. */
  get isRetryable(): boolean {
    return WORTH_ANOTHER_TRY.has(this.kind);
  }
}
