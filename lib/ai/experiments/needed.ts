/** How many units an experiment wants, known before any outcome. */
import type { Experiment } from "./definition.ts";
import { bestRho, boundary } from "./statistics/mixture.ts";

/** The chance that any of the main metric's intervals ever misses the truth, all variants together. */
export const ALPHA = 0.05;

/** Nothing is concluded of a variant, and nothing done about it, by fewer units. */
export const LEAST_UNITS = 50;

/** What an interval is to be narrowed to, to either side, in standard deviations: Cohen's "small" effect. */
const SMALL_EFFECT = 0.2;

/** Each difference's part of {@linkcode ALPHA}. */
export const alphaOf = ({ variants }: Experiment): number => ALPHA / (variants.length - 1);

/** Units of control and treatment together at which the difference is known to a small effect. */
export function neededPair(experiment: Experiment, treatment: number): number {
  const shares = [experiment.variants[0]!.share, experiment.variants[treatment]!.share];
  const pair = shares[0]! + shares[1]!;
  const alpha = alphaOf(experiment);
  // The boundary over the root of time is the same wherever it is tuned for.
  const factor = boundary(1, { alpha, rho: bestRho(1, alpha) });
  const spread = Math.sqrt(shares.reduce((sum, share) => sum + pair / share, 0));
  return Math.ceil((factor * spread / SMALL_EFFECT) ** 2);
}

/** Units in all variants at which every difference is known so well, to two figures. */
export function neededUnits(experiment: Experiment): number {
  const { variants } = experiment;
  const total = variants.reduce((sum, { share }) => sum + share, 0);
  const needed = variants.slice(1).map(({ share }, i) =>
    neededPair(experiment, i + 1) * total / (variants[0]!.share + share)
  );
  return Number(Math.max(...needed).toPrecision(2));
}
