/** What calls cost, in integer nano-dollars (1e-9 $), from prices in pico-dollars a token or second. */
import type { Prices } from "../spec/model.ts";
import type { Usage } from "../spec/provider.ts";

const PICO_A_NANO = 1000;

/** Rounded up, so that many small calls are never free. */
export function costNano(usage: Usage, prices: Prices): number {
  const fresh = usage.inputTokens - usage.cachedInputTokens;
  return toNano(
    fresh * prices.input + usage.cachedInputTokens * prices.cachedInput +
      usage.outputTokens * prices.output + (usage.audioSeconds ?? 0) * prices.audioSecond,
  );
}

interface Size {
  readonly inputTokens: number;
  readonly maxOutputTokens: number;
  /** Of sound; absent = none. */
  readonly audioSeconds?: number;
}

/** The most that one call of this size may cost. */
export function mostNano(
  { inputTokens, maxOutputTokens, audioSeconds = 0 }: Size,
  prices: Prices,
): number {
  const input = Math.max(prices.input, prices.cachedInput);
  return toNano(
    inputTokens * input + maxOutputTokens * prices.output + audioSeconds * prices.audioSecond,
  );
}

const toNano = (pico: number): number => Math.ceil(pico / PICO_A_NANO);
