/** What an endpoint is told to do with each call. */

/** A request as OpenAI's POST /v1/chat/completions takes it, as far as the endpoint looks into it. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: number;
  readonly response_format?: Readonly<Record<string, unknown>>;
}

/** One number, or one drawn for each wait. */
export type Milliseconds = number | (() => number);

/**
 * cut: the connection is closed in the middle of an event · reset: the same by a TCP reset, which may take sent
 * text with it · stall: silence until the client goes · no_end: neither finish_reason nor [DONE] · garbage: a data
 * line that is no JSON · foreign: JSON that is no chunk · error: an error event, as vLLM sends · wrong_length: the
 * Content-Length promises more than comes.
 */
export type FaultKind =
  | "cut"
  | "reset"
  | "stall"
  | "no_end"
  | "garbage"
  | "foreign"
  | "error"
  | "wrong_length";

export interface Fault {
  readonly kind: FaultKind;
  /** Events sent before it, the role's among them; 0 = nothing but the headers. */
  readonly afterChunks: number;
}

export interface UsageCounts {
  readonly promptTokens: number;
  readonly cachedTokens?: number;
  readonly completionTokens: number;
}

/** Text in OpenAI's protocol, and what goes wrong with it. Everything has a default. */
export interface Answer {
  readonly text?: string | ((request: ChatRequest) => string);
  /** Until the headers and the first event; Infinity = it never answers. */
  readonly firstTextMs?: Milliseconds;
  /** Before each event that follows. */
  readonly betweenMs?: Milliseconds;
  /** Characters of one token: one event each, and what max_tokens counts. 4; Infinity = all in one event. */
  readonly tokenLength?: number;
  /** "length" by itself where max_tokens cuts the text, "stop" otherwise. */
  readonly finish?: string;
  /** Sent as refusal deltas instead of the text. */
  readonly refusal?: string;
  /** Null = stream_options is ignored, as older servers do; counted from the texts by default. */
  readonly usage?: UsageCounts | null;
  /** Bytes a write: events arrive in shreds, cut within characters too. */
  readonly dripBytes?: number;
  readonly fault?: Fault;
}

/** An HTTP error with OpenAI's error JSON. */
export interface Failure {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly afterMs?: Milliseconds;
}

export type Behaviour = Answer | Failure;

export interface IncomingCall {
  readonly body: ChatRequest;
  readonly authorization: string | null;
  /** 1-based, of this model, since the script was set. */
  readonly number: number;
}

/** Always the same, or one after the other (the last stays), or decided call by call. */
export type ModelScript = Behaviour | readonly Behaviour[] | ((call: IncomingCall) => Behaviour);

/** By the model's name; "*" is for all others. A model that is not there is answered with 404, as OpenAI does. */
export type Script = Readonly<Record<string, ModelScript>>;

const UNKNOWN: Failure = {
  status: 404,
  code: "model_not_found",
  message: "The model does not exist or you do not have access to it.",
};

export function behaviourFor(script: Script, call: IncomingCall): Behaviour {
  const found = script[call.body.model] ?? script["*"];
  if (found === undefined) return UNKNOWN;
  if (typeof found === "function") return found(call);
  return isList(found) ? found[Math.min(call.number, found.length) - 1] ?? UNKNOWN : found;
}

const isList = (script: ModelScript): script is readonly Behaviour[] => Array.isArray(script);

export const isFailure = (behaviour: Behaviour): behaviour is Failure => "status" in behaviour;

export const draw = (ms: Milliseconds = 0): number => typeof ms === "number" ? ms : ms();
