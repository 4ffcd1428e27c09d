/** What experiments show so far, for the operator. */
import type { QuestionType } from "../../coach/mod.ts";
import type { Database } from "../../db/mod.ts";
import type { TaskId } from "../spec/task.ts";
import { conclude } from "./conclude.ts";
import type { Experiment } from "./definition.ts";
import { type ArmEffect, effectsOf, type Sample } from "./effects.ts";
import { type GuardrailOverview, guardrailsOf } from "./guardrails.ts";
import { METRIC_IDS, type MetricId } from "./metrics.ts";
import { ALPHA, alphaOf, neededUnits } from "./needed.ts";
import { epochAt, isOpen, type Progress, type Stop } from "./progress.ts";
import { countedUnits, type SampleRatio, sampleRatioOf } from "./sample.ts";
import type { Interval } from "./statistics/interval.ts";
import { confidenceSequence } from "./statistics/sequential.ts";
import type { Unit } from "./units.ts";
import { readUnits } from "./units.server.ts";

/** Intervals hold however often they are looked at; infinite while too little is known. */
export interface MetricOverview {
  readonly metric: MetricId;
  /** Units that were measured. */
  readonly n: number;
  /** In the metric's unit: shares 0..1, seconds, dollars; null without units. */
  readonly mean: number | null;
  readonly interval: Interval;
  /** To the control; null for the control itself. */
  readonly difference: {
    readonly value: number | null;
    readonly interval: Interval;
    /** Whether values from before were taken out (CUPED). */
    readonly isAdjusted: boolean;
  } | null;
}

export interface VariantOverview {
  readonly id: string;
  /** Of all units, for new ones, now. */
  readonly share: number;
  /** Units that met it. */
  readonly exposed: number;
  readonly stop: Stop | null;
  readonly metrics: readonly MetricOverview[];
}

export interface ExperimentOverview {
  readonly id: string;
  readonly task: TaskId;
  readonly questionType: QuestionType | null;
  readonly unit: Experiment["unit"];
  readonly metric: MetricId;
  readonly allocation: Experiment["allocation"];
  /**
   * ended: nothing is left to compare, since every variant but the control was stopped; changed: declared otherwise
   * than it began; nobody is assigned.
   */
  readonly status: "running" | "ended" | "stopped" | "changed";
  /** Epoch milliseconds; null = not begun. */
  readonly begunAt: number | null;
  /** How often figures were computed before. */
  readonly looks: number;
  /** Units at which every difference is known to a fifth of a standard deviation. */
  readonly neededUnits: number;
  /** Null where nothing can be compared: not begun, or changed. */
  readonly sampleRatio: SampleRatio | null;
  readonly variants: readonly VariantOverview[];
  readonly guardrails: readonly GuardrailOverview[];
  /** One sentence. */
  readonly conclusion: string;
}

/** An experiment with all its units, and the sample of those whose chances are known. */
export interface Reading {
  readonly sample: Sample;
  readonly all: readonly Unit[];
}

export async function readSample(
  db: Database,
  experiment: Experiment,
  progress: Progress,
): Promise<Reading> {
  const all = await readUnits(db, experiment);
  return {
    sample: { experiment, progress, units: countedUnits({ experiment, progress, units: all }) },
    all,
  };
}

/** @param now Epoch milliseconds */
export function overviewOf({ sample, all }: Reading, now: number): ExperimentOverview {
  const { experiment, progress } = sample;
  const effects = METRIC_IDS.map((metric) => [metric, effectsOf(sample, metric)] as const);
  const shares = epochAt(progress, now).shares;
  const variants = experiment.variants.map(({ id }, arm): VariantOverview => {
    const stop = progress.stops.find(({ variant }) => variant === id) ?? null;
    return {
      id,
      share: stop ? 0 : shares[arm] ?? 0,
      exposed: all.filter((unit) => unit.arm === arm).length,
      stop,
      metrics: effects.map(([metric, arms]) => metricOverview(experiment, metric, arms[arm]!)),
    };
  });
  const ratio = sampleRatioOf(sample);
  const standings = variants.map(({ id, metrics }) => {
    const { n, difference } = metrics.find(({ metric }) => metric === experiment.metric)!;
    return { id, n, interval: difference?.interval ?? null };
  });
  return {
    ...headOf(experiment),
    status: experiment.status === "running" && !isOpen(experiment, progress)
      ? "ended"
      : experiment.status,
    begunAt: progress.begunAt,
    looks: progress.looks,
    sampleRatio: ratio,
    variants,
    guardrails: guardrailsOf(sample),
    conclusion: conclude({ experiment, progress, ratio, standings }),
  };
}

/** Of an experiment that has not begun, or was changed since: there is nothing that could be compared. */
export function emptyOverview(
  experiment: Experiment,
  progress: Progress | null,
): ExperimentOverview {
  return {
    ...headOf(experiment),
    status: progress ? "changed" : experiment.status,
    begunAt: progress?.begunAt ?? null,
    looks: progress?.looks ?? 0,
    sampleRatio: null,
    variants: experiment.variants.map(({ id, share }) => ({
      id,
      share,
      exposed: 0,
      stop: null,
      metrics: [],
    })),
    guardrails: [],
    conclusion: conclude({ experiment, progress, ratio: null, standings: [] }),
  };
}

const headOf = (experiment: Experiment) => ({
  id: experiment.id,
  task: experiment.task,
  questionType: experiment.questionType,
  unit: experiment.unit,
  metric: experiment.metric,
  allocation: experiment.allocation,
  neededUnits: neededUnits(experiment),
});

function metricOverview(
  experiment: Experiment,
  metric: MetricId,
  { n, mean, difference }: ArmEffect,
): MetricOverview {
  return {
    metric,
    n,
    mean: finite(mean.value),
    interval: confidenceSequence(mean, { alpha: ALPHA, tunedFor: neededUnits(experiment) }),
    difference: difference && {
      value: finite(difference.value),
      interval: confidenceSequence(difference, {
        alpha: alphaOf(experiment),
        tunedFor: difference.tunedFor,
      }),
      isAdjusted: difference.isAdjusted,
    },
  };
}

const finite = (value: number): number | null => Number.isFinite(value) ? value : null;
