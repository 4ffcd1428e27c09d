/**
 * Robbins' normal mixture: a boundary that a sum of centred values with intrinsic time (variance) v
 * crosses at any time with a chance of at most alpha. Howard, Ramdas, McAuliffe & Sekhon,
 * "Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of Statistics 49 (2021),
 * section 3. `rho` is that paper's; 1 / rho is rho squared of Waudby-Smith et al. (2024), and the
 * variance of one value divided by rho is the tau squared of the mSPRT (Johari et al. 2022).
 */
import { normalCdf } from "./normal.ts";
import { risingRoot } from "./root.ts";

/** What a boundary is drawn with. */
export interface BoundaryOptions {
  readonly alpha: number;
  readonly rho: number;
}

/** The rho with the tightest two-sided boundary at intrinsic time v; one-sided: give 2 alpha. */
export function bestRho(v: number, alpha: number): number {
  if (!(v > 0)) throw new RangeError(`Intrinsic time must be above 0, got ${v}`);
  if (!(alpha > 0 && alpha < 1)) {
    throw new RangeError(`Alpha must lie between 0 and 1, got ${alpha}`);
  }
  const log = -2 * Math.log(alpha);
  return v / (log + Math.log1p(log));
}

interface Time {
  readonly v: number;
  readonly rho: number;
}

/** The log of the two-sided e-process at the sum s. */
export function logMixture(s: number, { v, rho }: Time): number {
  return (Math.log(rho / (v + rho)) + s * s / (v + rho)) / 2;
}

/** The log of the one-sided e-process at the sum s. */
export function logUpperMixture(s: number, { v, rho }: Time): number {
  return logMixture(s, { v, rho }) + Math.log(2 * normalCdf(s / Math.sqrt(v + rho)));
}

/** How far from 0 the sum may stray to either side. */
export function boundary(v: number, { alpha, rho }: BoundaryOptions): number {
  return Math.sqrt((v + rho) * (Math.log1p(v / rho) - 2 * Math.log(alpha)));
}

/** How far above 0 the sum may stray. */
export function upperBoundary(v: number, { alpha, rho }: BoundaryOptions): number {
  const threshold = -Math.log(alpha);
  const upper = boundary(v, { alpha, rho });
  return risingRoot((s) => logUpperMixture(s, { v, rho }) - threshold, { lower: 0, upper });
}

/** The same in closed form, a little wider: Waudby-Smith et al. (arXiv 2103.06476v7), equation 134. */
export function closedUpperBoundary(v: number, { alpha, rho }: BoundaryOptions): number {
  return Math.sqrt(2 * (v + rho) * Math.log1p(Math.sqrt(v / rho + 1) / (2 * alpha)));
}
