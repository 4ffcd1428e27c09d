/** When requests come, and which are the same as one before. */
import type { Random } from "../../../lib/random.ts";

/** A page loaded again, or a job description that several paste: chosen, not measured. */
export const REPEATED = 0.25;

export interface Arrival {
  /** Milliseconds since the first could come. */
  readonly atMs: number;
  /** Index of the arrival whose words these are; its own where they are new. */
  readonly sameAs: number;
}

/** Poisson arrivals: `count` of them, `perSecond` on average. */
export function arrivals(
  { count, perSecond }: { readonly count: number; readonly perSecond: number },
  random: Random,
): readonly Arrival[] {
  const all: Arrival[] = [];
  let atMs = 0;
  for (let index = 0; index < count; index++) {
    atMs += -Math.log(1 - random()) * 1000 / perSecond;
    const isRepeated = index > 0 && random() < REPEATED;
    const sameAs = isRepeated ? all[Math.floor(random() * index)]!.sameAs : index;
    all.push({ atMs, sameAs });
  }
  return all;
}
