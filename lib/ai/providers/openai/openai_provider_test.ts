import assert from "node:assert/strict";
import { eventually } from "../../../../tests/support/eventually.ts";
import {
  type Behaviour,
  type ModelEndpoint,
  startModelEndpoint,
} from "../../../../tests/support/model_endpoint/mod.ts";
import { type Outcome, outcomeOf } from "../../../../tests/support/model_endpoint/outcome.ts";
import { MODEL_REQUEST } from "../../../../tests/support/runs.ts";
import type { ModelEvent, ModelRequest } from "../../spec/provider.ts";
import { type OpenaiOptions, openaiProvider } from "./mod.server.ts";

const TEXT = "I led the team, naïvely.";
const KEY = "sk-very-secret";

interface Asking extends Partial<OpenaiOptions> {
  readonly request?: ModelRequest;
  readonly signal?: AbortSignal;
}

function ask(
  endpoint: Pick<ModelEndpoint, "url">,
  { request = MODEL_REQUEST, signal = new AbortController().signal, ...options }: Asking = {},
): AsyncIterable<ModelEvent> {
  const provider = openaiProvider({ id: "test", baseUrl: endpoint.url, apiKey: KEY, ...options });
  return provider.stream(request, { signal });
}

/** One call of an endpoint that does this. */
async function meet(behaviour: Behaviour, options: Asking = {}): Promise<Outcome> {
  await using endpoint = await startModelEndpoint({ "*": behaviour });
  return await outcomeOf(ask(endpoint, options));
}

Deno.test("openaiProvider() streams the text and ends once, with the counted usage", async () => {
  const usage = { promptTokens: 20, cachedTokens: 5, completionTokens: 6 };
  const { text, ends, error } = await meet({ text: TEXT, usage });
  assert.equal(error, null);
  assert.equal(text, TEXT);
  assert.deepEqual(ends, [{
    type: "end",
    finish: "stop",
    usage: { inputTokens: 20, cachedInputTokens: 5, outputTokens: 6, estimated: false },
  }]);
});

Deno.test("openaiProvider() gives each piece as it comes", async () => {
  await using endpoint = await startModelEndpoint({
    "*": { text: TEXT, fault: { kind: "stall", afterChunks: 3 } },
  });
  const stop = new AbortController();
  const pieces: string[] = [];
  const reading = (async () => {
    for await (const event of ask(endpoint, { signal: stop.signal })) {
      if (event.type === "text") pieces.push(event.text);
      if (pieces.length === 2) stop.abort(new Error("seen enough"));
    }
  })();
  await assert.rejects(reading, /seen enough/);
  assert.deepEqual(pieces, [TEXT.slice(0, 4), TEXT.slice(4, 8)]);
});

Deno.test("openaiProvider() asks for what the request says", async () => {
  await using endpoint = await startModelEndpoint({ "*": {} });
  await outcomeOf(ask(endpoint));
  const { body, authorization } = endpoint.calls[0]!;
  assert.deepEqual(body, {
    model: "paid",
    messages: MODEL_REQUEST.messages,
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: 100,
    temperature: 0,
  });
  assert.equal(authorization, `Bearer ${KEY}`);
});

Deno.test("openaiProvider() sends no key where there is none", async () => {
  await using endpoint = await startModelEndpoint({ "*": {} });
  assert.equal((await outcomeOf(ask(endpoint, { apiKey: null }))).error, null);
  assert.equal(endpoint.calls[0]!.authorization, null);
});

Deno.test("openaiProvider() speaks the dialect that its options say", async () => {
  await using endpoint = await startModelEndpoint({ "*": {} });
  const schema = { type: "object", properties: {}, required: [], additionalProperties: false };
  const request: ModelRequest = { ...MODEL_REQUEST, task: "follow_up", schema };
  const dialects: readonly Asking[] = [
    {},
    { structured: "json_object", maxTokensField: "max_completion_tokens" },
    { structured: "none", sendTemperature: false },
  ];
  for (const dialect of dialects) await outcomeOf(ask(endpoint, { ...dialect, request }));
  const sent = endpoint.calls.map(({ body }) => [
    body.response_format,
    body.max_tokens ?? null,
    body.max_completion_tokens ?? null,
    body.temperature ?? null,
  ]);
  const strict = { name: "follow_up", strict: true, schema };
  assert.deepEqual(sent, [
    [{ type: "json_schema", json_schema: strict }, 100, null, 0],
    [{ type: "json_object" }, null, 100, 0],
    [undefined, 100, null, null],
  ]);
});

