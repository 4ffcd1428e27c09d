/**
 * One run, from a task's input to a result that code stands behind: variant, prompt, route, cache, budget, calls,
 * validation, one repair, proof, and the coach where nothing else holds. It is written down before the first call
 * and closed however it ends.
 */
import { accountTag, cacheKey } from "../cache/mod.ts";
import { isCoach } from "../providers/coach/mod.ts";
import type { ExecutionEvent } from "../spec/execution.ts";
import type { Model } from "../spec/model.ts";
import type { Run, RunRequest, TextTaskId, TextTasks } from "../spec/results.ts";
import type { CoachReason, Concluded, RunContext, RunEvent, RunResult } from "../spec/task.ts";
import { repairMessages, validate } from "../structured/mod.ts";
import { TEXT_TASKS, type TextTask } from "../tasks/registry.ts";
import { RunCalls } from "./calls.server.ts";
import { conclude, salvage } from "./conclude.ts";
import { DraftReader } from "./drafts.ts";
import type { PipelineParts } from "./parts.server.ts";
import { planRun, type RunPlan } from "./plan.ts";
import { askedModels, whyCoachFirst } from "./ranking.ts";
import { RunRecord } from "./record.server.ts";

/** Less is not enough for a model to write its draft again. */
const LEAST_FOR_REPAIR_MS = 2_000;

type Result<T extends TextTaskId> = TextTasks[T]["result"];
type End = Extract<ExecutionEvent, { type: "end" }>;

/** What came of the models: kept by code, with who wrote it. */
interface Kept<T extends TextTaskId> {
  readonly concluded: Concluded<Result<T>> | null;
  readonly model: string;
  readonly whole: boolean;
  readonly coachReason: CoachReason | null;
}

export async function* run<T extends TextTaskId>(
  parts: PipelineParts,
  request: RunRequest<T>,
): Run<T> {
  request.signal?.throwIfAborted();
  const { input, context, coachOnly = false, fresh = false } = request;
  const task: TextTask<T> = TEXT_TASKS[request.task];
  const questionType = task.questionTypeOf(input);
  // Whom no model may read takes part in no experiment on models, and pays for none.
  const [assigned, leftNano] = coachOnly ? [null, Infinity] : await Promise.all([
    parts.experiments.assign({ task: task.id, questionType, context }),
    parts.budgets.left(context),
  ]);
  const changes = assigned?.variant ?? null;
  const plan = planRun(parts.router, { task, request, changes, leftNano });
  const asked = askedModels(plan.decision, { keepsParts: task.salvage !== undefined });
  const key = fresh || asked.every(isCoach)
    ? null
    : await cacheKey(plan.requestFor(asked[0]!), plan.prompt.version);
  const record = new RunRecord(parts, {
    task: task.id,
    questionType,
    context,
    plan,
    assigned,
    cacheKey: key,
  });
  yield* new Pipeline(parts, { request, task, plan, asked, record, key }).run();
}

interface Planned<T extends TextTaskId> {
  readonly request: RunRequest<T>;
  readonly task: TextTask<T>;
  readonly plan: RunPlan;
  /** Best first. */
  readonly asked: readonly Model[];
  readonly record: RunRecord;
  /** Where the text may be kept; null = each writes its own. */
  readonly key: string | null;
}

class Pipeline<T extends TextTaskId> {
  readonly #parts: PipelineParts;
  readonly #planned: Planned<T>;
  readonly #calls: RunCalls;
  readonly #reader: DraftReader<TextTasks[T]["input"], Result<T>>;
  readonly #ending = new AbortController();

  constructor(parts: PipelineParts, planned: Planned<T>) {
    const { request: { input, context }, task, record } = planned;
    this.#parts = parts;
    this.#planned = planned;
    this.#calls = new RunCalls(parts, { requestId: record.id, task: task.id, context });
    this.#reader = new DraftReader(task, input);
  }

