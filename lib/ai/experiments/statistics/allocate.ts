/**
 * The product's allocator: Thompson sampling (W. R. Thompson, Biometrika 25, 1933). Each arm is given
 * the share of new units that is its chance to be the best one, and never less than a floor, so that
 * every arm goes on being measured and inverse-propensity weights stay bounded.
 */
import type { Posterior } from "./posterior.ts";

/** Gauss and Legendre's rule of eight points: Abramowitz & Stegun 25.4.30. */
const GAUSS = [
  [0.1834346424956498, 0.3626837833783620],
  [0.5255324099163290, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
].flatMap(([at, weight]) => [{ at: at!, weight: weight! }, { at: -at!, weight: weight! }]);

/** Where panels end, in deviations from each arm's mean: narrow where the belief is, out to thin tails. */
const PANEL_ENDS = [0, 1, 2, 3, 4.5, 6, 9, 14, 22, 32].flatMap((end) => [end, -end]);

/** Each arm's chance to have the highest mean, by quadrature: the same numbers for the same data. */
export function bestProbabilities(arms: readonly Posterior[]): readonly number[] {
  const chances = arms.map(() => 0);
  const ends = arms.flatMap(panelEnds).sort((a, b) => a - b);
  for (const [i, end] of ends.slice(1).entries()) {
    const half = (end - ends[i]!) / 2;
    if (half <= 0) continue;
    for (const { at, weight } of GAUSS) {
      const x = end - half + half * at;
      const cdfs = arms.map(({ cdf }) => cdf(x));
      arms.forEach(({ density }, arm) => {
        const others = cdfs.reduce((all, cdf, other) => other === arm ? all : all * cdf, 1);
        if (others > 0) chances[arm]! += weight * half * density(x) * others;
      });
    }
  }
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}

/** A density may break off where its support ends: no panel goes across. */
const panelEnds = ({ mean, deviation, support: { lower, upper } }: Posterior): readonly number[] =>
  PANEL_ENDS.map((end) => Math.min(upper, Math.max(lower, mean + end * deviation)));

/** The share of new units for each arm: at least `floor`, adding up to 1. */
export function allocate(
  arms: readonly Posterior[],
  { floor }: { readonly floor: number },
): readonly number[] {
  const left = 1 - floor * arms.length;
  if (!(floor >= 0 && left >= 0)) {
    throw new RangeError(`Floor must be between 0 and 1 / ${arms.length}, got ${floor}`);
  }
  return bestProbabilities(arms).map((chance) => floor + left * chance);
}
