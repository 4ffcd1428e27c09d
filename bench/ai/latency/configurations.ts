/** What is switched on, one after the other: each has all that those before it have. */
import type { AiParts } from "../../../lib/ai/mod.server.ts";
import type { Model } from "../../../lib/ai/mod.ts";
import { RECORDED } from "./scenarios.ts";

export interface Configuration {
  readonly name: string;
  readonly models: readonly ("large" | "small")[];
  readonly reliability: Required<NonNullable<AiParts["reliability"]>>;
  /** Whether the same request again is the same to the cache. */
  readonly cached: boolean;
}

const OFF = { retrying: false, breaking: false, hedging: false };
const BOTH = ["large", "small"] as const;

export const CONFIGURATIONS: readonly Configuration[] = [
  {
    name: "all off: one model, then the coach",
    models: ["large"],
    reliability: OFF,
    cached: false,
  },
  {
    name: "+ retries and a second model",
    models: BOTH,
    reliability: { ...OFF, retrying: true },
    cached: false,
  },
  {
    name: "+ breaker",
    models: BOTH,
    reliability: { ...OFF, retrying: true, breaking: true },
    cached: false,
  },
  {
    name: "+ hedging",
    models: BOTH,
    reliability: { retrying: true, breaking: true, hedging: true },
    cached: false,
  },
  {
    name: "+ cache: all on",
    models: BOTH,
    reliability: { retrying: true, breaking: true, hedging: true },
    cached: true,
  },
];

/** Nobody waits for a place here. */
const CONCURRENCY = 200;
const PICO = 1_000_000;

/** At list prices, so that what hedges cost is what they would cost. */
const PRICES = { large: { input: 2, output: 8 }, small: { input: 0.15, output: 0.6 } } as const;
const QUALITY = { large: 0.9, small: 0.7 } as const;

export const modelOf = (name: "large" | "small"): Model => ({
  id: `bench/${name}`,
  provider: "bench",
  name,
  prices: {
    input: PRICES[name].input * PICO,
    cachedInput: PRICES[name].input * PICO / 2,
    output: PRICES[name].output * PICO,
    audioSecond: 0,
  },
  contextTokens: 128_000,
  maxOutputTokens: 4_000,
  abilities: ["text", "json"],
  quality: QUALITY[name],
  concurrency: CONCURRENCY,
});

/** The same model as a models file declares it. */
export function declarationOf(name: "large" | "small"): Readonly<Record<string, unknown>> {
  const { contextTokens, maxOutputTokens, abilities, quality, concurrency } = modelOf(name);
  return {
    ...{ id: `test/${name}`, provider: "test", name, dollarsPerMillion: PRICES[name] },
    ...{ contextTokens, maxOutputTokens, abilities, quality, concurrency },
  };
}

/** For the tables. */
export const recordedOf = (name: "large" | "small"): string => {
  const { name: of, p50, p95, p99, longest, tokensPerSecond } = RECORDED[name];
  return `${name} as ${of}: p50 ${p50}, p95 ${p95}, p99 ${p99}, longest ${longest} ms, ${tokensPerSecond} tokens/s`;
};
