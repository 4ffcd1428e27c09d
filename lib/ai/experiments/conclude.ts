/** What can be said, in one sentence. */
import type { Experiment } from "./definition.ts";
import { METRICS } from "./metrics.ts";
import { LEAST_UNITS, neededUnits } from "./needed.ts";
import type { Progress } from "./progress.ts";
import type { SampleRatio } from "./sample.ts";
import type { Interval } from "./statistics/interval.ts";

/** The main metric of one variant. */
export interface Standing {
  readonly id: string;
  /** Units that were measured. */
  readonly n: number;
  /** Of the difference to the control; null for the control. */
  readonly interval: Interval | null;
}

export interface Evidence {
  readonly experiment: Experiment;
  readonly progress: Progress | null;
  readonly ratio: SampleRatio | null;
  /** In the order of the variants. */
  readonly standings: readonly Standing[];
}

/** Nothing is claimed of variants with fewer than 50 units, nor where the sample ratio is wrong. */
export function conclude({ experiment, progress, ratio, standings }: Evidence): string {
  if (progress?.isChanged) {
    return "No conclusion: it was changed after it began. Give the changed one a new id.";
  }
  if (progress === null || ratio === null) return "Not begun: nobody has met it.";
  if (ratio.isMismatch) return mismatchSentence(experiment, ratio);
  const [control, ...others] = standings;
  const live = others.filter(({ id }) => !progress.stops.some(({ variant }) => variant === id));
  if (live.length === 0) {
    return `Stopped: ${progress.stops.map(({ reason }) => reason).join("; ")}.`;
  }
  return liveSentence(experiment, [control!, ...live]);
}

function mismatchSentence({ unit, variants }: Experiment, ratio: SampleRatio): string {
  const parts = variants.map(({ id }, arm) =>
    `'${id}' has ${ratio.counts[arm]} ${unit}s instead of about ${Math.round(ratio.expected[arm]!)}`
  );
  return `No conclusion: ${parts.join(", ")}. Find out why before reading any figure.`;
}

function liveSentence(experiment: Experiment, standings: readonly Standing[]): string {
  const others = standings.slice(1).map(({ id, interval }) => ({ id, interval: interval! }));
  const least = Math.min(...standings.map(({ n }) => n));
  const total = standings.reduce((sum, { n }) => sum + n, 0);
  const found = others.filter(({ interval }) => interval.lower > 0 || interval.upper < 0);
  if (least >= LEAST_UNITS && found.length > 0) return differenceSentence(experiment, found);
  const widest = Math.max(
    ...others.flatMap(({ interval }) => [Math.abs(interval.lower), Math.abs(interval.upper)]),
  );
  const needed = neededUnits(experiment);
  if (least >= LEAST_UNITS && total >= needed && Number.isFinite(widest)) {
    const { size, noun } = METRICS[experiment.metric];
    return `No difference larger than ${size(widest)} ${noun} is likely.`;
  }
  const early = experiment.status === "running" ? "Too early" : "Ended too early";
  const rarest = standings.find(({ n }) => n === least)!;
  return total < needed
    ? `${early}: ${total} of about ${needed} ${experiment.unit}s have been measured.`
    : `${early}: only ${least} ${experiment.unit}s of '${rarest.id}' have been measured.`;
}

interface Found {
  readonly id: string;
  readonly interval: Interval;
}

/** The best of those that are better; if none is, the worst. */
function differenceSentence({ metric, variants }: Experiment, found: readonly Found[]): string {
  const { better, above, below, size } = METRICS[metric];
  const sign = better === "higher" ? 1 : -1;
  const gain = ({ interval }: Found): number => sign * (interval.lower + interval.upper) / 2;
  const sorted = found.toSorted((a, b) => gain(b) - gain(a));
  const { id, interval } = gain(sorted[0]!) > 0 ? sorted[0]! : sorted.at(-1)!;
  const isAbove = interval.lower > 0;
  const range = isAbove
    ? size(interval.lower, interval.upper)
    : size(-interval.upper, -interval.lower);
  return `'${id}' ${(isAbove ? above : below).now.replace("{}", range)} than '${variants[0]!.id}'.`;
}
