/**
 * One run: sound in, words out. Recognisers are asked in order until one has heard it; each call takes a place and
 * money first and is booked once, whatever comes of it. The one on this machine is waited for as long as it takes.
 */
import type { Segment } from "../../speech/mod.ts";
import type { Assignment } from "../experiments/mod.server.ts";
import type { Pass } from "../reliability/health.ts";
import type { Decision } from "../routing/mod.ts";
import { mostNano } from "../shared/cost.ts";
import { ProviderError } from "../spec/errors.ts";
import type { Attempt, AttemptRole, Reservation, WhyNot } from "../spec/execution.ts";
import type { Model } from "../spec/model.ts";
import type { CoachReason, RunContext } from "../spec/task.ts";
import { makeCall, type Sound } from "./call.server.ts";
import type { Recogniser, TranscriptionParts } from "./parts.server.ts";

const TASK = "transcribe";
/** There is no prompt; ledger and experiments want a version of what was asked. */
const VERSION = "transcribe@1";
/** Where all fail, they are asked again for so long; where none has a place, for so long. */
const FAILING_MS = 30_000;
const BUSY_MS = 120_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

export interface Job {
  readonly sound: Sound;
  /** Best first. */
  readonly ranked: readonly Recogniser[];
  readonly context: RunContext;
  readonly assigned: Assignment | null;
  /** Null = stands with an earlier run of the answer. */
  readonly decision: Decision | null;
  readonly signal: AbortSignal;
}

interface Heard {
  readonly segments: readonly Segment[];
  readonly model: Model;
}

/** @throws {ProviderError} Nobody could hear it; or the signal's reason, or what the database throws */
export function hear(parts: TranscriptionParts, job: Job): Promise<readonly Segment[]> {
  return new Hearing(parts, job).run();
}

class Hearing {
  readonly #id = crypto.randomUUID();
  readonly #parts: TranscriptionParts;
  readonly #job: Job;
  readonly #asked = new Set<Recogniser>();
  /** The last reason of each that has not heard it. */
  readonly #passedOver = new Map<string, WhyNot>();
  readonly #startedAt: number;
  #calls = 0;
  #refused = 0;
  #wasBusy = false;
  #error: ProviderError | null = null;

  constructor(parts: TranscriptionParts, job: Job) {
    this.#parts = parts;
    this.#job = job;
    this.#startedAt = parts.clock.monotonic();
  }

  async run(): Promise<readonly Segment[]> {
    this.#job.signal.throwIfAborted();
    await this.#open();
    let heard: Heard | null = null;
    try {
      heard = await this.#ask();
    } finally {
      await this.#close(heard);
    }
    if (!heard) throw this.#error ?? refusal(this.#refused);
    const heardBy = heard.model.id;
    return heard.segments.map((segment) => ({ ...segment, heardBy }));
  }

