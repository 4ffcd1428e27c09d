/** How each model does, as its calls show: whom to ask, whom to leave alone, and until when. */
import type { Random } from "../../random.ts";
import type { Clock } from "../shared/clock.ts";
import type { Model } from "../spec/model.ts";
import { Breaker, type BreakerState, type Ticket } from "../../breaker.ts";
import { isKnown, LatencyWindow, type Percentiles } from "./latency.ts";
import { cooldownMs, type Report, verdictOn } from "./verdict.ts";

export interface ModelHealth {
  /** open: it is not asked; half_open: the next call finds out whether it is back. */
  readonly state: BreakerState;
  readonly inFlight: number;
  /** Milliseconds from the call to its first text, of the last 256 calls within ten minutes. */
  readonly firstText: Percentiles | null;
  /** Milliseconds of whole texts, likewise. */
  readonly total: Percentiles | null;
  /** Of the last 200 calls within a minute, since the breaker was last closed: 0..1, and how many. */
  readonly errorRate: number;
  readonly calls: number;
  /** When it may be asked again, on the monotonic clock; null = now. */
  readonly cooldownUntilMs: number | null;
}

export interface Health {
  /** A model that was never asked is well. */
  of(modelId: string): ModelHealth;
}

/** One of a model's places, taken. */
export interface Pass {
  /** The call alone finds out whether the model is back. */
  readonly isProbe: boolean;
  /** The call has no text yet, and should have. */
  overdue(): void;
  /** Gives it back, once; null = there was no attempt. */
  leave(report: Report | null): void;
}

/** Where somebody asks every two minutes only, a shorter time would make each of their calls a probe. */
const LONGEST_OPEN_MS = 15 * 60_000;

interface HealthParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly breaking: boolean;
}

export class HealthRecord implements Health {
  readonly #parts: HealthParts;
  readonly #models = new Map<string, ModelRecord>();
  #left = Promise.withResolvers<void>();

  constructor(parts: HealthParts) {
    this.#parts = parts;
  }

  of(modelId: string): ModelHealth {
    return this.record(modelId).health;
  }

  record(modelId: string): ModelRecord {
    let record = this.#models.get(modelId);
    if (!record) {
      this.#models.set(
        modelId,
        record = new ModelRecord(this.#parts, () => this.#tell()),
      );
    }
    return record;
  }

  /** Resolves when a place becomes free, of whichever model. */
  get left(): Promise<void> {
    return this.#left.promise;
  }

  #tell(): void {
    this.#left.resolve();
    this.#left = Promise.withResolvers<void>();
  }
}

export class ModelRecord {
  readonly firstText: LatencyWindow;
  /** Of each stream with text, its longest. */
  readonly longestPause: LatencyWindow;
  readonly #clock: Clock;
  readonly #breaker: Breaker;
  readonly #total: LatencyWindow;
  readonly #onLeave: () => void;
  #inFlight = 0;
  #coolUntil = -Infinity;

  constructor({ clock, random, breaking }: HealthParts, onLeave: () => void) {
    this.#clock = clock;
    this.#breaker = new Breaker({
      clock,
      random,
      breaks: breaking,
      longestOpenMs: LONGEST_OPEN_MS,
    });
    this.firstText = new LatencyWindow(clock);
    this.longestPause = new LatencyWindow(clock);
    this.#total = new LatencyWindow(clock);
    this.#onLeave = onLeave;
  }

  get health(): ModelHealth {
    const { errorRate, calls } = this.#breaker.outcomes;
    return {
      state: this.#breaker.state,
      inFlight: this.#inFlight,
      firstText: this.firstText.percentiles,
      total: this.#total.percentiles,
      errorRate,
      calls,
      cooldownUntilMs: this.#askableAt,
    };
  }

  /** Milliseconds until it may be asked, if it has a place then. */
  get waitMs(): number {
    const now = this.#clock.monotonic();
    return (this.#askableAt ?? now) - now;
  }

  /** Whether it may be asked now and has a place: of its `concurrency`, or as the probe. */
  isFree({ concurrency }: Model): boolean {
    return this.waitMs === 0 && this.#breaker.letsThrough && this.#inFlight < concurrency;
  }

  /** Whether nothing is the matter with it. */
  get isWell(): boolean {
    return this.#breaker.state === "closed" && this.waitMs === 0;
  }

  /** Only while it is free. */
  enter(): Pass {
    const ticket = this.#breaker.enter();
    this.#inFlight += 1;
    let isOut = true;
    return {
      isProbe: ticket.isProbe,
      overdue: () => {
        if (isOut && this.#isSuspect) this.#breaker.suspected(ticket);
      },
      leave: (report) => {
        if (!isOut) return;
        isOut = false;
        this.#inFlight -= 1;
        if (report) this.#hear(report, ticket);
        else this.#breaker.left(ticket);
        this.#onLeave();
      },
    };
  }

  get #askableAt(): number | null {
    const until = Math.max(this.#coolUntil, this.#breaker.openUntil ?? -Infinity);
    return until > this.#clock.monotonic() ? until : null;
  }

  /** Of a model that has answered before, silence means something only once its ways are known. */
  get #isSuspect(): boolean {
    return this.firstText.count === 0 || isKnown(this.firstText);
  }

  #hear(report: Report, ticket: Ticket): void {
    const isOverdue = this.#isOverdue(report);
    const verdict = verdictOn(report, { isOverdue: isOverdue || ticket.isProbe });
    this.#measure(report, isOverdue);
    if (verdict === "good") this.#breaker.succeeded(ticket);
    else if (verdict === "bad") this.#breaker.failed(ticket);
    else this.#breaker.left(ticket);
    const cool = cooldownMs(report.error);
    this.#coolUntil = Math.max(this.#coolUntil, this.#clock.monotonic() + cool);
  }

  /** Whether it was waited for longer than for 95 of 100 calls, and no text came. */
  #isOverdue({ firstTextMs, totalMs }: Report): boolean {
    if (firstTextMs !== null || !isKnown(this.firstText)) return false;
    return totalMs >= (this.firstText.percentiles?.p95 ?? Infinity);
  }

  /**
   * A call that was given up counts with the time it was waited for, which is the least that it would have taken:
   * were the slow ones left out, the percentiles would sink, and hedges come ever sooner.
   */
  #measure(report: Report, isOverdue: boolean): void {
    const { outcome, firstTextMs, totalMs, longestPauseMs, error } = report;
    if (longestPauseMs !== null) this.longestPause.add(longestPauseMs);
    if (firstTextMs !== null) this.firstText.add(firstTextMs);
    else if (error?.kind === "timeout" || (outcome === "lost" && isOverdue)) {
      this.firstText.add(totalMs);
    }
    if (outcome === "won") this.#total.add(totalMs);
  }
}
