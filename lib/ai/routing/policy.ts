/**
 * Which model is asked: the one with the best quality for its money and its time, where what is not known yet is
 * drawn from what is believed (Thompson sampling: Russo et al., "A Tutorial on Thompson Sampling", 2018). Models
 * of which little is known are drawn far up at times and so get tried; the more is known, the less.
 *
 * Draws order models among themselves. The coach has spoken already when a model is to read: whether one is worth more
 * is decided on what is expected of it, or on its draw where that is better (optimistic Bayesian sampling: May et al.,
 * JMLR 13, 2012). So no unlucky draw keeps a good model's reading from anybody, and a lucky one gets a model tried.
 */
import { drawNormal, type Random } from "../../random.ts";
import { isCoach } from "../providers/coach/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { Model } from "../spec/model.ts";
import { explain } from "./explain.ts";
import { LatencyTable } from "./latency.ts";
import { chanceOfLargest, type Draw } from "./propensity.ts";
import { QualityTable } from "./quality.ts";
import { type RouterEvidence, type RouterSnapshot, SNAPSHOT_VERSION, wholeOf } from "./snapshot.ts";
import { effectOf, type TextFits } from "./text_effect.ts";
import type {
  CandidateFigures,
  Decision,
  LatencyOutcome,
  ModelHealth,
  QualityOutcome,
  QualityRow,
  Router,
  RouteRequest,
} from "./types.ts";
import { burdenOf, compareCandidates, exclusionOf, expectedCost, isAble } from "./utility.ts";

export interface RouterParts {
  /** Every model there is, the coach among them: it is free and never cools down. */
  readonly models: readonly Model[];
  readonly clock: Clock;
  readonly random: Random;
  readonly health: (modelId: string) => ModelHealth;
}

export function createRouter(parts: RouterParts): Router {
  return new LearningRouter(parts);
}

interface Candidate extends Draw {
  readonly model: Model;
  readonly figures: CandidateFigures;
}

interface Read {
  readonly request: RouteRequest;
  /** What its text adds to a model's expected quality. */
  readonly effectOn: (model: string) => number;
}

/** The coach's rules run in this process, in some milliseconds, and write nothing that is paid for. */
const AT_ONCE = { waitMs: 0, outputTokens: 0 };

/** Of a model that is no longer declared. */
const NO_GUESS = 0.5;

class LearningRouter implements Router {
  readonly #parts: RouterParts;
  readonly #quality = new QualityTable();
  readonly #latency = new LatencyTable();
  #texts: TextFits = new Map();

  constructor(parts: RouterParts) {
    this.#parts = parts;
  }

  decide(request: RouteRequest): Decision {
    const read = { request, effectOn: effectOf(this.#texts, request) };
    const assessed = this.#parts.models.map((model) => this.#assess(model, read));
    const coach = assessed.find(({ model }) => isCoach(model));
    const coachUtility = coach?.figures.utility ?? -Infinity;
    const against = { pinned: request.pinned ?? null, coachUtility };
    const candidates = assessed.sort(compareCandidates(against));
    const figures = candidates.map((candidate) => candidate.figures);
    const usable = candidates.filter((candidate) => candidate.figures.excluded === null);
    const chance = chanceOfFirst(usable, against);
    return {
      ranked: candidates.filter((candidate) => isAble(candidate.figures.excluded))
        .map(({ model }) => model),
      figures,
      reason: explain({ figures, ...chance }, request),
      ...chance,
    };
  }

  learn({ task, group, model, quality }: QualityOutcome): void {
    if (!(quality >= 0 && quality <= 1)) {
      throw new RangeError(`Quality must be between 0 and 1, got "${quality}"`);
    }
    this.#quality.learn(model, { task, group, quality });
  }

  learnLatency(outcome: LatencyOutcome): void {
    this.#latency.learn(outcome);
  }

  snapshot(): RouterSnapshot {
    return {
      version: SNAPSHOT_VERSION,
      learned: this.#rows("learned"),
      inherited: this.#rows("inherited"),
    };
  }

  restore(snapshot: RouterSnapshot): void {
    const { quality, latency } = wholeOf(snapshot);
    this.#quality.evidence.inherit(quality);
    this.#latency.evidence.inherit(latency);
  }

  takeUp(fits: TextFits): void {
    this.#texts = fits;
  }

  table(): readonly QualityRow[] {
    return this.#quality.rows((model) => this.#guess(model));
  }

  #assess(model: Model, { request, effectOn }: Read): Candidate {
    const { task, group, inputTokens, maxOutputTokens, objective } = request;
    const { clock, random } = this.#parts;
    const belief = this.#quality.belief(model.id, { task, group, guess: model.quality });
    // To choose the coach teaches nothing: what it would have said is known.
    const [effect, deviation] = isCoach(model)
      ? [0, 0]
      : [effectOn(model.id), Math.sqrt(belief.variance)];
    const quality = Math.max(0, Math.min(1, belief.mean + effect));
    const drawn = quality + deviation * drawNormal(random);
    const { waitMs, outputTokens } = isCoach(model)
      ? AT_ONCE
      : this.#latency.expect(model.id, { task, maxOutputTokens });
    const costNano = expectedCost(model, { inputTokens, outputTokens });
    const health = this.#parts.health(model.id);
    const load = health.inFlight / model.concurrency;
    const burden = burdenOf({ costNano, waitMs, load }, objective);
    const excluded = exclusionOf(model, request, { health, clock });
    const mean = quality - burden;
    const utility = drawn - burden;
    const hoped = Math.max(mean, utility);
    return {
      model,
      mean,
      deviation,
      figures: { model: model.id, quality, drawn, costNano, waitMs, utility, hoped, excluded },
    };
  }

  #guess(id: string): number {
    return this.#parts.models.find((model) => model.id === id)?.quality ?? NO_GUESS;
  }

  #rows(of: "learned" | "inherited"): RouterEvidence {
    return {
      quality: this.#quality.evidence.rows(of),
      latency: this.#latency.evidence.rows(of),
    };
  }
}

interface Against {
  readonly pinned: string | null;
  readonly coachUtility: number;
}

/** @param usable best first */
function chanceOfFirst(usable: readonly Candidate[], { pinned, coachUtility }: Against) {
  const [first, ...others] = usable;
  if (!first) return { explored: false, propensity: null };
  if (first.model.id === pinned) return { explored: false, propensity: 1 };
  const models = others.filter(({ model }) => !isCoach(model));
  return {
    explored: others.some(({ mean }) => mean > first.mean),
    propensity: chanceOfLargest(first, models, isCoach(first.model) ? undefined : coachUtility),
  };
}
