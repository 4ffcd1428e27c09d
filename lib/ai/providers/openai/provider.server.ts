/** Any server that speaks OpenAI's Chat Completions, by OpenAI's own client. */
import OpenAI from "openai";
import { type Clock, systemClock } from "../../shared/clock.ts";
import type { CallOptions, ModelEvent, ModelRequest, Provider } from "../../spec/provider.ts";
import { Answer } from "./answer.ts";
import { toProviderError, unfinished } from "./errors.server.ts";
import { placeOf } from "./place.ts";
import { type Dialect, toBody } from "./request.ts";

export interface OpenaiOptions extends Partial<Dialect> {
  readonly id: string;
  readonly baseUrl: string;
  /** Null = none is sent. */
  readonly apiKey: string | null;
  /** Null = told by the address: nowhere for this machine's own, else its host. */
  readonly place?: string | null;
  /** The system's by default. */
  readonly clock?: Clock;
}

/** Retries nothing and has no deadline: both are the caller's. */
export function openaiProvider(options: OpenaiOptions): Provider {
  const { id, baseUrl, apiKey, clock = systemClock } = options;
  const { structured = "json_schema", maxTokensField = "max_tokens", sendTemperature = true } =
    options;
  const client = createClient(baseUrl, apiKey);
  const dialect: Dialect = { structured, maxTokensField, sendTemperature };
  return {
    id,
    place: options.place ?? placeOf(baseUrl),
    stream: (request, call) => read({ client, dialect, request, provider: id, clock, ...call }),
  };
}

/** What OpenAI keeps with its own id of a call. */
const CALL_ID = "x-client-request-id";

interface Call extends CallOptions {
  readonly client: OpenAI;
  readonly dialect: Dialect;
  readonly request: ModelRequest;
  readonly provider: string;
  readonly clock: Clock;
}

async function* read(call: Call): AsyncGenerator<ModelEvent> {
  const { client, request, signal, provider, id } = call;
  const headers = id === undefined ? {} : { [CALL_ID]: id };
  const asked = { provider, model: request.model.id, clock: call.clock };
  const answer = new Answer();
  try {
    const body = toBody(request, call.dialect);
    for await (const chunk of await client.chat.completions.create(body, { signal, headers })) {
      const text = answer.take(chunk);
      if (text !== "") yield { type: "text", text };
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!answer.isWhole) throw toProviderError(error, asked);
  }
  // The client ends an aborted stream as if it were whole.
  signal.throwIfAborted();
  const end = answer.end();
  if (end === null) throw unfinished(asked);
  yield end;
}

function createClient(baseURL: string, apiKey: string | null): OpenAI {
  return new OpenAI({
    baseURL,
    // The client insists on a key; the header below takes it off again.
    apiKey: apiKey ?? "none",
    ...apiKey === null ? { defaultHeaders: { authorization: null } } : {},
    // What the environment would give otherwise.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: "off",
    // Prompts go where the operator said, and nowhere that place points to.
    fetchOptions: { redirect: "manual" },
  });
}
