/** Those who were exposed, each once, with what came of it: what all figures are made from. */
import type { MetricId } from "./metrics.ts";

/** By metric; absent where nothing was measured. */
export type Values = Readonly<Partial<Record<MetricId, number>>>;

/** One candidate or answer. */
export interface Unit {
  /** Index of the variant that it met first. */
  readonly arm: number;
  /** Index of the shares by which it got it. */
  readonly epoch: number;
  /** Of the exposure, in epoch milliseconds. */
  readonly at: number;
  /** Means over its runs with this variant. */
  readonly values: Values;
  /** Means over its runs in the four weeks before. */
  readonly before: Values;
}
