/** Differences under shares that change with the data, as an adaptive allocator's do. */

/** A unit that was assigned by chance, with what came of it. */
export interface Assigned {
  readonly arm: number;
  readonly value: number;
  /** Each arm's chance at the moment of this unit's assignment. */
  readonly shares: readonly number[];
  /** What was expected of each arm before this unit, such as its mean so far; any value is valid. */
  readonly expected: readonly number[];
}

/**
 * What this unit says of the treatment's mean less the control's: augmented inverse propensity weighting
 * (Robins, Rotnitzky & Zhao 1994). The scores of all units are, whatever the shares learned from
 * earlier ones, differences plus martingale noise, so `confidenceSequence(meanEffect(momentsOf(scores)))`
 * holds (Waudby-Smith et al. 2024, Proposition 2.5), which plain means under adaptive shares do not.
 */
export function contrastScore(
  { arm, value, shares, expected }: Assigned,
  { control, treatment }: { readonly control: number; readonly treatment: number },
): number {
  const score = (of: number): number =>
    expected[of]! + (arm === of ? (value - expected[of]!) / shares[of]! : 0);
  return score(treatment) - score(control);
}
