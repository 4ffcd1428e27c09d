import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import type { ModelLine } from "../../../lib/ai/mod.server.ts";
import { toPrices } from "../../../lib/ai/config/prices.ts";
import { Models } from "./Models.tsx";

const LINE: Omit<ModelLine, "model"> = {
  health: {
    state: "closed",
    inFlight: 0,
    firstText: null,
    total: null,
    errorRate: 0,
    calls: 0,
    cooldownUntilMs: null,
  },
  quality: [],
  latencies: null,
  spend: null,
};

const MODEL: Omit<ModelLine["model"], "prices"> = {
  id: "acme/model",
  provider: "acme",
  name: "model",
  contextTokens: 1000,
  maxOutputTokens: 1000,
  abilities: ["text"],
  quality: 0.5,
  concurrency: 4,
};

/** The line below the name. */
function priceOf(perMillion: { input: number; output: number }, dollarsPerAudioHour: number) {
  const model = { ...MODEL, prices: toPrices(perMillion, dollarsPerAudioHour) };
  const page = renderToString(<Models lines={[{ ...LINE, model }]} />);
  return /<h3>acme\/model<\/h3><p[^>]*>([^<]*)<\/p>/.exec(page)?.[1];
}

Deno.test("Models shows what tokens and what an hour of audio cost, and is free where neither does", () => {
  const none = { input: 0, output: 0 };
  assert.equal(priceOf(none, 0), "free");
  assert.equal(priceOf(none, 0.36), "$0.36 an hour of audio");
  const tokens = "$0.15 in, $0.60 out, a million tokens";
  assert.equal(priceOf({ input: 0.15, output: 0.6 }, 0), tokens);
  assert.equal(priceOf({ input: 0.15, output: 0.6 }, 0.36), `${tokens}; $0.36 an hour of audio`);
});
