/**
 * Asymptotic confidence sequences: intervals that may be looked at after every unit, and acted on.
 * Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas, "Time-uniform central limit theory and asymptotic
 * confidence sequences", Annals of Statistics 52 (2024). GrowthBook's sequential test and Eppo's
 * sequential method are this sequence with tunedFor = 5,000 and 10,000; Statsig's mSPRT is this
 * sequence with another rho (see mixture.ts).
 */
import type { Effect } from "./effect.ts";
import type { Interval } from "./interval.ts";
import { bestRho, boundary, logMixture, logUpperMixture, upperBoundary } from "./mixture.ts";

/** Which claims are guarded: an effect other than 0, above 0 (a lower bound), or below 0. */
export type Sides = "both" | "above" | "below";

/** How a sequence is drawn. None of it may depend on the outcomes. */
export interface SequenceOptions {
  /** The chance that the sequence ever misses the truth. */
  readonly alpha?: number;
  /** Units in all at which the sequence is tightest; it holds at any other number. */
  readonly tunedFor?: number;
  readonly sides?: Sides;
}

const ALPHA = 0.05;
const TUNED_FOR = 5000;
const ANYWHERE: Interval = { lower: -Infinity, upper: Infinity };

/** The interval after n units; everything is possible while the standard error is not known. */
export function confidenceSequence(effect: Effect, options: SequenceOptions = {}): Interval {
  const { alpha = ALPHA, sides = "both" } = options;
  const { n, value, standardError } = effect;
  if (!isKnown(effect)) return ANYWHERE;
  const limit = sides === "both" ? boundary : upperBoundary;
  const radius = standardError * limit(n, { alpha, rho: rhoOf(options) }) / Math.sqrt(n);
  return {
    lower: sides === "below" ? -Infinity : value - radius,
    upper: sides === "above" ? Infinity : value + radius,
  };
}

/** The p-value of no effect (or none to this side) that holds however often it is looked at. */
export function alwaysValidP(effect: Effect, options: SequenceOptions = {}): number {
  const { sides = "both" } = options;
  const { n, value, standardError } = effect;
  if (!isKnown(effect)) return 1;
  const s = Math.sqrt(n) * value / standardError * (sides === "below" ? -1 : 1);
  const log = sides === "both" ? logMixture : logUpperMixture;
  return Math.min(1, Math.exp(-log(s, { v: n, rho: rhoOf(options) })));
}

const isKnown = ({ value, standardError }: Effect): boolean =>
  Number.isFinite(value) && Number.isFinite(standardError) && standardError > 0;

function rhoOf({ alpha = ALPHA, tunedFor = TUNED_FOR, sides = "both" }: SequenceOptions): number {
  return bestRho(tunedFor, sides === "both" ? alpha : 2 * alpha);
}
