/** The ledger's row of one run: opened before the first call, closed once, however the run ends. */
import type { QuestionType } from "../../coach/mod.ts";
import type { Assignment } from "../experiments/mod.server.ts";
import type { CoachReason, RunContext, RunOutcome, TaskId } from "../spec/task.ts";
import type { RunCalls } from "./calls.server.ts";
import type { PipelineParts } from "./parts.server.ts";
import type { RunPlan } from "./plan.ts";

interface Recorded {
  readonly task: TaskId;
  readonly questionType: QuestionType | null;
  readonly context: RunContext;
  readonly plan: RunPlan;
  readonly assigned: Assignment | null;
  /** Where its text will be kept; null where it is not. */
  readonly cacheKey: string | null;
}

interface Outcome {
  readonly outcome: RunOutcome | "aborted";
  readonly model: string | null;
  readonly coachReason: CoachReason | null;
  readonly validity: number | null;
}

const ABORTED: Outcome = { outcome: "aborted", model: null, coachReason: null, validity: null };

export class RunRecord {
  readonly id = crypto.randomUUID();
  readonly #parts: PipelineParts;
  readonly #run: Recorded;
  readonly #startedAt: number;
  #firstTextMs: number | null = null;
  #closed = false;

  constructor(parts: PipelineParts, run: Recorded) {
    this.#parts = parts;
    this.#run = run;
    this.#startedAt = parts.clock.monotonic();
  }

  get elapsedMs(): number {
    return this.#parts.clock.monotonic() - this.#startedAt;
  }

  textCame(): void {
    this.#firstTextMs ??= this.elapsedMs;
  }

  async open(): Promise<void> {
    const { task, questionType, context, plan, assigned, cacheKey } = this.#run;
    const { reason, figures, explored, propensity } = plan.decision;
    await this.#parts.ledger.openRequest({
      id: this.id,
      task,
      questionType,
      context,
      promptVersion: plan.prompt.version,
      cacheKey,
      experiment: assigned && { id: assigned.experiment.id, variant: assigned.variant.id },
      decision: { reason, figures, explored, propensity },
    });
    if (assigned) {
      await this.#parts.experiments.expose({
        experimentId: assigned.experiment.id,
        variantId: assigned.variant.id,
        unitId: assigned.unitId,
        requestId: this.id,
      });
    }
  }

  /** @returns what the run cost, in nano-dollars */
  async close(calls: RunCalls, outcome: Outcome): Promise<number> {
    this.#closed = true;
    return await this.#parts.ledger.closeRequest({
      id: this.id,
      ...outcome,
      cached: calls.cached,
      firstTextMs: this.#firstTextMs,
      totalMs: this.elapsedMs,
      passedOver: calls.passedOver(outcome.model),
    });
  }

  /** Does nothing if the run was closed. */
  async abort(calls: RunCalls): Promise<void> {
    if (!this.#closed) await this.close(calls, ABORTED);
  }
}
