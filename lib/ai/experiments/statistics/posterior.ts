/** What is believed of an arm's mean after the data: the ingredients of Thompson sampling. */
import { betaCdf, logBeta } from "./beta.ts";
import type { Moments } from "./moments.ts";
import { normalCdf, normalDensity } from "./normal.ts";

/** A belief about a mean. */
export interface Posterior {
  readonly mean: number;
  /** The chance that the mean is at most x. */
  readonly cdf: (x: number) => number;
  /** Points with the weight of the belief around each; the weights add up to 1. */
  readonly nodes: readonly { readonly at: number; readonly weight: number }[];
}

const NODES = 256;
/** How far the nodes reach, in standard deviations. */
const REACH = 8;

/** A rate, from an even prior: Beta(1 + successes, 1 + failures). */
export function ratePosterior(
  { n, successes }: { readonly n: number; readonly successes: number },
): Posterior {
  const [a, b] = [1 + successes, 1 + n - successes];
  // On the log-odds scale the density is smooth and has thin tails, which the trapezoid rule wants.
  const centre = Math.log(a / b);
  const spread = Math.sqrt(1 / a + 1 / b) * 2;
  const points = nodes((z) => {
    const odds = Math.exp(centre + spread * z);
    const log = a * (centre + spread * z) - (a + b) * Math.log1p(odds) - logBeta(a, b);
    return { at: odds / (1 + odds), density: Math.exp(log) };
  }, REACH * 1.5);
  return { mean: a / (a + b), cdf: (x) => betaCdf(x, { a, b }), nodes: points };
}

/** What is believed of a mean before its data: worth `strength` units with this mean and variance. */
export interface NormalPrior {
  readonly mean: number;
  readonly variance: number;
  readonly strength: number;
}

/** A mean, by the central limit theorem, with the prior's units counted among its own. */
export function meanPosterior({ n, mean, variance }: Moments, prior: NormalPrior): Posterior {
  const units = n + prior.strength;
  const apart = mean - prior.mean;
  const squares = prior.variance * prior.strength + variance * Math.max(0, n - 1) +
    apart * apart * n * prior.strength / units;
  return normalPosterior(
    (mean * n + prior.mean * prior.strength) / units,
    Math.sqrt(squares / units / units),
  );
}

/** A normal belief. */
export function normalPosterior(mean: number, deviation: number): Posterior {
  return {
    mean,
    cdf: (x) => normalCdf((x - mean) / deviation),
    nodes: nodes((z) => ({ at: mean + deviation * z, density: normalDensity(z) }), REACH),
  };
}

/** The trapezoid rule over -reach to reach. */
function nodes(
  at: (z: number) => { readonly at: number; readonly density: number },
  reach: number,
): Posterior["nodes"] {
  const points = Array.from({ length: NODES + 1 }, (_, k) => at((2 * k / NODES - 1) * reach));
  const total = points.reduce((sum, { density }) => sum + density, 0);
  return points.map((point) => ({ at: point.at, weight: point.density / total }));
}
