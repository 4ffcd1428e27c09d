import type { Moments } from "./moments.ts";

/** An estimate with its standard error, from so many units in all. */
export interface Effect {
  readonly n: number;
  readonly value: number;
  readonly standardError: number;
}

/** The mean of one arm. */
export function meanEffect({ n, mean, variance }: Moments): Effect {
  return { n, value: mean, standardError: Math.sqrt(variance / n) };
}

/** Mean of the treatment less mean of the control. */
export function difference(control: Moments, treatment: Moments): Effect {
  return {
    n: control.n + treatment.n,
    value: treatment.mean - control.mean,
    standardError: Math.sqrt(control.variance / control.n + treatment.variance / treatment.n),
  };
}

/** The difference in parts of the control's mean, its error by the delta method. The mean must not be 0. */
export function relativeDifference(control: Moments, treatment: Moments): Effect {
  const ratio = treatment.mean / control.mean;
  const variance = treatment.variance / treatment.n + ratio * ratio * control.variance / control.n;
  return {
    n: control.n + treatment.n,
    value: (treatment.mean - control.mean) / control.mean,
    standardError: Math.sqrt(variance) / Math.abs(control.mean),
  };
}
