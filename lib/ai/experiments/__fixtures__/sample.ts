/** Units without a database. */
import type { Experiment } from "../definition.ts";
import type { Sample } from "../effects.ts";
import type { Epoch, Progress } from "../progress.ts";
import type { Unit } from "../units.ts";

const EPOCH_MS = 1_000_000;
const SPREAD_MS = 100_000;

/** So many units of an arm in an epoch, of which so many have the value 1 and the rest 0. */
export interface Group {
  readonly arm: number;
  readonly epoch?: number;
  readonly n: number;
  readonly ones: number;
}

/** Values of "validity"; arms and values are mixed in the first 100,000 ms of their epoch. */
export function unitsOf(groups: readonly Group[]): readonly Unit[] {
  return groups.flatMap(({ arm, epoch = 0, n, ones }) =>
    Array.from({ length: n }, (_, i): Unit => ({
      arm,
      epoch,
      at: epoch * EPOCH_MS + Math.floor(i * SPREAD_MS / n),
      values: { validity: Math.floor((i + 1) * ones / n) - Math.floor(i * ones / n) },
      before: {},
    }))
  ).sort((a, b) => a.at - b.at);
}

/** Epochs begin every 1,000,000 ms. */
export function sampleOf(
  experiment: Experiment,
  groups: readonly Group[],
  progress: Partial<Progress> & { readonly shares?: readonly (readonly number[])[] } = {},
): Sample {
  const { shares = [experiment.variants.map(({ share }) => share)], ...rest } = progress;
  const epochs = shares.map((shares, number): Epoch => ({
    number,
    shares,
    effectiveAt: number * EPOCH_MS,
  }));
  return {
    experiment,
    progress: { begunAt: 0, looks: 0, isChanged: false, stops: [], epochs, ...rest },
    units: unitsOf(groups),
  };
}
