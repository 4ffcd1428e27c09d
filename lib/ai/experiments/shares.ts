/** Which shares come next. */
import { effectsOf, type Sample } from "./effects.ts";
import { METRICS } from "./metrics.ts";
import { LEAST_UNITS } from "./needed.ts";
import { isStopped } from "./progress.ts";
import { allocate } from "./statistics/allocate.ts";
import { mergeMoments, type Moments, NO_MOMENTS } from "./statistics/moments.ts";
import { meanPosterior } from "./statistics/posterior.ts";
import { trackAndStop } from "./statistics/track_and_stop.ts";

/** Every variant goes on being measured with a tenth of the units, or half of an even share where that is less. */
const FLOOR = 0.1;

/** A change that is worth a new epoch. */
const LEAST_CHANGE = 0.02;

/** From one epoch's beginning until its shares are thought over. */
const EPOCH_MS = 60 * 60_000;

/** What the common mean is worth as a belief about each variant, in units. */
const PRIOR_UNITS = 10;

/**
 * The shares that should hold next, or null where those that hold (or are about to) may stay: without the variants
 * that were stopped and, unless shares are fixed, by what was measured.
 */
export function nextShares(
  sample: Sample,
  { now, isTrusted }: { readonly now: number; readonly isTrusted: boolean },
): readonly number[] | null {
  const { experiment, progress } = sample;
  const last = progress.epochs.at(-1)!;
  const live = experiment.variants.map(({ id }) => !isStopped(progress, id));
  const mustChange = last.shares.some((share, arm) => share > 0 && !live[arm]);
  const isDue = isTrusted && experiment.allocation !== "fixed" &&
    now - last.effectiveAt >= EPOCH_MS;
  const wanted = (isDue ? byOutcomes(sample, live) : null) ??
    (mustChange ? withoutStopped(last.shares, live) : null);
  const changes = wanted?.some((share, arm) => Math.abs(share - last.shares[arm]!) >= LEAST_CHANGE);
  return mustChange || changes ? wanted : null;
}

/** The others keep their proportions. */
function withoutStopped(shares: readonly number[], live: readonly boolean[]): readonly number[] {
  const total = sum(shares);
  const left = sum(shares.filter((_, arm) => live[arm]));
  return shares.map((share, arm) => live[arm] ? share * total / left : 0);
}

/** Null while a variant has too few units, or all are measured the same. */
function byOutcomes(sample: Sample, live: readonly boolean[]): readonly number[] | null {
  const { metric, variants, allocation } = sample.experiment;
  const sign = METRICS[metric].better === "higher" ? 1 : -1;
  const effects = effectsOf(sample, metric);
  const arms = effects.flatMap(({ n, mean }, arm): readonly Moments[] =>
    live[arm] ? [{ n, mean: sign * mean.value, variance: mean.standardError ** 2 * n }] : []
  );
  if (arms.length < 2 || arms.some(({ n }) => n < LEAST_UNITS)) return null;
  const pooled = arms.reduce(mergeMoments, NO_MOMENTS);
  if (!(pooled.variance > 0)) return null;
  const floor = Math.min(FLOOR, 0.5 / arms.length);
  const parts = [
    ...allocation === "thompson"
      ? thompson(arms, { pooled, floor })
      : trackAndStop(arms, { floor }),
  ];
  const total = sum(variants.map(({ share }) => share));
  return live.map((isLive) => isLive ? parts.shift()! * total : 0);
}

interface Together {
  /** All arms as one. */
  readonly pooled: Moments;
  readonly floor: number;
}

/** By each variant's chance to be the best. */
function thompson(arms: readonly Moments[], { pooled, floor }: Together): readonly number[] {
  const prior = { mean: pooled.mean, variance: pooled.variance, strength: PRIOR_UNITS };
  return allocate(arms.map((arm) => meanPosterior(arm, prior)), { floor });
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
