import assert from "node:assert/strict";
import { costNano, mostNano } from "./cost.ts";

/** $0.15 in, $0.075 in from the cache, $0.60 out, a million tokens. */
const PRICES = { input: 150_000, cachedInput: 75_000, output: 600_000, audioSecond: 0 };

Deno.test("costNano() is prices times tokens, cached input at its own price", () => {
  const usage = { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100, estimated: false };
  assert.equal(costNano(usage, PRICES), 90_000 + 30_000 + 60_000);
});

Deno.test("costNano() rounds up to a whole nano-dollar", () => {
  const usage = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 0, estimated: false };
  assert.equal(costNano(usage, { ...PRICES, input: 1 }), 1);
});

Deno.test("mostNano() is never below what a call of that size costs", () => {
  const most = mostNano({ inputTokens: 1000, maxOutputTokens: 100 }, PRICES);
  const usage = { inputTokens: 1000, cachedInputTokens: 0, outputTokens: 100, estimated: false };
  assert.equal(most, costNano(usage, PRICES));
});

Deno.test("costNano() and mostNano() count seconds of sound", () => {
  const usage = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, estimated: false };
  const prices = { ...PRICES, audioSecond: 100_000_000 };
  assert.equal(costNano({ ...usage, audioSeconds: 7.5 }, prices), 750_000);
  assert.equal(
    mostNano({ inputTokens: 0, maxOutputTokens: 0, audioSeconds: 7.5 }, prices),
    750_000,
  );
  assert.equal(costNano(usage, prices), 0);
});
