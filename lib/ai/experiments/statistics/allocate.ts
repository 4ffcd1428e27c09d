/**
 * The product's allocator: Thompson sampling (W. R. Thompson, Biometrika 25, 1933). Each arm is given
 * the share of new units that is its chance to be the best one, and never less than a floor, so that
 * every arm goes on being measured and inverse-propensity weights stay bounded.
 */
import type { Posterior } from "./posterior.ts";

/** Each arm's chance to have the highest mean, by quadrature: the same numbers for the same data. */
export function bestProbabilities(arms: readonly Posterior[]): readonly number[] {
  const chances = arms.map(({ nodes }, i) =>
    nodes.reduce(
      (sum, { at, weight }) =>
        weight < 1e-18
          ? sum
          : sum + weight * product(arms, (other, j) => j === i ? 1 : other.cdf(at)),
      0,
    )
  );
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}

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

const product = (
  arms: readonly Posterior[],
  factor: (arm: Posterior, index: number) => number,
): number => arms.reduce((total, arm, index) => total * factor(arm, index), 1);
