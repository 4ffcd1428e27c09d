/** One request over a plan of models: attempts one after another, and hedges beside them, made into one text. */
import type { Random } from "../../random.ts";
import type { Clock } from "../shared/clock.ts";
import type { AttemptRole, ExecutionEvent } from "../spec/execution.ts";
import type { Model } from "../spec/model.ts";
import type { FinishReason, ModelEvent, Provider } from "../spec/provider.ts";
import type { Allowance } from "./allowance.ts";
import type { AttemptError, OpenAttempt } from "./attempt.ts";
import { Calls } from "./calls.ts";
import { isCoach } from "../providers/coach/mod.ts";
import { continuationOf, fits } from "./continuation.ts";
import type { HealthRecord } from "./health.ts";
import { hedgeDelayMs, PROBE_HEDGE_MS } from "./hedge.ts";
import { type Joint, jointOf } from "./joint.ts";
import { Lineup } from "./lineup.ts";
import type { ExecutionPlan } from "./plan.ts";
import { type Race, race, type Winner } from "./race.ts";
import { RunTime } from "./run_time.ts";

/** What all runs of an executor share. */
export interface RunParts {
  readonly provider: (id: string) => Provider;
  readonly clock: Clock;
  readonly random: Random;
  readonly onFault: (error: unknown) => void;
  readonly onMiscount: (model: Model) => void;
  readonly health: HealthRecord;
  /** Null = no model is asked again in the same run. */
  readonly retries: Allowance | null;
  /** Null = no hedging. */
  readonly hedges: Allowance | null;
}

/** An attempt's first words; `end` is null where there may be more. */
interface Begun extends Joint {
  readonly end: FinishReason | null;
}

type EndEvent = ExecutionEvent & { readonly type: "end" };

/** In the model's place, where its stream had no end but its text was whole. */
const WHOLE: ModelEvent = { type: "end", finish: "stop", usage: null };

export class Run {
  readonly #parts: RunParts;
  readonly #plan: ExecutionPlan;
  readonly #signal: AbortSignal;
  readonly #lineup: Lineup;
  readonly #calls: Calls;
  /** What stands of the text that was given, and who wrote the end of it. */
  #text = "";
  #isWhole = false;
  #writer: Model | null = null;

  constructor(parts: RunParts, plan: ExecutionPlan, { signal }: { readonly signal: AbortSignal }) {
    const time = new RunTime({ clock: parts.clock, deadlines: plan.deadlines });
    this.#parts = parts;
    this.#plan = plan;
    this.#signal = signal;
    this.#lineup = new Lineup({ ...parts, models: plan.models, time });
    this.#calls = new Calls({ ...parts, admit: plan.admit, time, signal });
    parts.retries?.earn();
    parts.hedges?.earn();
  }

  async *events(): AsyncGenerator<ExecutionEvent> {
    for (;;) {
      const winner = await this.#nextWinner();
      const end = winner ? yield* this.#write(winner) : this.#giveUp();
      if (end === null) continue;
      await this.#calls.close("lost");
      yield end;
      return;
    }
  }

  /** Ends what is still under way, and waits until all is settled. */
  close(): Promise<void> {
    return this.#calls.close("aborted");
  }

