/** Who is asked next, in one run: the plan's order, seen with each model's health and what the run has been through. */
import type { Random } from "../../random.ts";
import type { Clock } from "../shared/clock.ts";
import { ProviderError, type ProviderErrorKind } from "../spec/errors.ts";
import type { Model } from "../spec/model.ts";
import type { FinishReason } from "../spec/provider.ts";
import type { Allowance } from "./allowance.ts";
import type { AttemptError } from "./attempt.ts";
import { isCoach } from "../providers/coach/mod.ts";
import type { HealthRecord, ModelRecord } from "./health.ts";
import { backoffMs, mayRetry } from "./retry.ts";
import type { RunTime } from "./run_time.ts";

/** What a run knows of a model. */
interface Memory {
  failures: number;
  /** Monotonic: not again before. */
  readyAt: number;
  /** Not again in this run. */
  isOut: boolean;
}

/** A model to ask after `waitMs`; without one, time to wait and look again, sooner if a place becomes free. */
export type Turn =
  | { readonly model: Model; readonly role: "retry" | "fallback"; readonly waitMs: number }
  | { readonly model: null; readonly waitMs: number };

interface LineupParts {
  readonly models: readonly Model[];
  readonly health: HealthRecord;
  readonly clock: Clock;
  readonly random: Random;
  readonly retries: Allowance | null;
  readonly time: RunTime;
}

export class Lineup {
  readonly #parts: LineupParts;
  readonly #memories = new Map<string, Memory>();
  #lastError: ProviderErrorKind | null = null;
  #isOverBudget = false;
  #finish: FinishReason | null = null;

  constructor(parts: LineupParts) {
    this.#parts = parts;
    for (const model of parts.models) {
      this.#memories.set(model.id, { failures: 0, readyAt: -Infinity, isOut: false });
    }
  }

  /** Null = nobody is left. `continues`: a text is to be gone on with. */
  next({ continues }: { readonly continues: boolean }): Turn | null {
    const order = this.#order(continues);
    const at = order.findIndex(isCoach);
    const [before, rest] = at < 0 ? [order, []] : [order.slice(0, at), order.slice(at)];
    return this.#ready(before) ?? (rest.length > 0 ? this.#named(before) : null) ??
      this.#ready(rest) ?? this.#later(order);
  }

  /** One that is well and has a place now: another than `slow` if there is one; never the coach. */
  secondFor(slow: Model): Model | null {
    const could = this.#left.filter((model) =>
      !isCoach(model) && this.#memory(model).failures === 0 && this.#record(model).isWell &&
      this.#record(model).isFree(model)
    );
    return could.find((model) => model.id !== slow.id) ?? could[0] ?? null;
  }

  failed(model: Model, error: AttemptError): void {
    const memory = this.#memory(model);
    const { clock, random, retries } = this.#parts;
    memory.failures += 1;
    if (!(error instanceof ProviderError)) {
      this.#finish = error.finish;
      memory.isOut = true;
      return;
    }
    this.#lastError = error.kind;
    memory.isOut ||= !mayRetry(error, memory.failures) || !retries?.take();
    memory.readyAt = clock.monotonic() + backoffMs(error, memory.failures, { random });
  }

  /** Not to be asked in this run: its call cannot be paid for, or cannot be made. */
  passOver(model: Model, reason: "over_budget" | "unavailable"): void {
    this.#memory(model).isOut = true;
    this.#isOverBudget ||= reason === "over_budget";
  }

  /** Why there is no whole text; null where a model was done but wrote nothing, and `finish` says how. */
  get reason(): ProviderErrorKind | null {
    if (this.#lastError || this.#finish) return this.#lastError;
    return this.#isOverBudget ? "over_budget" : "unavailable";
  }

  get finish(): FinishReason | null {
    return this.#lastError ? null : this.#finish;
  }

  /** A text is gone on with by others before the one that broke off, and begun anew by the coach last. */
  #order(continues: boolean): readonly Model[] {
    if (!continues) return this.#left;
    const rank = (model: Model) => isCoach(model) ? 2 : this.#memory(model).failures > 0 ? 1 : 0;
    return this.#left.toSorted((a, b) => rank(a) - rank(b));
  }

  get #left(): readonly Model[] {
    const { models, time } = this.#parts;
    return models.filter((model) => !this.#memory(model).isOut && time.leftMs(model) > 0);
  }

  /** The first that has a place now; one that has just failed, after its back-off. */
  #ready(order: readonly Model[]): Turn | null {
    const model = order.find((model) => this.#record(model).isFree(model));
    return model ? this.#turn(model) : null;
  }

  /** One that this run has asked, and that named a time no longer than a first text may take. */
  #named(order: readonly Model[]): Turn | null {
    const { time } = this.#parts;
    return this.#soonest(order.filter((model) => {
      const waitMs = this.#waitMs(model);
      const isSoon = waitMs <= time.firstTextMs && waitMs < time.leftMs(model);
      return this.#memory(model).failures > 0 && waitMs > 0 && isSoon;
    }));
  }

  /** Nobody can be asked now: the one that can soonest, or whoever has a place first. */
  #later(order: readonly Model[]): Turn | null {
    const { time } = this.#parts;
    const isFull = (model: Model) => this.#waitMs(model) === 0;
    const soonest = this.#soonest(
      order.filter((model) => !isFull(model) && this.#waitMs(model) < time.leftMs(model)),
    );
    const full = order.filter(isFull);
    if (full.length === 0) return soonest;
    const longest = Math.max(...full.map((model) => time.leftMs(model)));
    return { model: null, waitMs: Math.min(longest, soonest?.waitMs ?? Infinity) };
  }

  #soonest(models: readonly Model[]): Turn | null {
    const [model] = models.toSorted((a, b) => this.#waitMs(a) - this.#waitMs(b));
    return model ? this.#turn(model) : null;
  }

  #turn(model: Model): Turn {
    const role = this.#memory(model).failures > 0 ? "retry" : "fallback";
    return { model, role, waitMs: this.#waitMs(model) };
  }

  #waitMs(model: Model): number {
    const backoff = this.#memory(model).readyAt - this.#parts.clock.monotonic();
    return Math.max(0, backoff, this.#record(model).waitMs);
  }

  #memory(model: Model): Memory {
    return this.#memories.get(model.id)!;
  }

  #record(model: Model): ModelRecord {
    return this.#parts.health.record(model.id);
  }
}
