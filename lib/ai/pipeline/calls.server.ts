/** The calls of one run: admitted, made, booked, and what the router learns of each. */
import { isCoach } from "../providers/coach/mod.ts";
import type { ExecutionPlan } from "../reliability/mod.ts";
import type {
  Attempt,
  ExecutionEvent,
  PassedOver,
  Reservation,
  WhyNot,
} from "../spec/execution.ts";
import type { Model } from "../spec/model.ts";
import type { ModelRequest } from "../spec/provider.ts";
import type { Deadlines, RunContext, TaskId } from "../spec/task.ts";
import type { PipelineParts } from "./parts.server.ts";

/** One question to the models of a run, the first or a repair. */
export interface Question {
  readonly models: readonly Model[];
  readonly requestFor: (model: Model) => ModelRequest;
  readonly deadlines: Deadlines;
  readonly promptVersion: string;
  readonly role?: "repair";
  readonly isWhole?: ExecutionPlan["isWhole"];
  /** Where the text may be kept; absent: each writes its own. */
  readonly cache?: CachePlace;
}

export interface CachePlace {
  /** Of the first model's request. */
  readonly key: string;
  readonly tags: readonly string[];
  /** Whether a whole text is worth keeping for others. */
  readonly isFit: (text: string) => boolean;
}

type End = Extract<ExecutionEvent, { type: "end" }>;

interface OfRun {
  readonly requestId: string;
  readonly task: TaskId;
  readonly context: RunContext;
}

/** Another server's text was waited for as long as the run may take. */
const LATE = Symbol("late");

export class RunCalls {
  readonly #parts: PipelineParts;
  readonly #run: OfRun;
  readonly #asked = new Set<string>();
  /** The last reason of each that did not answer, in the order in which they came to nothing. */
  readonly #passedOver = new Map<string, WhyNot>();
  #refused = 0;
  #cached = false;

  constructor(parts: PipelineParts, run: OfRun) {
    this.#parts = parts;
    this.#run = run;
  }

  /** Whether a model was not asked for want of money, and none that costs any was. */
  get isOverBudget(): boolean {
    return this.#refused > 0 && this.#asked.size === 0;
  }

  get cached(): boolean {
    return this.#cached;
  }

  /** Where the input was sent, and where a text came from. */
  placesWith(model: string): readonly string[] {
    const places = [...this.#asked, model].map((id) => this.#parts.placeOf(id));
    return [...new Set(places.filter((place) => place !== null))];
  }

  /** Says that what a model wrote is not kept. */
  passOver(model: string, why: WhyNot): void {
    if (!isCoach({ id: model })) this.#passedOver.set(model, why);
  }

  /** Who did not answer, but for the one whose text was kept, if any's was. */
  passedOver(kept: string | null): readonly PassedOver[] {
    return [...this.#passedOver].map(([model, why]) => ({ model, why }))
      .filter(({ model }) => model !== kept);
  }

  /** Ends with exactly one "end", within the question's total deadline. */
  async *ask(question: Question, signal: AbortSignal): AsyncGenerator<ExecutionEvent> {
    const [late, over] = [new AbortController(), new AbortController()];
    const { clock } = this.#parts;
    clock.sleep(question.deadlines.totalMs, over).then(() => late.abort(LATE), () => {});
    let last: string | null = null;
    try {
      for await (const event of this.#events(question, AbortSignal.any([signal, late.signal]))) {
        if (event.type === "text") last = event.model;
        if (event.type === "end") this.#passOverAll(question, event);
        yield event;
      }
    } catch (error) {
      if (error !== LATE) throw error;
      const outcome = last === null ? "failed" : "partial";
      const end = { type: "end", outcome, finish: null, model: last, reason: "timeout" } as const;
      this.#passOverAll(question, end);
      yield end;
    } finally {
      over.abort();
    }
  }

  /** Those before the one that wrote, of whom nothing else is known; and that one, if it did not get to its end. */
  #passOverAll({ models }: Question, { outcome, finish, model, reason }: End): void {
    if (this.#cached) return;
    const writer = models.findIndex(({ id }) => id === model);
    for (const { id } of writer < 0 ? models : models.slice(0, writer)) {
      if (!this.#passedOver.has(id)) this.passOver(id, reason ?? "unavailable");
    }
    if (model === null || outcome === "complete") return;
    if (finish !== null) this.passOver(model, "cut_short");
    else if (reason === "timeout") this.passOver(model, reason);
  }

  async *#events(question: Question, signal: AbortSignal): AsyncGenerator<ExecutionEvent> {
    const { models: [first], requestFor, promptVersion, cache } = question;
    if (!first) return yield NOBODY;
    if (!cache || isCoach(first)) return yield* this.#execute(question, signal);
    const events = this.#parts.cache.stream({
      request: requestFor(first),
      promptVersion,
      ...cache,
      sampled: true,
      signal,
      produce: (signal) => this.#execute(question, signal),
    });
    for await (const event of events) {
      if (event.type === "cached") this.#cached = true;
      else if (event.type === "uncached") this.#cached = false;
      else yield event;
    }
  }

  #execute(
    { models, requestFor, deadlines, role, isWhole }: Question,
    signal: AbortSignal,
  ): AsyncGenerator<ExecutionEvent> {
    const plan: ExecutionPlan = {
      models,
      requestFor,
      deadlines,
      mayContinue: true,
      isWhole,
      admit: (model, mostNano) => this.#admit(model, mostNano),
      ...(role && { role }),
    };
    return this.#parts.executor.execute(plan, { signal });
  }

  async #admit(model: Model, mostNano: number): Promise<Reservation | null> {
    const { requestId, context } = this.#run;
    const reservation = await this.#parts.budgets.admit({ requestId, context, model, mostNano });
    if (reservation === null) {
      this.#refused++;
      this.passOver(model.id, "over_budget");
      return null;
    }
    if (!isCoach(model)) this.#asked.add(model.id);
    return {
      ...reservation,
      settle: async (attempt) => {
        this.#learn(attempt);
        await reservation.settle(attempt);
      },
    };
  }

  #learn({ model, outcome, errorKind, firstTextMs, totalMs, usage }: Attempt): void {
    if (outcome === "lost") this.passOver(model.id, "slower");
    if (outcome === "failed" || outcome === "broken") {
      this.passOver(model.id, errorKind ?? "no_text");
    }
    const isGivenUp = firstTextMs === null && (outcome === "lost" || errorKind === "timeout");
    if (!isGivenUp && (outcome !== "won" || firstTextMs === null)) return;
    const { task } = this.#run;
    this.#parts.router.learnLatency({
      task,
      model: model.id,
      firstTextMs,
      totalMs,
      outputTokens: usage.outputTokens,
    });
  }
}

const NOBODY: ExecutionEvent = {
  type: "end",
  outcome: "failed",
  finish: null,
  model: null,
  reason: "unavailable",
};