  async #open(): Promise<void> {
    const { ledger, experiments } = this.#parts;
    const { context, assigned, decision } = this.#job;
    await ledger.openRequest({
      id: this.#id,
      task: TASK,
      questionType: null,
      context,
      promptVersion: VERSION,
      experiment: assigned && { id: assigned.experiment.id, variant: assigned.variant.id },
      cacheKey: null,
      decision: decision && {
        reason: decision.reason,
        figures: decision.figures,
        explored: decision.explored,
        propensity: decision.propensity,
      },
    });
    if (!assigned) return;
    await experiments.expose({
      experimentId: assigned.experiment.id,
      variantId: assigned.variant.id,
      unitId: assigned.unitId,
      requestId: this.#id,
    });
  }

  async #ask(): Promise<Heard | null> {
    for (let round = 1;; round++) {
      this.#wasBusy = false;
      this.#error = null;
      for (const recogniser of this.#job.ranked) {
        const heard = await this.#askOne(recogniser);
        if (heard) return heard;
      }
      if (!this.#mayAskAgain) return null;
      await this.#pause(round);
    }
  }

  /** Null = another has to be asked. */
  async #askOne(recogniser: Recogniser): Promise<Heard | null> {
    const { health, recognisers: { local } } = this.#parts;
    const { model } = recogniser;
    // It has a queue of its own, and nobody else is there for all.
    if (recogniser === local) return await this.#call(recogniser, { isLocal: true, pass: null });
    const record = health.record(model.id);
    if (!record.isFree(model)) {
      this.#wasBusy = true;
      this.#passedOver.set(model.id, "unavailable");
      return null;
    }
    const pass = record.enter();
    try {
      return await this.#call(recogniser, { isLocal: false, pass });
    } finally {
      pass.leave(null);
    }
  }

  async #call(recogniser: Recogniser, { isLocal, pass }: Place): Promise<Heard | null> {
    const { sound, signal } = this.#job;
    const reservation = await this.#admit(recogniser);
    if (!reservation) return null;
    const { attempt, segments, error } = await makeCall({
      recogniser,
      sound,
      number: ++this.#calls,
      role: this.#roleOf(recogniser),
      deadlineMs: isLocal ? null : sound.deadlineMs,
      clock: this.#parts.clock,
      signal,
    });
    this.#asked.add(recogniser);
    pass?.leave({ ...attempt, longestPauseMs: null, error });
    await this.#settle(reservation, attempt);
    if (segments) return { segments, model: recogniser.model };
    signal.throwIfAborted();
    this.#error = error;
    if (error) this.#passedOver.set(recogniser.model.id, error.kind);
    return null;
  }

  async #admit({ model }: Recogniser): Promise<Reservation | null> {
    const { sound: { mostSeconds }, context } = this.#job;
    const size = { inputTokens: 0, maxOutputTokens: 0, audioSeconds: mostSeconds };
    const most = mostNano(size, model.prices);
    const admission = { requestId: this.#id, context, model, mostNano: most };
    const reservation = await this.#parts.budgets.admit(admission);
    if (!reservation) {
      this.#refused++;
      this.#passedOver.set(model.id, "over_budget");
    }
    return reservation;
  }

  /** Words that were heard are not lost to a ledger that is away: what was set aside is booked when its time is up. */
  async #settle(reservation: Reservation, attempt: Attempt): Promise<void> {
    const { router, onFault } = this.#parts;
    const { model: { id: model }, totalMs, firstTextMs } = attempt;
    if (firstTextMs !== null) {
      router.learnLatency({ task: TASK, model, firstTextMs, totalMs, outputTokens: 0 });
    }
    await reservation.settle(attempt).catch(onFault);
  }

  #roleOf(recogniser: Recogniser): AttemptRole {
    if (this.#asked.has(recogniser)) return "retry";
    return this.#asked.size === 0 ? "primary" : "fallback";
  }

  /** Money does not come back within a minute; a request that is refused is refused again. */
  get #mayAskAgain(): boolean {
    const { clock } = this.#parts;
    const isWorthIt = this.#error?.isRetryable || this.#error?.kind === "timeout";
    const ms = this.#wasBusy ? BUSY_MS : isWorthIt ? FAILING_MS : 0;
    return clock.monotonic() - this.#startedAt < ms;
  }

  /** With jitter, so that utterances that failed together do not come back together. */
  async #pause(round: number): Promise<void> {
    const { clock, random } = this.#parts;
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (round - 1));
    const ms = this.#error?.retryAfterMs ?? longest * (1 + random()) / 2;
    await clock.sleep(Math.min(ms, LONGEST_PAUSE_MS), { signal: this.#job.signal });
  }

  async #close(heard: Heard | null): Promise<void> {
    const { ledger, clock, onFault } = this.#parts;
    const totalMs = clock.monotonic() - this.#startedAt;
    const closed = {
      id: this.#id,
      outcome: heard ? "complete" : this.#job.signal.aborted ? "aborted" : "abstained",
      model: heard?.model.id ?? null,
      coachReason: heard && this.#whyLocal(heard),
      cached: false,
      cacheKey: null,
      firstTextMs: heard && totalMs,
      totalMs,
      validity: null,
      passedOver: [...this.#passedOver].map(([model, why]) => ({ model, why }))
        .filter(({ model }) => model !== heard?.model.id),
    } as const;
    await ledger.closeRequest(closed).catch(onFault);
  }

  /** Why the recogniser on this machine heard it in another's place; null where it did not. */
  #whyLocal({ model }: Heard): CoachReason | null {
    const { recognisers: { local } } = this.#parts;
    if (model !== local?.model || this.#job.ranked[0] === local) return null;
    return this.#refused > 0 && this.#asked.size === 1 ? "over_budget" : "models_failed";
  }
}

interface Place {
  readonly isLocal: boolean;
  /** Null = none was needed. */
  readonly pass: Pass | null;
}

function refusal(refused: number): ProviderError {
  return refused > 0
    ? new ProviderError("No recogniser can be paid for: raise a budget, or install PocketSphinx", {
      kind: "over_budget",
      model: "",
    })
    : new ProviderError("No recogniser has a place: wait, or declare another", {
      kind: "unavailable",
      model: "",
    });
}
