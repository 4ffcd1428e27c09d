/** The same question to the same endpoint, with less and less between. */
import OpenAI from "openai";
import type { Model } from "../../../lib/ai/mod.ts";
import { openaiProvider } from "../../../lib/ai/providers/openai/mod.server.ts";
import { EVALUATE } from "../../../lib/ai/tasks/evaluate/evaluate.ts";
import { toJsonSchema } from "../../../lib/ai/structured/mod.ts";
import type { ModelRequest } from "../../../lib/ai/spec/provider.ts";
import type { Database } from "../../../lib/db/mod.ts";
import { testAi } from "../../../tests/support/ai.ts";
import { modelOf } from "../latency/configurations.ts";
import { inputOf } from "../latency/words.ts";
import { advised } from "./advised.ts";

/** Milliseconds from the call. */
export interface Timing {
  /** Until the title of the first piece of advice was whole; for a whole run, until it was proven too. */
  readonly first: number;
  readonly end: number;
}

/** Asks about the answer of that number. */
export type Way = (number: number) => Promise<Timing>;

const MODEL: Model = modelOf("large");
const NOBODY = { candidateId: null, interviewId: null, answerId: null };
const SCHEMA = toJsonSchema(EVALUATE.schema);

const requestOf = (number: number): ModelRequest => {
  const input = inputOf(number);
  return {
    model: MODEL,
    messages: EVALUATE.promptFor(input).messages(input),
    maxOutputTokens: EVALUATE.maxOutputTokens,
    temperature: EVALUATE.temperature,
    schema: SCHEMA,
    task: "evaluate",
    input,
  };
};

/** Reads to the end; `counts` tells the first that does. */
async function time<T>(
  events: () => Promise<AsyncIterable<T>> | AsyncIterable<T>,
  counts: (event: T) => boolean,
): Promise<Timing> {
  const begun = performance.now();
  let first = NaN;
  for await (const event of await events()) {
    if (Number.isNaN(first) && counts(event)) first = performance.now() - begun;
  }
  return { first, end: performance.now() - begun };
}

/** OpenAI's own client and nothing else. */
export function clientAlone(url: string): Way {
  const client = new OpenAI({ baseURL: url, apiKey: "none", maxRetries: 0 });
  return (number) => {
    const { messages, maxOutputTokens, temperature } = requestOf(number);
    const hasAdvice = advised();
    return time(
      () =>
        client.chat.completions.create({
          model: MODEL.name,
          messages: messages.map(({ role, content }) => ({ role, content })),
          max_tokens: maxOutputTokens,
          temperature,
          stream: true,
          stream_options: { include_usage: true },
          response_format: {
            type: "json_schema",
            json_schema: { name: "evaluate", schema: SCHEMA as Record<string, unknown> },
          },
        }),
      ({ choices: [choice] }) => hasAdvice(choice?.delta.content ?? ""),
    );
  };
}

const providerAt = (url: string) =>
  openaiProvider({ id: "bench", baseUrl: url, apiKey: null, place: "models.example" });

export function providerAlone(url: string): Way {
  const provider = providerAt(url);
  const { signal } = new AbortController();
  return (number) => {
    const hasAdvice = advised();
    return time(
      () => provider.stream(requestOf(number), { signal }),
      (event) => event.type === "text" && hasAdvice(event.text),
    );
  };
}

/** Everything: variant, route, cache, budget, ledger, validation, proof. */
export function wholeLayer(url: string, db: Database): Way {
  const ai = testAi(db, { models: [MODEL], providers: new Map([["bench", providerAt(url)]]) });
  return (number) =>
    time(
      () => ai.run({ task: "evaluate", input: inputOf(number), context: NOBODY }),
      ({ type }) => type === "preview",
    );
}
