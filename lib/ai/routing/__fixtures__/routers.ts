/** Models, requests and routers as tests need them. */
import { ManualClock } from "../../../../tests/support/manual_clock.ts";
import { seededRandom } from "../../../random.ts";
import type { Model } from "../../spec/model.ts";
import { createRouter, type RouterParts } from "../policy.ts";
import type { Decision, ModelHealth, Router, RouteRequest } from "../types.ts";

export const WELL: ModelHealth = { state: "closed", inFlight: 0, cooldownUntilMs: null };

/** Free and guessed to be middling, unless said otherwise. */
export function aModel(id: string, changes: Partial<Model> = {}): Model {
  return {
    id,
    provider: "test",
    name: id,
    prices: { input: 0, cachedInput: 0, output: 0, audioSecond: 0 },
    contextTokens: 10_000,
    maxOutputTokens: 2000,
    abilities: ["text", "json"],
    quality: 0.5,
    concurrency: 4,
    ...changes,
  };
}

export function aRequest(changes: Partial<RouteRequest> = {}): RouteRequest {
  return {
    task: "evaluate",
    group: "behavioral",
    text: "We had promised the client a report, and I wrote it with them in a week.",
    inputTokens: 1000,
    maxOutputTokens: 500,
    objective: { perDollar: 0, perSecond: 0 },
    abilities: ["text"],
    ...changes,
  };
}

export function aRouter(models: readonly Model[], changes: Partial<RouterParts> = {}): Router {
  return createRouter({
    models,
    clock: new ManualClock(),
    random: seededRandom(1),
    health: () => WELL,
    ...changes,
  });
}

export const firstOf = ({ ranked }: Decision): string | undefined => ranked[0]?.id;

/** Tells the router, so many times, that a model's answers to the request were this good. */
export function teach(
  router: Router,
  { model, quality, times }: { model: string; quality: number; times: number },
  { task, group }: RouteRequest = aRequest(),
): void {
  for (let time = 0; time < times; time++) router.learn({ task, group, model, quality });
}

/** How often each model comes first. */
export function countFirsts(router: Router, { times, request = aRequest() }: {
  readonly times: number;
  readonly request?: RouteRequest;
}): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let time = 0; time < times; time++) {
    const id = firstOf(router.decide(request))!;
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}
