/** What each model is worth for one request, and in which order they are asked. */
import { isCoach } from "../providers/coach/mod.ts";
import { costNano, mostNano } from "../shared/cost.ts";
import type { Model } from "../spec/model.ts";
import type { Objective } from "../spec/task.ts";
import type { Clock } from "../shared/clock.ts";
import type { CandidateFigures, Exclusion, ModelHealth, RouteRequest } from "./types.ts";

const NANO_A_DOLLAR = 1e9;
const MS_A_SECOND = 1000;

/** In nano-dollars. */
export function expectedCost(
  model: Model,
  { inputTokens, outputTokens }: { readonly inputTokens: number; readonly outputTokens: number },
): number {
  return costNano(
    { inputTokens, cachedInputTokens: 0, outputTokens, estimated: true },
    model.prices,
  );
}

export interface Burden {
  readonly costNano: number;
  readonly waitMs: number;
  /** Calls under way as a share of those allowed: the more, the longer the wait is likely to be. */
  readonly load: number;
}

/** What is taken from the quality. */
export const burdenOf = ({ costNano, waitMs, load }: Burden, objective: Objective): number =>
  objective.perDollar * costNano / NANO_A_DOLLAR +
  objective.perSecond * waitMs / MS_A_SECOND * (1 + load);

export interface Circumstances {
  readonly health: ModelHealth;
  readonly clock: Clock;
}

/** The first reason that holds, lasting ones before passing ones. */
export function exclusionOf(
  model: Model,
  request: RouteRequest,
  { health, clock }: Circumstances,
): Exclusion | null {
  if (request.modelsOff && !isCoach(model) || request.off?.includes(model.id)) return "off";
  if (!request.abilities.every((ability) => model.abilities.includes(ability))) return "unable";
  if (request.inputTokens + request.maxOutputTokens > model.contextTokens) return "too_long";
  const maxOutputTokens = Math.min(request.maxOutputTokens, model.maxOutputTokens);
  const most = mostNano({ ...request, maxOutputTokens }, model.prices);
  if (most > (request.leftNano ?? Infinity)) return "over_budget";
  if (isCooling(health, clock)) return "cooling";
  return health.inFlight >= model.concurrency ? "busy" : null;
}

/** One call at a time may find out whether a model is well again. */
function isCooling({ state, inFlight, cooldownUntilMs }: ModelHealth, clock: Clock): boolean {
  const ended = cooldownUntilMs !== null && cooldownUntilMs <= clock.monotonic();
  if (cooldownUntilMs !== null && !ended) return true;
  if (state === "closed") return false;
  return state === "open" && !ended || inFlight > 0;
}

/** Smaller first; null comes before all. The coach, which is never excluded for long, stands before what is. */
const LATER: Readonly<Record<Exclusion, number>> = {
  busy: 1,
  cooling: 2,
  over_budget: 3,
  too_long: 4,
  unable: 5,
  off: 6,
};

interface Candidate {
  readonly figures: Pick<CandidateFigures, "model" | "excluded" | "hoped" | "utility">;
}

interface Comparing {
  readonly pinned: string | null;
  /** -Infinity where there is no coach. */
  readonly coachUtility: number;
}

/**
 * Which of two comes first, as for `sort()`. A pinned model is first among those that can be asked now; those that may
 * be worth more than the coach stand before it, and the others after.
 */
export function compareCandidates({ pinned, coachUtility }: Comparing) {
  const side = ({ model, hoped }: Candidate["figures"]): number =>
    isCoach({ id: model }) ? 1 : hoped > coachUtility ? 0 : 2;
  return ({ figures: a }: Candidate, { figures: b }: Candidate): number =>
    placeIn(a.excluded) - placeIn(b.excluded) ||
    Number(b.model === pinned) - Number(a.model === pinned) ||
    side(a) - side(b) || b.utility - a.utility;
}

const placeIn = (excluded: Exclusion | null): number => excluded === null ? 0 : LATER[excluded];

/** Whether it may be asked at all, if only after the others. */
export const isAble = (excluded: Exclusion | null): boolean =>
  excluded !== "off" && excluded !== "unable" && excluded !== "too_long";
