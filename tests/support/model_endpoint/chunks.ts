/** OpenAI's Chat Completions protocol: what a text looks like on the wire. */
import type { Answer, ChatRequest, UsageCounts } from "./script.ts";

const TOKEN_LENGTH = 4;
const DONE = "data: [DONE]\n\n";

/** The body of an answer, event by event; one piece of JSON where no stream was asked for. */
export interface Body {
  readonly type: string;
  readonly events: readonly string[];
}

interface Written {
  readonly tokens: readonly string[];
  readonly finish: string;
  readonly usage: UsageCounts | null;
}

export function bodyOf(
  answer: Answer,
  { request, id }: { request: ChatRequest; id: string },
): Body {
  const written = write(answer, request);
  const part = answer.refusal === undefined ? "content" : "refusal";
  const head = { id, created: Math.floor(Date.now() / 1000), model: request.model };
  return request.stream
    ? { type: "text/event-stream", events: stream(written, { head, part, request }) }
    : { type: "application/json", events: [whole(written, { head, part })] };
}

function write(answer: Answer, request: ChatRequest): Written {
  const { text = "Hello there", finish = "stop", usage } = answer;
  const all = tokensOf(answer.refusal ?? (typeof text === "string" ? text : text(request)), answer);
  const most = request.max_completion_tokens ?? request.max_tokens ?? Infinity;
  const tokens = all.slice(0, most);
  return {
    tokens,
    finish: all.length > most ? "length" : finish,
    usage: usage === undefined ? count(request, tokens) : usage,
  };
}

function tokensOf(text: string, { tokenLength = TOKEN_LENGTH }: Answer): string[] {
  const characters = [...text];
  const tokens: string[] = [];
  for (let at = 0; at < characters.length; at += tokenLength) {
    tokens.push(characters.slice(at, at + tokenLength).join(""));
  }
  return tokens;
}

function count({ messages }: ChatRequest, tokens: readonly string[]): UsageCounts {
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  return {
    promptTokens: Math.ceil(characters / TOKEN_LENGTH),
    completionTokens: tokens.length,
  };
}

interface Form {
  readonly head: { readonly id: string; readonly created: number; readonly model: string };
  readonly part: "content" | "refusal";
}

function stream(
  { tokens, finish, usage }: Written,
  { head, part, request }: Form & { readonly request: ChatRequest },
): string[] {
  const withUsage = request.stream_options?.include_usage && usage !== null;
  const open = { ...head, object: "chat.completion.chunk", ...withUsage ? { usage: null } : {} };
  const event = (delta: object, finish_reason: string | null = null) =>
    data({ ...open, choices: [{ index: 0, delta, logprobs: null, finish_reason }] });
  return [
    event({ role: "assistant", content: "", refusal: null }),
    ...tokens.map((token) => event({ [part]: token })),
    event({}, finish),
    ...withUsage ? [data({ ...open, choices: [], usage: toUsage(usage) })] : [],
    DONE,
  ];
}

function whole({ tokens, finish, usage }: Written, { head, part }: Form): string {
  const message = { role: "assistant", content: null, refusal: null, [part]: tokens.join("") };
  return JSON.stringify({
    ...head,
    object: "chat.completion",
    choices: [{ index: 0, message, logprobs: null, finish_reason: finish }],
    ...usage ? { usage: toUsage(usage) } : {},
  });
}

function toUsage({ promptTokens, cachedTokens = 0, completionTokens }: UsageCounts): object {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
}

const data = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;

/** What takes the place of an event that goes wrong, where something is sent at all. */
export const FAULTY = {
  garbage: 'data: {"choices": [{"delta": {"content": \n\n',
  foreign: 'data: {"unexpected": true}\n\n',
  error: data({ error: { message: "Engine died", type: "server_error", code: 500 } }),
} as const;

/** OpenAI's error JSON. */
export function errorBody(
  { message = "The endpoint was told to fail", code = null, status }: {
    readonly message?: string;
    readonly code?: string | null;
    readonly status: number;
  },
): string {
  const type = status >= 500 ? "server_error" : "invalid_request_error";
  return JSON.stringify({ error: { message, type, param: null, code } });
}

export function modelList(names: readonly string[]): string {
  const data = names.map((id) => ({ id, object: "model", created: 0, owned_by: "tests" }));
  return JSON.stringify({ object: "list", data });
}
