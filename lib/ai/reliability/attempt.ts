/** One call of one model: its deadlines, what is known of it, and its account, settled once however it ends. */
import type { Clock } from "../shared/clock.ts";
import { ProviderError } from "../spec/errors.ts";
import type { Attempt, AttemptOutcome, AttemptRole, Reservation } from "../spec/execution.ts";
import type { Model } from "../spec/model.ts";
import type { FinishReason, ModelEvent, ModelRequest, Provider, Usage } from "../spec/provider.ts";
import { Deadline } from "./deadline.ts";
import type { Pass } from "./health.ts";
import type { RunTime } from "./run_time.ts";
import { SHORTEST_MS } from "./stall.ts";
import { estimateUsage, isCredible, mostCharacters, NO_USAGE } from "./usage.ts";
import { within } from "./within.ts";

/** A ledger that takes longer holds no text up. */
const SETTLE_MS = 2_000;

export interface AttemptParts {
  readonly model: Model;
  readonly request: ModelRequest;
  readonly role: AttemptRole;
  readonly number: number;
  /** The text so far is gone on with. */
  readonly continues: boolean;
  readonly provider: (id: string) => Provider;
  readonly reservation: Reservation;
  readonly pass: Pass;
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
  /** Told of counts that are not believed. */
  readonly onMiscount: (model: Model) => void;
  readonly time: RunTime;
  /** Milliseconds that its stream may pause. */
  readonly stallMs: number;
}

/** The model was done, but had nothing to say: its tokens went elsewhere, or its provider withheld the text. */
export class NoText extends Error {
  readonly finish: FinishReason;

  constructor(finish: FinishReason) {
    super(`Model wrote no text and finished with "${finish}"`);
    this.name = "NoText";
    this.finish = finish;
  }
}

/** In the model's place, where it was hung up on. */
const HUNG_UP: ModelEvent = { type: "end", finish: "length", usage: null };

export type AttemptError = ProviderError | NoText;

export class OpenAttempt {
  readonly #parts: AttemptParts;
  readonly #id: string;
  readonly #stop = new AbortController();
  readonly #closing = Promise.withResolvers<never>();
  readonly #deadline: Deadline;
  readonly #startedAt: number;
  readonly #begun: number;
  #events: AsyncIterator<ModelEvent> | null = null;
  #sourceIsOver = false;
  #isTooLong = false;
  #text = "";
  #usage: Usage | null = null;
  #firstTextMs: number | null = null;
  #lastTextMs = 0;
  #longestPauseMs = 0;
  #excused = false;
  #closed: Promise<void> | null = null;

  constructor(parts: AttemptParts) {
    this.#parts = parts;
    this.#deadline = new Deadline(parts.clock);
    this.#id = parts.reservation.id ?? crypto.randomUUID();
    this.#startedAt = parts.clock.now();
    this.#begun = parts.clock.monotonic();
    this.#closing.promise.catch(() => {});
  }

  get model(): Model {
    return this.#parts.model;
  }

  get continues(): boolean {
    return this.#parts.continues;
  }

  get isProbe(): boolean {
    return this.#parts.pass.isProbe;
  }

  get hasText(): boolean {
    return this.#firstTextMs !== null;
  }

