/** What the router is asked, what it answers, and what it is told afterwards. */
import type { Ability, Model } from "../spec/model.ts";
import type { Objective, TaskId } from "../spec/task.ts";
import type { RouterSnapshot } from "./snapshot.ts";
import type { TextFits } from "./text_effect.ts";

export interface RouteRequest {
  readonly task: TaskId;
  /** Question type, or what the operator's tasks call it; null = none. */
  readonly group: string | null;
  /** The input's own words. They are measured, never kept. */
  readonly text: string;
  readonly inputTokens: number;
  readonly maxOutputTokens: number;
  readonly objective: Objective;
  readonly abilities: readonly Ability[];
  /** Nano-dollars that may be spent, by the most that a call may cost; absent = no cap. */
  readonly leftNano?: number;
  /** Id of the model that an experiment names: first, if it can. */
  readonly pinned?: string | null;
  /** Whether the candidate lets no model read: only the coach can be ranked. */
  readonly modelsOff?: boolean;
  /** Ids of the models that the candidate switched off, where others than the coach may be ranked. */
  readonly off?: readonly string[];
}

/** Why a model is not asked before the others are used up. "off", "unable" and "too_long" are not asked at all. */
export type Exclusion = "off" | "unable" | "too_long" | "over_budget" | "cooling" | "busy";

export interface CandidateFigures {
  readonly model: string;
  /** Expected, 0..1. */
  readonly quality: number;
  /** A draw from what is believed of the quality; may lie outside 0..1. */
  readonly drawn: number;
  /** Expected, in nano-dollars. */
  readonly costNano: number;
  /** Expected until the last text. */
  readonly waitMs: number;
  /** `drawn` less weighted dollars and seconds: orders models among themselves. */
  readonly utility: number;
  /** The same of `quality` or `drawn`, whichever is more: above the coach's utility, the model stands before it. */
  readonly hoped: number;
  readonly excluded: Exclusion | null;
}

export interface Decision {
  /** Best first; excluded models last. Empty only if none is able to: with the coach among them, never. */
  readonly ranked: readonly Model[];
  /** Of every model, ranked ones first and in that order. */
  readonly figures: readonly CandidateFigures[];
  /** One plain sentence without a full stop. */
  readonly reason: string;
  /** The first is not the one that is expected to be best. */
  readonly explored: boolean;
  /** The chance with which the first came first, 0..1: for inverse propensity weights; null if none did. */
  readonly propensity: number | null;
}

export interface QualityOutcome {
  readonly task: TaskId;
  readonly group: string | null;
  readonly model: string;
  /** 0..1 */
  readonly quality: number;
}

export interface LatencyOutcome {
  readonly task: TaskId;
  readonly model: string;
  /** Null: given up after `totalMs`, the least that it would have taken, or after less than is expected of it. */
  readonly firstTextMs: number | null;
  readonly totalMs: number;
  readonly outputTokens: number;
}

/** One line of the quality table. `group` null: over the whole task. */
export interface QualityRow {
  readonly task: string;
  readonly group: string | null;
  readonly model: string;
  /** Expected, 0..1. */
  readonly quality: number;
  /** Of what is believed of it. */
  readonly deviation: number;
  /** As they count now: older ones less than 1. */
  readonly observations: number;
}

/** Whether a model may be called. `cooldownUntilMs` is a time of the clock's `monotonic()`. */
export interface ModelHealth {
  readonly state: "closed" | "open" | "half_open";
  readonly inFlight: number;
  readonly cooldownUntilMs: number | null;
}

export interface Router {
  decide(request: RouteRequest): Decision;
  /** @throws {RangeError} Unless quality is between 0 and 1 */
  learn(outcome: QualityOutcome): void;
  /** @throws {RangeError} If a figure is negative or not finite */
  learnLatency(outcome: LatencyOutcome): void;
  /** Plain JSON: sums and counts, no words. How to put several together: `mergeSnapshots()`. */
  snapshot(): RouterSnapshot;
  /**
   * Takes the place of what was restored before; what was learned since the router was made stays.
   *
   * @throws {RangeError} If the snapshot is of another version
   */
  restore(snapshot: RouterSnapshot): void;
  /** What texts do to models' quality, in place of what was taken up before. */
  takeUp(fits: TextFits): void;
  /** What is believed of every model where something was observed. */
  table(): readonly QualityRow[];
}