  /** Null when nobody is left to ask. */
  async #nextWinner(): Promise<Winner | null> {
    for (let first = await this.#openNext(); first; first = await this.#openNext()) {
      const winner = await race({
        first,
        clock: this.#parts.clock,
        second: this.#secondFor(first),
        onFailed: (attempt, error) => this.#fail(attempt, error),
        onLost: (attempt, begun) => this.#lose(attempt, begun),
      });
      if (winner) return winner;
    }
    return null;
  }

  async #openNext(): Promise<OpenAttempt | null> {
    for (;;) {
      this.#signal.throwIfAborted();
      const turn = this.#lineup.next({ continues: this.#mayContinue });
      if (turn === null) return null;
      if (turn.waitMs > 0) {
        await this.#wait(turn.waitMs, { orForPlace: turn.model === null });
      } else if (turn.model) {
        const attempt = await this.#open(turn.model, this.#roleOf(turn.role));
        if (attempt) return attempt;
      }
    }
  }

  async #wait(ms: number, { orForPlace }: { readonly orForPlace: boolean }): Promise<void> {
    const { clock, health } = this.#parts;
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.#signal]);
    try {
      const time = clock.sleep(ms, { signal });
      await Promise.race(orForPlace ? [time, health.left] : [time]);
    } finally {
      over.abort();
    }
  }

  #roleOf(role: "retry" | "fallback"): AttemptRole {
    if (this.#calls.count === 0) return this.#plan.role ?? "primary";
    return this.#mayContinue ? "continuation" : role;
  }

  get #mayContinue(): boolean {
    return this.#plan.mayContinue && this.#text !== "";
  }

  /** Null where it cannot be had, which the lineup then knows. */
  async #open(model: Model, role: AttemptRole): Promise<OpenAttempt | null> {
    const continues = this.#mayContinue && !isCoach(model);
    const whole = this.#plan.requestFor(model);
    const request = continues ? continuationOf(whole, this.#text) : whole;
    const opened = continues && !fits(request)
      ? "unavailable"
      : await this.#calls.open({ model, request, role, continues });
    if (typeof opened !== "string") return opened;
    this.#lineup.passOver(model, opened);
    return null;
  }

  /** One that is left alone by now is replaced, which is no hedge: its run needs another. */
  #secondFor(first: OpenAttempt): Race["second"] {
    const { health, hedges } = this.#parts;
    if (isCoach(first.model)) return null;
    const record = health.record(first.model.id);
    const open = async () => {
      if (!first.isProbe) first.overdue();
      const model = this.#lineup.secondFor(first.model);
      if (model === null) return null;
      if (!record.isWell) return await this.#open(model, "fallback");
      return hedges?.take() ? await this.#open(model, "hedge") : null;
    };
    const afterMs = this.#hedgeDelayMs(first.model);
    return { afterMs: first.isProbe ? Math.min(afterMs, PROBE_HEDGE_MS) : afterMs, open };
  }

  #hedgeDelayMs({ id }: Model): number {
    return hedgeDelayMs(this.#parts.health.record(id).firstText, this.#plan.deadlines);
  }

  /** A probe is given as long as any call has before it is hedged: that another was faster says nothing of it yet. */
  async #lose(attempt: OpenAttempt, begun: Promise<unknown>): Promise<void> {
    if (attempt.isProbe) {
      const over = new AbortController();
      const leftMs = Math.max(0, this.#hedgeDelayMs(attempt.model) - attempt.elapsedMs);
      await Promise.race([begun, this.#parts.clock.sleep(leftMs, { signal: over.signal })]);
      over.abort();
    }
    await attempt.close("lost");
  }

  /** What the caller aborted is closed by then, and did not fail. */
  async #fail(attempt: OpenAttempt, error: AttemptError): Promise<void> {
    if (this.#signal.aborted) return;
    const closing = attempt.close(attempt.hasText ? "broken" : "failed", error);
    this.#lineup.failed(attempt.model, error);
    await closing;
  }

  /** The text as it comes; null where it broke off. */
  async *#write(winner: Winner): AsyncGenerator<ExecutionEvent, EndEvent | null> {
    const { attempt } = winner;
    const model = attempt.model.id;
    const begun = await this.#join(winner);
    if (begun === null) return null;
    if (this.#text !== "") yield { type: "switched", model, keepsText: !begun.isAnew };
    if (begun.isAnew) {
      this.#text = "";
      this.#isWhole = false;
    }
    this.#writer = attempt.model;
    if (begun.text !== "") yield this.#add(begun.text, model);
    if (begun.end !== null) return this.#finish(attempt, begun.end);
    for (let next = await this.#read(attempt); next; next = await this.#read(attempt)) {
      if (next.type === "end") return this.#finish(attempt, next.finish);
      yield this.#add(next.text, model);
    }
    return null;
  }

  #add(text: string, model: string): ExecutionEvent {
    this.#text += text;
    this.#isWhole ||= this.#plan.isWhole?.(this.#text, text) ?? false;
    return { type: "text", text, model };
  }

  /** The first words, held back until it is known how they take up the text; null where they broke off before. */
  async #join({ attempt, event }: Winner): Promise<Begun | null> {
    const { continues } = attempt;
    let written = "";
    for (let next: ModelEvent | null = event; next; next = await this.#read(attempt)) {
      if (next.type === "text") written += next.text;
      const end = next.type === "end" ? next.finish : null;
      const joint = continues
        ? jointOf(this.#text, written, { isOver: end !== null })
        : { isAnew: true, text: written };
      if (joint) return { ...joint, end };
    }
    return null;
  }

  async #read(attempt: OpenAttempt): Promise<ModelEvent | null> {
    try {
      return await attempt.next({ isWhole: this.#isWhole });
    } catch (error) {
      if (this.#isWhole && !this.#signal.aborted) return WHOLE;
      await this.#fail(attempt, error as AttemptError);
      return null;
    }
  }

  /** A text that was cut short is no whole text, though its model was done, unless it was whole before. */
  #finish(attempt: OpenAttempt, finish: FinishReason): EndEvent {
    attempt.close("won");
    const model = attempt.model.id;
    return finish === "stop" || (finish === "length" && this.#isWhole)
      ? { type: "end", outcome: "complete", finish: "stop", model, reason: null }
      : { type: "end", outcome: "partial", finish, model, reason: null };
  }

  #giveUp(): EndEvent {
    const { reason, finish } = this.#lineup;
    return this.#writer
      ? { type: "end", outcome: "partial", finish: null, model: this.#writer.id, reason }
      : { type: "end", outcome: "failed", finish, model: null, reason };
  }
}