  async *run(): Run<T> {
    const { request: { signal, input }, task, record } = this.#planned;
    const end = AbortSignal.any([this.#ending.signal, ...(signal ? [signal] : [])]);
    await record.open();
    try {
      const kept = task.refuses?.(input) ? NOTHING : yield* this.#ask(end);
      yield { type: "result", result: await this.#close(kept) };
    } finally {
      this.#ending.abort(new Error("The run is over"));
      await record.abort(this.#calls);
    }
  }

  /** What was proven and shown is never taken back: if the rest does not hold, it is kept as a part. */
  async *#ask(signal: AbortSignal): AsyncGenerator<RunEvent<Result<T>>, Kept<T>> {
    const end = yield* this.#listen(this.#planned.asked, signal);
    const first = this.#concluded(end);
    if (first.kept) return first.kept;
    const part = end.model === null ? null : this.#part(end.model);
    const kept = first.unfit && (yield* this.#repair({ ...end, issues: first.unfit }, signal));
    if (kept ?? part) return (kept ?? part)!;
    if (isCoach({ id: end.model ?? "" })) return { ...NOTHING, coachReason: this.#whyCoach() };
    if (end.outcome !== "complete") return await this.#coach(this.#failure(), signal);
    if (end.model !== null) {
      this.#learn(end.model, 0);
      this.#calls.passOver(end.model, "not_valid");
    }
    return await this.#coach("not_valid", signal);
  }

  /** Nothing closes but with a brace. */
  readonly #isWhole = (text: string, last: string) =>
    last.includes("}") && validate(this.#planned.task.schema, text).ok;

  /** Reads one stream of models to its end, and shows what is proven. */
  async *#listen(
    models: readonly Model[],
    signal: AbortSignal,
  ): AsyncGenerator<RunEvent<Result<T>>, End> {
    const { task, request: { context }, plan: { prompt, requestFor }, key } = this.#planned;
    const isFit = (text: string) => conclude(task, { ...this.#written(""), text }).type === "kept";
    const question = {
      models,
      requestFor,
      deadlines: task.deadlines,
      promptVersion: prompt.version,
      isWhole: this.#isWhole,
      ...key !== null && { cache: { key, tags: tagsOf(context), isFit } },
    };
    for await (const event of this.#calls.ask(question, signal)) {
      if (event.type === "end") return event;
      yield* this.#show(event);
    }
    throw new TypeError("A stream of models ended without an end");
  }

  *#show(event: Exclude<ExecutionEvent, End>): Generator<RunEvent<Result<T>>> {
    if (event.type === "switched") {
      if (!event.keepsText) this.#reader.restart();
      yield { type: "switched", model: event.model };
      return;
    }
    this.#planned.record.textCame();
    const preview = this.#reader.push(event);
    // What the coach says is shown at once, when it is whole.
    if (preview && !isCoach({ id: event.model })) {
      yield { type: "preview", value: preview, model: event.model };
    }
  }

  /** `unfit`: what has to be mended; null where there is nothing to mend. */
  #concluded({ outcome, model }: End): { kept: Kept<T> | null; unfit: readonly string[] | null } {
    if (model === null || outcome !== "complete") return { kept: null, unfit: null };
    const conclusion = conclude(this.#planned.task, this.#written(model));
    if (conclusion.type === "unfit") return { kept: null, unfit: conclusion.issues };
    if (conclusion.type === "unproven") return { kept: null, unfit: null };
    const coachReason = isCoach({ id: model }) ? this.#whyCoach() : null;
    return { kept: { concluded: conclusion.kept, model, whole: true, coachReason }, unfit: null };
  }

  /** What is whole and proven of the draft as it is; null where that is nothing. */
  #part(model: string): Kept<T> | null {
    const concluded = salvage(this.#planned.task, this.#written(model));
    return concluded && { concluded, model, whole: false, coachReason: null };
  }

  /** Once, by the model that wrote it, if it is not the coach and there is time. */
  async *#repair(
    { model, issues }: End & { readonly issues: readonly string[] },
    signal: AbortSignal,
  ): AsyncGenerator<RunEvent<Result<T>>, Kept<T> | null> {
    const { task: { deadlines: { firstTextMs, totalMs } }, asked, plan, record } = this.#planned;
    const left = totalMs - record.elapsedMs;
    const author = asked.find(({ id }) => id === model);
    if (!author || isCoach(author) || left < LEAST_FOR_REPAIR_MS) return null;
    const mended = repairMessages(plan.messages, { text: this.#reader.text, issues });
    this.#reader.restart();
    const question = {
      models: [author],
      requestFor: (model: Model) => plan.requestFor(model, mended),
      deadlines: { firstTextMs: Math.min(firstTextMs, left), totalMs: left },
      promptVersion: plan.prompt.version,
      isWhole: this.#isWhole,
      role: "repair" as const,
    };
    for await (const event of this.#calls.ask(question, signal)) {
      if (event.type === "end") return this.#concluded(event).kept;
      yield* this.#show(event);
    }
    return null;
  }

  /** The coach in place of a model: its rules need no network and no money. */
  async #coach(reason: CoachReason, signal: AbortSignal): Promise<Kept<T>> {
    this.#reader.restart();
    const listening = this.#listen(this.#parts.models.filter(isCoach), signal);
    let next = await listening.next();
    while (!next.done) next = await listening.next();
    const { kept } = this.#concluded(next.value);
    return { ...(kept ?? NOTHING), coachReason: reason };
  }

  #written(model: string) {
    const { text, draft } = this.#reader;
    const { request: { input }, plan: { prompt } } = this.#planned;
    return { input, text, draft, model, promptVersion: prompt.version };
  }

  #whyCoach(): CoachReason {
    const { asked: [first], plan } = this.#planned;
    return first && isCoach(first) ? whyCoachFirst(plan.decision) : this.#failure();
  }

  #failure(): CoachReason {
    return this.#calls.isOverBudget ? "over_budget" : "models_failed";
  }

  /**
   * Of what a model writes, only what is proven is shown: that share of the quality that the operator expects of it.
   * What candidates say of it counts by itself. The coach quotes by construction, so its share says nothing; a text
   * from the cache was learned from when it was written.
   */
  #learn(id: string, validity: number): void {
    const model = this.#parts.models.find((model) => model.id === id);
    if (!model || isCoach(model) || this.#calls.cached) return;
    const { task: { id: task, questionTypeOf }, request: { input } } = this.#planned;
    const group = questionTypeOf(input);
    this.#parts.router.learn({ task, group, model: id, quality: validity * model.quality });
  }

  async #close({ concluded, model, whole, coachReason }: Kept<T>): Promise<RunResult<Result<T>>> {
    const { record, plan } = this.#planned;
    if (concluded && model !== "") this.#learn(model, concluded.validity);
    const outcome = concluded === null ? "abstained" : whole ? "complete" : "partial";
    const costNano = await record.close(this.#calls, {
      outcome,
      model: model === "" ? null : model,
      coachReason,
      validity: concluded?.validity ?? null,
    });
    return {
      requestId: record.id,
      outcome,
      value: concluded?.value ?? null,
      model,
      places: this.#calls.placesWith(model),
      promptVersion: plan.prompt.version,
      cached: this.#calls.cached,
      coachReason,
      costNano,
    };
  }
}

/** Nobody wrote anything that holds. */
const NOTHING = { concluded: null, model: "", whole: false, coachReason: null } as const;

const tagsOf = (context: RunContext): readonly string[] =>
  Object.values(context).filter((id) => id !== null).map(accountTag);
