/** How far an experiment has come: its shares over time and its stops, as every server knows them. */
import type { Experiment } from "./definition.ts";
import { assign } from "./statistics/assign.ts";

/** The shares of new units from a moment on, in the order of the variants. */
export interface Epoch {
  readonly number: number;
  readonly shares: readonly number[];
  /** Epoch milliseconds. */
  readonly effectiveAt: number;
}

export interface Stop {
  readonly variant: string;
  /** One sentence. */
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Progress {
  /** Epoch milliseconds. */
  readonly begunAt: number;
  readonly looks: number;
  /** Whether the declaration is another than the one it began with. */
  readonly isChanged: boolean;
  /** In order; the first is the declared one. */
  readonly epochs: readonly Epoch[];
  readonly stops: readonly Stop[];
}

/** The one whose shares hold at this time. */
export function epochAt({ epochs }: Progress, now: number): Epoch {
  return epochs.findLast(({ effectiveAt }) => effectiveAt <= now) ?? epochs[0]!;
}

/** The shares as parts of 1, among the units that take part. */
export function partsOf({ shares }: Pick<Epoch, "shares">): readonly number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** The index of the variant that a unit falls to in this epoch; null where it takes no part. */
export function fallsTo(
  { id, variants }: Experiment,
  { unit, epoch }: { readonly unit: string; readonly epoch: Epoch },
): number | null {
  const part = variants.reduce((sum, { share }) => sum + share, 0);
  return assign(unit, { seed: id, weights: partsOf(epoch), coverage: Math.min(1, part) });
}

export const isStopped = ({ stops }: Progress, variant: string): boolean =>
  stops.some((stop) => stop.variant === variant);

/** Whether there is anything left to compare. */
export const isOpen = ({ status, variants }: Experiment, progress: Progress): boolean =>
  status === "running" && !progress.isChanged &&
  variants.slice(1).some(({ id }) => !isStopped(progress, id));

/**
 * Whether a unit came between a stop and the shares that follow from it: servers hear of stops a little apart, so
 * its chances are not known.
 */
export function isBetween(
  { variants }: Experiment,
  { epochs, stops }: Progress,
  { epoch, at }: { readonly epoch: number; readonly at: number },
): boolean {
  const shares = epochs[epoch]?.shares ?? [];
  return stops.some((stop) =>
    stop.at < at && (shares[variants.findIndex(({ id }) => id === stop.variant)] ?? 0) > 0
  );
}
