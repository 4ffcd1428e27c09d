/** From the router's ranking to who is asked, and why the coach was, if it came to that. */
import { isCoach } from "../providers/coach/mod.ts";
import type { CandidateFigures, Decision } from "../routing/mod.ts";
import type { Model } from "../spec/model.ts";
import type { CoachReason } from "../spec/task.ts";

interface AskedOptions {
  /** Whether a part of what a model wrote can be kept: then the coach is not to write over it. */
  readonly keepsParts: boolean;
}

/**
 * Down to the coach: those after it are worth less than what is had for nothing. Where nobody waits for the answer
 * before they go on, also those that are merely busy: their turn comes.
 */
export function askedModels(
  { ranked, figures }: Decision,
  { keepsParts }: AskedOptions,
): readonly Model[] {
  const at = ranked.findIndex(isCoach);
  const before = at < 0 ? ranked : ranked.slice(0, at);
  const busy = keepsParts ? ranked.slice(at + 1).filter(({ id }) => isBusy(id, figures)) : [];
  const asked = at < 0 ? before : [...before, ...busy];
  const coach = ranked.filter(isCoach);
  return asked.length === 0 ? coach : keepsParts ? asked : [...asked, ...coach];
}

const isBusy = (id: string, figures: readonly CandidateFigures[]): boolean =>
  figures.some(({ model, excluded }) => model === id && excluded === "busy");

/** Why the coach was asked first. */
export function whyCoachFirst({ ranked, figures }: Decision): CoachReason {
  const others = figures.filter(({ model }) => !isCoach({ id: model }));
  if (others.length === 0) return "no_model";
  if (!ranked.some((model) => !isCoach(model))) {
    return others.some(({ excluded }) => excluded === "too_long") ? "too_long" : "no_model";
  }
  if (others.some(({ excluded }) => excluded === null)) return "chosen";
  return others.some(({ excluded }) => excluded === "over_budget")
    ? "over_budget"
    : "models_failed";
}