  /**
   * The next text, never empty, or the end after some text. The call is made with the first, and hung up on where
   * more came than was paid for. A text that is whole is not waited for long.
   *
   * @throws {ProviderError | NoText} Whatever went wrong; once it is closed, anything
   */
  async next({ isWhole = false } = {}): Promise<ModelEvent> {
    if (this.#isTooLong) return HUNG_UP;
    const limit = this.#limit(isWhole);
    try {
      this.#events ??= this.#start();
      for (;;) {
        const source = [this.#closing.promise, this.#events.next()];
        const { done, value } = await this.#deadline.first(source, limit);
        if (done) throw this.#error("malformed", "ended its stream without saying so");
        if (value.type === "end") return this.#end(value);
        if (value.text !== "") return this.#hear(value);
      }
    } catch (error) {
      throw this.#known(error);
    }
  }

  /** Tells that its first text should be there by now. */
  overdue(): void {
    if (!this.hasText) this.#parts.pass.overdue();
  }

  /** Ends the call where it is still under way, and settles it: once, by the first outcome. Never rejects. */
  close(outcome: AttemptOutcome, error: AttemptError | null = null): Promise<void> {
    this.#closed ??= this.#close(outcome, error instanceof ProviderError ? error : null);
    return this.#closed;
  }

  #start(): AsyncIterator<ModelEvent> {
    const { provider, request, model } = this.#parts;
    const { signal } = this.#stop;
    // Nobody would book what is asked from now on.
    signal.throwIfAborted();
    return provider(model.provider).stream(request, { signal, id: this.#id })
      [Symbol.asyncIterator]();
  }

  #limit(isWhole: boolean) {
    const { clock, model, time } = this.#parts;
    const stallMs = isWhole ? Math.min(this.#parts.stallMs, SHORTEST_MS) : this.#parts.stallMs;
    const { firstTextMs } = time;
    const untilMs = time.untilMs(model);
    const now = clock.monotonic();
    const due = this.hasText ? now + stallMs : this.#begun + firstTextMs;
    const late = () => {
      // A run that was nearly over when it asked, or a text that was flowing, is not the model's fault.
      this.#excused = untilMs < due && (this.hasText || untilMs - this.#begun < firstTextMs / 2);
      return this.#error("timeout", this.hasText ? "stopped in the middle" : "took too long");
    };
    return { until: Math.min(due, untilMs), late };
  }

  #hear(event: ModelEvent & { readonly type: "text" }): ModelEvent {
    const now = this.elapsedMs;
    if (this.hasText) {
      this.#longestPauseMs = Math.max(this.#longestPauseMs, now - this.#lastTextMs);
    }
    this.#firstTextMs ??= now;
    this.#lastTextMs = now;
    this.#text += event.text;
    this.#isTooLong = this.#text.length > mostCharacters(this.#parts.request);
    if (this.#isTooLong) this.#abandon();
    return event;
  }

  #end(event: ModelEvent & { readonly type: "end" }): ModelEvent {
    this.#sourceIsOver = true;
    this.#usage = this.#believed(event.usage);
    if (this.hasText) return event;
    if (event.finish !== "stop") throw new NoText(event.finish);
    throw this.#error("malformed", "answered without any text");
  }

  #believed(usage: Usage | null): Usage | null {
    const { model, hasText } = this;
    if (usage === null || isCredible(usage, { model, hasText })) return usage;
    this.#parts.onMiscount(model);
    return null;
  }

  #known(error: unknown): unknown {
    if (this.#closed) return error;
    if (error instanceof NoText) return error;
    const isTimeout = error instanceof ProviderError && error.kind === "timeout";
    this.#sourceIsOver ||= !isTimeout;
    if (error instanceof ProviderError) return error;
    this.#parts.onFault(error);
    return this.#error("malformed", "failed in a way that its provider does not know", error);
  }

  #error(kind: ProviderError["kind"], what: string, cause?: unknown): ProviderError {
    const { id } = this.model;
    return new ProviderError(`Model "${id}" ${what}`, { kind, model: id, cause });
  }

  /** Since the call. */
  get elapsedMs(): number {
    return this.#parts.clock.monotonic() - this.#begun;
  }

  async #close(outcome: AttemptOutcome, error: ProviderError | null): Promise<void> {
    const { clock, reservation, onFault } = this.#parts;
    const attempt = this.#record(outcome, error);
    this.#leave(attempt, error);
    this.#deadline.end();
    this.#abandon();
    try {
      const late = () => new Error(`Attempt "${attempt.id}" was not settled in ${SETTLE_MS} ms`);
      await within(reservation.settle(attempt), { clock, ms: SETTLE_MS, late });
    } catch (fault) {
      onFault(fault);
    }
  }

  #record(outcome: AttemptOutcome, error: ProviderError | null): Attempt {
    const { request, number, role } = this.#parts;
    const estimate = () => estimateUsage({ request, text: this.#text, error });
    return {
      id: this.#id,
      number,
      role,
      model: this.model,
      outcome,
      errorKind: error?.kind ?? null,
      usage: this.#usage ?? (this.#events ? estimate() : NO_USAGE),
      startedAt: this.#startedAt,
      firstTextMs: this.#firstTextMs,
      totalMs: this.elapsedMs,
    };
  }

  #leave({ outcome, firstTextMs, totalMs }: Attempt, error: ProviderError | null): void {
    const blamed = this.#excused ? null : error;
    const longestPauseMs = this.hasText
      ? Math.max(this.#longestPauseMs, totalMs - this.#lastTextMs)
      : null;
    this.#parts.pass.leave({ outcome, firstTextMs, totalMs, longestPauseMs, error: blamed });
  }

  /** Providers that do not heed the signal are not waited for. */
  #abandon(): void {
    if (this.#sourceIsOver) return;
    this.#sourceIsOver = true;
    const reason = new DOMException("Attempt is over", "AbortError");
    this.#stop.abort(reason);
    this.#closing.reject(reason);
    this.#events?.return?.().catch(() => {});
  }
}
