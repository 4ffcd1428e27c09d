/** Means and differences where shares follow the outcomes: plain ones would be biased. */
import { contrastScore } from "./statistics/inverse_propensity.ts";
import { addValue, type Moments, NO_MOMENTS } from "./statistics/moments.ts";

/** A measured unit, in the order of exposure. */
export interface AdaptiveUnit {
  readonly arm: number;
  readonly value: number;
  /** Each arm's chance when it was assigned. */
  readonly shares: readonly number[];
}

export interface AdaptiveMoments {
  /** Of the scores whose mean is the arm's. */
  readonly means: readonly Moments[];
  /** Of those whose mean is the arm's less the control's; nothing for the control. */
  readonly differences: readonly Moments[];
}

/**
 * Augmented inverse-propensity scores of all units, see statistics/inverse_propensity.ts. What is expected of a unit
 * comes from the units before it; the first has none before it and is only learned from.
 */
export function adaptiveMoments(units: readonly AdaptiveUnit[], arms: number): AdaptiveMoments {
  const means = Array<Moments>(arms).fill(NO_MOMENTS);
  const differences = Array<Moments>(arms).fill(NO_MOMENTS);
  const seen = Array<Moments>(arms).fill(NO_MOMENTS);
  let all = NO_MOMENTS;
  for (const { arm, value, shares } of units) {
    // Beside the arms stands one that is always 0, so that a mean is a contrast too.
    const unit = {
      arm,
      value,
      shares: [...shares, 1],
      expected: [...seen.map(({ n, mean }) => n > 0 ? mean : all.mean), 0],
    };
    for (let of = 0; of < arms && all.n > 0; of++) {
      if (!(shares[of]! > 0)) continue;
      means[of] = addValue(means[of]!, contrastScore(unit, { control: arms, treatment: of }));
      if (of === 0 || !(shares[0]! > 0)) continue;
      differences[of] = addValue(
        differences[of]!,
        contrastScore(unit, { control: 0, treatment: of }),
      );
    }
    seen[arm] = addValue(seen[arm]!, value);
    all = addValue(all, value);
  }
  return { means, differences };
}
