/**
 * What went wrong, in the project's terms. Nothing that the provider wrote is passed on but its error code, and no
 * cause: such texts repeat prompts and keys.
 */
import { APIConnectionError, APIError, OpenAIError } from "openai";
import { z } from "zod";
import type { Clock } from "../../shared/clock.ts";
import { ProviderError, type ProviderErrorKind } from "../../spec/errors.ts";
import { retryAfterMs } from "./retry_after.ts";

export interface Asked {
  readonly provider: string;
  readonly model: string;
  readonly clock: Clock;
}

interface Reason {
  readonly kind: ProviderErrorKind;
  /** What happened, after "Provider … for model …". */
  readonly what: string;
  readonly hint: string;
}

const UNREACHABLE: Reason = {
  kind: "unreachable",
  what: "could not be reached, or broke off",
  hint: "check that it runs, and its baseUrl",
};

const MALFORMED: Reason = {
  kind: "malformed",
  what: "answered with something else than OpenAI's protocol",
  hint: "check that its baseUrl leads to a Chat Completions endpoint",
};

const UNFINISHED: Reason = {
  kind: "malformed",
  what: "ended its answer without a finish_reason",
  hint: "ask again, and look into its log if it happens often",
};

/** The answer ended before its end. */
export const unfinished = (asked: Asked): ProviderError => explain(UNFINISHED, asked);

export function toProviderError(error: unknown, asked: Asked): ProviderError {
  if (error instanceof APIConnectionError) {
    return explain(UNREACHABLE, { ...asked, isSent: !isRefused(error) });
  }
  if (error instanceof APIError) return answered(error, asked);
  const isMalformed = error instanceof OpenAIError || error instanceof SyntaxError ||
    error instanceof z.core.$ZodError;
  return explain(isMalformed ? MALFORMED : UNREACHABLE, asked);
}

/** No connection was made, as Deno's fetch tells: "client error (Connect)" for addresses, refusals and TLS alike. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.includes("client error (Connect)") || isRefused(error.cause);
}

/** An HTTP error, or an error event within a stream, which has no status of its own. */
function answered(error: APIError, asked: Asked): ProviderError {
  const status: number = error.status ?? statusWithin(error);
  const code = codeOf(error);
  const { kind, hint } = reasonOf(status);
  const what = `answered ${status}${code ? ` (${code})` : ""}`;
  const wait = error.headers && retryAfterMs(error.headers, asked.clock.now());
  return explain({ kind, what, hint }, { ...asked, status, retryAfterMs: wait });
}

/** vLLM gives the status as the code; others only say what kind of error it is. */
function statusWithin({ code, type }: APIError): number {
  const number = Number(code);
  if (number >= 400 && number < 600) return number;
  return /rate_limit/.test(`${code} ${type}`) ? 429 : 500;
}

/** Plain words with underscores alone, which no key and no sentence is. */
function codeOf({ code, type }: APIError): string | null {
  return [code, type].find((word) => /^[a-z_]{1,40}$/.test(String(word ?? ""))) ?? null;
}

function reasonOf(status: number): Omit<Reason, "what"> {
  if (status === 429) return { kind: "rate_limited", hint: "wait, or have its limits raised" };
  if (status === 408 || status >= 500) {
    return { kind: "overloaded", hint: "wait, or declare another model to fall back on" };
  }
  return { kind: "rejected", hint: hintOf(status) };
}

function hintOf(status: number): string {
  if (status === 401 || status === 403) return "check the key in its apiKeyVariable";
  if (status === 404) return "check its baseUrl and the model's name";
  if (status < 400) return "give the address that it redirects to as its baseUrl";
  return "check its structured, maxTokensField and sendTemperature, and the model's contextTokens";
}

interface Details extends Asked {
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly isSent?: boolean;
}

function explain({ kind, what, hint }: Reason, { provider, model, ...details }: Details) {
  const { status, retryAfterMs, isSent } = details;
  const message = `Provider "${provider}" ${what} for model "${model}": ${hint}`;
  return new ProviderError(message, { kind, model, status, retryAfterMs, isSent });
}
