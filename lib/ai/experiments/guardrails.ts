/** Whether a variant does harm where it must not. */
import { type ArmEffect, effectsOf, type Sample } from "./effects.ts";
import { harmOf, type MetricId, METRICS } from "./metrics.ts";
import { ALPHA, LEAST_UNITS } from "./needed.ts";
import type { Interval } from "./statistics/interval.ts";
import { confidenceSequence } from "./statistics/sequential.ts";

/**
 * too_early: fewer than 50 units; watched: may be harmful; kept: by no more than is allowed, whatever comes;
 * broken: certainly worse than the control, and by more than is allowed as far as can be told.
 */
export type GuardrailState = "too_early" | "watched" | "kept" | "broken";

export interface GuardrailOverview {
  readonly variant: string;
  readonly metric: MetricId;
  readonly worstBy: number;
  /** How much worse than the control, in the metric's unit; null where nothing is measured. */
  readonly harm: number | null;
  readonly interval: Interval;
  readonly state: GuardrailState;
}

/**
 * Each guardrail for each variant but the control. The chance that any variant that is no worse is ever found broken
 * is 0.05 at most, however often it is looked at.
 */
export function guardrailsOf(sample: Sample): readonly GuardrailOverview[] {
  const { guardrails, variants } = sample.experiment;
  const alpha = ALPHA / (guardrails.length * (variants.length - 1));
  return guardrails.flatMap(({ metric, worstBy }) => {
    const effects = effectsOf(sample, metric);
    return effects.slice(1).map((effect, i) => ({
      variant: variants[i + 1]!.id,
      metric,
      worstBy,
      ...judge(effect, { control: effects[0]!, metric, worstBy, alpha }),
    }));
  });
}

interface Judging {
  readonly control: ArmEffect;
  readonly metric: MetricId;
  readonly worstBy: number;
  readonly alpha: number;
}

function judge(
  { n, difference }: ArmEffect,
  { control, metric, worstBy, alpha }: Judging,
): Pick<GuardrailOverview, "harm" | "interval" | "state"> {
  const value = harmOf(metric, difference!.value);
  const { tunedFor } = difference!;
  const interval = confidenceSequence({ ...difference!, value }, { alpha, tunedFor });
  return {
    harm: Number.isFinite(value) ? value : null,
    interval,
    state: Math.min(n, control.n) < LEAST_UNITS
      ? "too_early"
      : interval.lower > 0 && value > worstBy
      ? "broken"
      : interval.upper < worstBy
      ? "kept"
      : "watched",
  };
}

/** For example "'b' abstained 12.0 points more often than 'control'". */
export function harmSentence(
  { variant, metric, harm }: GuardrailOverview,
  control: string,
): string {
  const { better, above, below, size } = METRICS[metric];
  const { then } = better === "lower" ? above : below;
  return `'${variant}' ${then.replace("{}", size(harm ?? 0))} than '${control}'`;
}
