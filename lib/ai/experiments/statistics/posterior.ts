/** What is believed of an arm's mean after the data: the ingredients of Thompson sampling. */
import { betaCdf, logBeta } from "./beta.ts";
import type { Interval } from "./interval.ts";
import type { Moments } from "./moments.ts";
import { normalCdf, normalDensity } from "./normal.ts";

/** A belief about a mean. */
export interface Posterior {
  readonly mean: number;
  readonly deviation: number;
  /** Where the mean can lie at all. */
  readonly support: Interval;
  readonly density: (x: number) => number;
  /** The chance that the mean is at most x. */
  readonly cdf: (x: number) => number;
}

/** A rate, from an even prior: Beta(1 + successes, 1 + failures). */
export function ratePosterior(
  { n, successes }: { readonly n: number; readonly successes: number },
): Posterior {
  const [a, b] = [1 + successes, 1 + n - successes];
  const scale = logBeta(a, b);
  return {
    mean: a / (a + b),
    deviation: Math.sqrt(a * b / (a + b + 1)) / (a + b),
    support: { lower: 0, upper: 1 },
    density: (x) =>
      x <= 0 || x >= 1 ? 0 : Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale),
    cdf: (x) => betaCdf(x, { a, b }),
  };
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
    Math.sqrt(squares) / units,
  );
}

/** A normal belief. */
export function normalPosterior(mean: number, deviation: number): Posterior {
  return {
    mean,
    deviation,
    support: { lower: -Infinity, upper: Infinity },
    density: (x) => normalDensity((x - mean) / deviation) / deviation,
    cdf: (x) => normalCdf((x - mean) / deviation),
  };
}
