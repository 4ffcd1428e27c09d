import assert from "node:assert/strict";
import {
  type Behaviour,
  startModelEndpoint,
} from "../../../../tests/support/model_endpoint/mod.ts";
import { NOWHERE } from "../../../../tests/support/nowhere.ts";
import { type Outcome, outcomeOf } from "../../../../tests/support/model_endpoint/outcome.ts";
import { MODEL_REQUEST } from "../../../../tests/support/runs.ts";
import { ProviderError, type ProviderErrorKind } from "../../spec/errors.ts";
import { openaiProvider } from "./mod.server.ts";

const TEXT = "I led the team, naïvely.";
const KEY = "sk-very-secret";

function ask(baseUrl: string): Promise<Outcome> {
  const provider = openaiProvider({ id: "test", baseUrl, apiKey: KEY });
  return outcomeOf(provider.stream(MODEL_REQUEST, { signal: new AbortController().signal }));
}

/** One call of an endpoint that does this. */
async function meet(behaviour: Behaviour): Promise<Outcome> {
  await using endpoint = await startModelEndpoint({ "*": behaviour });
  return await ask(endpoint.url);
}

function fails(outcome: Outcome, kind: ProviderErrorKind): ProviderError {
  const { error, ends } = outcome;
  assert.ok(error instanceof ProviderError, String(error));
  assert.equal(error.kind, kind, error.message);
  assert.equal(error.model, MODEL_REQUEST.model.id);
  assert.deepEqual(ends, []);
  return error;
}

const STATUSES: readonly [status: number, kind: ProviderErrorKind, isRetryable: boolean][] = [
  [307, "rejected", false],
  [400, "rejected", false],
  [401, "rejected", false],
  [404, "rejected", false],
  [408, "overloaded", true],
  [422, "rejected", false],
  [429, "rate_limited", true],
  [500, "overloaded", true],
  [503, "overloaded", true],
];

for (const [status, kind, isRetryable] of STATUSES) {
  Deno.test(`openaiProvider() takes ${status} for "${kind}", and says no secrets`, async () => {
    const message = `Incorrect API key ${KEY} for prompt: I led it`;
    await using endpoint = await startModelEndpoint({
      "*": { status, message, code: "some_code", headers: { location: "http://127.0.0.1:1/v1" } },
    });
    const error = fails(await ask(endpoint.url), kind);
    assert.deepEqual([error.status, error.isRetryable], [status, isRetryable]);
    assert.equal(endpoint.calls.length, 1);
    assert.match(error.message, new RegExp(`answered ${status} \\(some_code\\) for .+: .+`));
    assert.doesNotMatch(Deno.inspect(error), /secret|I led it/);
  });
}

Deno.test("openaiProvider() passes no code on that is more than a word", async () => {
  const error = fails(await meet({ status: 400, code: KEY }), "rejected");
  assert.match(error.message, /answered 400 \(invalid_request_error\) for/);
});

Deno.test("openaiProvider() reads Retry-After as seconds and as a date", async () => {
  const date = "Thu, 01 Jan 2026 00:00:05 GMT";
  const headers: readonly Readonly<Record<string, string>>[] = [
    { "retry-after": "7" },
    { "retry-after": date, "date": "Thu, 01 Jan 2026 00:00:00 GMT" },
    {},
  ];
  const waits: (number | null)[] = [];
  for (const given of headers) {
    waits.push(fails(await meet({ status: 429, headers: given }), "rate_limited").retryAfterMs);
  }
  assert.deepEqual(waits, [7000, 5000, null]);
});

Deno.test("openaiProvider() is unreachable where nobody listens", async () => {
  const error = fails(await ask(`${NOWHERE}/v1`), "unreachable");
  assert.equal(error.status, null);
});

for (const kind of ["cut", "wrong_length", "reset"] as const) {
  Deno.test(`openaiProvider() throws where the connection breaks off: ${kind}`, async () => {
    const outcome = await meet({ text: TEXT, fault: { kind, afterChunks: 3 } });
    fails(outcome, "unreachable");
    // What a reset leaves of what was sent is up to the network.
    if (kind === "reset") assert.ok(TEXT.startsWith(outcome.text));
    else assert.equal(outcome.text, TEXT.slice(0, 8));
  });
}

for (const kind of ["no_end", "garbage", "foreign"] as const) {
  Deno.test(`openaiProvider() throws where the stream is not the protocol: ${kind}`, async () => {
    const outcome = await meet({ text: TEXT, fault: { kind, afterChunks: 3 } });
    fails(outcome, "malformed");
    assert.equal(outcome.text, TEXT.slice(0, 8));
  });
}

Deno.test("openaiProvider() throws where the stream is empty", async () => {
  fails(await meet({ fault: { kind: "no_end", afterChunks: 0 } }), "malformed");
});

Deno.test("openaiProvider() throws what an error event within the stream tells", async () => {
  const outcome = await meet({ text: TEXT, fault: { kind: "error", afterChunks: 3 } });
  assert.equal(fails(outcome, "overloaded").status, 500);
  assert.equal(outcome.text, TEXT.slice(0, 8));
});

Deno.test("openaiProvider() keeps a whole text though the stream breaks off after it", async () => {
  const { text, ends, error } = await meet({
    text: "whole",
    fault: { kind: "cut", afterChunks: 4 },
  });
  assert.equal(error, null);
  assert.deepEqual([text, ends], ["whole", [{ type: "end", finish: "stop", usage: null }]]);
});

Deno.test("openaiProvider() knows a request that was never sent from one that broke off", async () => {
  assert.equal(fails(await ask(`${NOWHERE}/v1`), "unreachable").isSent, false);
  const broken = await meet({ text: TEXT, fault: { kind: "reset", afterChunks: 0 } });
  assert.equal(fails(broken, "unreachable").isSent, true);
});
