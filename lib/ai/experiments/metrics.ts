/** What experiments measure, and how that is said. */
import type { CoachReason } from "../spec/task.ts";

export const METRIC_IDS = [
  "thumbs",
  "edit_distance",
  "abstention",
  "validity",
  "latency",
  "cost",
] as const;
export type MetricId = typeof METRIC_IDS[number];

/** How a difference is said; `{}` stands for its size. */
interface Words {
  readonly now: string;
  readonly then: string;
}

export interface Metric {
  readonly better: "higher" | "lower";
  /** Whether every value lies between 0 and 1. */
  readonly isShare: boolean;
  /** A size, or a range of sizes, in words. */
  readonly size: (...sizes: readonly number[]) => string;
  /** Of a variant whose mean is above the control's, and below. */
  readonly above: Words;
  readonly below: Words;
  /** After "no difference larger than 3 points ...". */
  readonly noun: string;
}

const points = (...sizes: readonly number[]): string =>
  `${sizes.map((size) => (100 * size).toFixed(1)).join(" to ")} points`;

const rounded = (size: number): string => String(Number(size.toPrecision(2)));

/**
 * What a run counts as that the coach answered in a model's place. failed: the variant's models were to answer and gave
 * nothing that holds, so the run abstained and proved nothing, whatever the candidate was given instead. apart: models
 * were out of the question before the variant mattered, as money was spent, none may be asked, or the coach was worth
 * more; such a run counts in no metric, for or against. Where the variant names who answered, as it may the coach, the run
 * counts as it went. Of sound, the recogniser on this machine is meant where it stood in for another.
 */
export const COACH_COUNTS: Readonly<Record<CoachReason, "failed" | "apart">> = {
  models_failed: "failed",
  not_valid: "failed",
  // Of the prompt and the output that the variant asks for.
  too_long: "failed",
  no_model: "apart",
  over_budget: "apart",
  chosen: "apart",
};

/** A unit's value is the mean over its runs; for those that the coach answered see {@linkcode COACH_COUNTS}. */
export const METRICS: Readonly<Record<MetricId, Metric>> = {
  /** Share of thumbs up among the thumbs given. */
  thumbs: {
    better: "higher",
    isShare: true,
    size: points,
    above: { now: "gets {} more thumbs up", then: "got {} more thumbs up" },
    below: { now: "gets {} fewer thumbs up", then: "got {} fewer thumbs up" },
    noun: "in thumbs up",
  },
  /** As recorded. */
  edit_distance: {
    better: "lower",
    isShare: false,
    size: (...sizes) => sizes.map(rounded).join(" to "),
    above: { now: "is edited by {} more", then: "was edited by {} more" },
    below: { now: "is edited by {} less", then: "was edited by {} less" },
    noun: "in edit distance",
  },
  /** Share of runs in which nothing that the variant's models wrote could be kept. */
  abstention: {
    better: "lower",
    isShare: true,
    size: points,
    above: { now: "abstains {} more often", then: "abstained {} more often" },
    below: { now: "abstains {} less often", then: "abstained {} less often" },
    noun: "in abstentions",
  },
  /** Share of remarks that code could prove; 0 where models failed. */
  validity: {
    better: "higher",
    isShare: true,
    size: points,
    above: { now: "has {} more of its remarks proven", then: "had {} more of its remarks proven" },
    below: {
      now: "has {} fewer of its remarks proven",
      then: "had {} fewer of its remarks proven",
    },
    noun: "in proven remarks",
  },
  /** Seconds until a run is over; of those that no cache answered. */
  latency: {
    better: "lower",
    isShare: false,
    size: (...sizes) => `${sizes.map(rounded).join(" to ")} s`,
    above: { now: "takes {} longer", then: "took {} longer" },
    below: { now: "takes {} less", then: "took {} less" },
    noun: "in waiting",
  },
  /** Dollars a run; of those that no cache answered. */
  cost: {
    better: "lower",
    isShare: false,
    size: (...sizes) => sizes.map((size) => `$${rounded(size)}`).join(" to "),
    above: { now: "costs {} more a run", then: "cost {} more a run" },
    below: { now: "costs {} less a run", then: "cost {} less a run" },
    noun: "in cost a run",
  },
};

/** How much worse a variant is by this difference to the control; negative where it is better. */
export const harmOf = (metric: MetricId, difference: number): number =>
  METRICS[metric].better === "lower" ? difference : -difference;
