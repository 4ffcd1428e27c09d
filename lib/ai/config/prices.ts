/** Prices as providers print them, turned into the ledger's whole numbers. */
import type { Prices } from "../spec/model.ts";

const PICO_A_DOLLAR = 1e12;
const TOKENS_A_MILLION = 1e6;
const SECONDS_AN_HOUR = 3600;

/** The largest context that can be declared. */
export const MOST_TOKENS = 10_000_000;
/** The dearest price: with it, the largest context costs 9e15 pico-dollars, which is still a safe integer. */
export const MOST_DOLLARS = 900;
/** Of a price a million tokens: one pico-dollar a token. */
export const LEAST_DOLLARS = 1e-6;

export interface DeclaredPrices {
  readonly input: number;
  /** As `input` where it is left out. */
  readonly cachedInput?: number;
  readonly output: number;
}

export function toPrices(perMillion: DeclaredPrices, dollarsPerAudioHour: number): Prices {
  const { input, cachedInput = input, output } = perMillion;
  return {
    input: perToken(input),
    cachedInput: perToken(cachedInput),
    output: perToken(output),
    audioSecond: Math.ceil(dollarsPerAudioHour * PICO_A_DOLLAR / SECONDS_AN_HOUR),
  };
}

const perToken = (dollars: number): number =>
  Math.round(dollars * PICO_A_DOLLAR / TOKENS_A_MILLION);