Deno.test("openaiProvider() tells why a text ended", async () => {
  const finishes: readonly [Behaviour, string][] = [
    [{ finish: "length" }, "length"],
    [{ finish: "model_length" }, "length"],
    [{ finish: "content_filter" }, "filter"],
    [{ finish: "eos" }, "stop"],
    [{ refusal: "I cannot" }, "filter"],
  ];
  for (const [behaviour, expected] of finishes) {
    const { ends, text, error } = await meet(behaviour);
    assert.equal(error, null);
    assert.deepEqual(ends.map((end) => end.type === "end" && end.finish), [expected]);
    assert.equal(text, "refusal" in behaviour ? "" : "Hello there");
  }
});

Deno.test("openaiProvider() ends without usage where the server does not count", async () => {
  const { ends } = await meet({ usage: null });
  assert.deepEqual(ends, [{ type: "end", finish: "stop", usage: null }]);
  const wrong = await meet({ text: TEXT, usage: { promptTokens: -1, completionTokens: 6 } });
  assert.deepEqual([wrong.text, wrong.ends], [TEXT, ends]);
});

Deno.test("openaiProvider() reads texts in shreds, and megabytes in one event", async () => {
  assert.equal((await meet({ text: TEXT, dripBytes: 5 })).text, TEXT);
  const large = TEXT.repeat(50_000);
  const { text, ends } = await meet(
    { text: large, tokenLength: Infinity },
  );
  assert.deepEqual([text === large, ends.length], [true, 1]);
});

Deno.test("openaiProvider() throws the signal's reason, before, during and between texts", async () => {
  await using endpoint = await startModelEndpoint({
    "*": [{ firstTextMs: Infinity }, { text: TEXT, fault: { kind: "stall", afterChunks: 2 } }],
  });
  const reason = new Error("the run is over");
  const early = await outcomeOf(ask(endpoint, { signal: AbortSignal.abort(reason) }));
  assert.equal(early.error, reason);
  assert.equal(endpoint.calls.length, 0);
  for (const [at, chunks] of [0, 2].entries()) {
    const stop = new AbortController();
    const outcome = outcomeOf(ask(endpoint, { signal: stop.signal }));
    await eventually("asked", () => Promise.resolve(endpoint.calls[at]?.chunksSent === chunks));
    stop.abort(reason);
    const { error, ends } = await outcome;
    assert.deepEqual([error, ends], [reason, []]);
    await eventually("hung up", () => Promise.resolve(endpoint.calls[at]!.abortedByClient));
  }
});

Deno.test("openaiProvider() hangs up when its reader stops reading", async () => {
  await using endpoint = await startModelEndpoint({
    "*": { text: TEXT, fault: { kind: "stall", afterChunks: 3 } },
  });
  for await (const _ of ask(endpoint)) break;
  await eventually("hung up", () => Promise.resolve(endpoint.calls[0]!.abortedByClient));
});

Deno.test("openaiProvider() tells where prompts go: nowhere for this machine's own addresses", () => {
  const placeOf = (baseUrl: string, place?: string) =>
    openaiProvider({ id: "test", baseUrl, apiKey: null, place }).place;
  assert.equal(placeOf("https://api.openai.com/v1"), "api.openai.com");
  assert.equal(placeOf("http://10.0.0.7:8000/v1"), "10.0.0.7:8000");
  for (const host of ["127.0.0.1:11434", "localhost:8080", "[::1]:8000", "127.9.9.9"]) {
    assert.equal(placeOf(`http://${host}/v1`), null);
  }
  assert.equal(placeOf("https://localhost.example.org/v1"), "localhost.example.org");
  assert.equal(placeOf("http://127.0.0.1:4000/v1", "Example Ltd, Ireland"), "Example Ltd, Ireland");
});
