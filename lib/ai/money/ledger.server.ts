/** What models were asked and what it cost: a row a run, a row a call. */
import { sql } from "kysely";
import { type Database, json } from "../../db/mod.ts";
import type { QuestionType } from "../../coach/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { Attempt, PassedOver } from "../spec/execution.ts";
import type { CoachReason, RunContext, RunOutcome, TaskId } from "../spec/task.ts";
import { bookAttempt } from "./calls.server.ts";
import { readSpend, type Spend, type SpendQuery } from "./spend.server.ts";

/** What is known of a run before its first call. */
export interface OpenedRequest {
  /** A UUID. */
  readonly id: string;
  readonly task: TaskId;
  readonly questionType: QuestionType | null;
  readonly context: RunContext;
  readonly promptVersion: string;
  readonly experiment: { readonly id: string; readonly variant: string } | null;
  /** Where its text will be kept; null where it is not. */
  readonly cacheKey: string | null;
  /** Why the router chose as it did, without words of the candidate; becomes JSON. Null = an earlier run says. */
  readonly decision: object | null;
}

/** What came of a run. */
export interface ClosedRequest {
  readonly id: string;
  /** aborted: its caller ended it. */
  readonly outcome: RunOutcome | "aborted";
  /** The one whose text was kept. */
  readonly model: string | null;
  readonly coachReason: CoachReason | null;
  readonly cached: boolean;
  readonly firstTextMs: number | null;
  readonly totalMs: number;
  /** Share of the remarks that held up, 0..1; null where there was nothing to judge. */
  readonly validity: number | null;
  /** Who ranked before `model` and did not answer; added to the decision, where the run has one. */
  readonly passedOver: readonly PassedOver[];
}

export interface Ledger {
  /** Writes the run down before its first call, so that every call has a run to be booked on. */
  openRequest(request: OpenedRequest): Promise<void>;
  /** Books a call that needed no reservation; again, or after its reservation was settled, it does nothing. */
  book(attempt: Attempt, requestId: string): Promise<void>;
  /**
   * Only once: a run that is over stays as it is. Its cost is the sum of its calls, also of those booked later.
   *
   * @returns what it cost so far, in nano-dollars
   */
  closeRequest(request: ClosedRequest): Promise<number>;
  /**
   * Marks the runs that began before `before` (epoch milliseconds) and are still open as lost: their process was
   * killed. One that ends after all is closed as usual.
   *
   * @returns how many
   */
  closeLost(options: { readonly before: number }): Promise<number>;
  /** What all calls of an interview cost so far, in nano-dollars. */
  costOf(interviewId: string): Promise<number>;
  spend(query: SpendQuery): Promise<readonly Spend[]>;
}

interface LedgerParts {
  readonly db: Database;
  readonly clock: Pick<Clock, "now">;
}

export function createLedger({ db, clock }: LedgerParts): Ledger {
  return {
    openRequest: (request) => openRequest(db, { ...request, createdAt: new Date(clock.now()) }),
    book: (attempt, requestId) => bookAttempt(db, { attempt, requestId }),
    closeRequest: (request) => closeRequest(db, request),
    closeLost: ({ before }) => closeLost(db, new Date(before)),
    costOf: (interviewId) => costOf(db, interviewId),
    spend: (query) => readSpend(db, query),
  };
}

async function openRequest(
  db: Database,
  request: OpenedRequest & { readonly createdAt: Date },
): Promise<void> {
  await db.insertInto("ai_requests").values({
    id: request.id,
    task: request.task,
    question_type: request.questionType,
    candidate_id: request.context.candidateId,
    interview_id: request.context.interviewId,
    answer_id: request.context.answerId,
    prompt_version: request.promptVersion,
    experiment_id: request.experiment?.id ?? null,
    variant_id: request.experiment?.variant ?? null,
    cache_key: request.cacheKey,
    decision: request.decision && json(request.decision),
    created_at: request.createdAt,
  }).execute();
}

async function closeRequest(db: Database, request: ClosedRequest): Promise<number> {
  const { passedOver } = request;
  const closed = await db.updateTable("ai_requests").set({
    outcome: request.outcome,
    model: request.model,
    coach_reason: request.coachReason,
    cached: request.cached,
    first_text_ms: request.firstTextMs === null ? null : Math.round(request.firstTextMs),
    total_ms: Math.round(request.totalMs),
    validity: request.validity,
    ...passedOver.length > 0 && { decision: sql`decision || ${json({ passedOver })}` },
  }).where("id", "=", request.id).where("outcome", "in", ["running", "lost"])
    .returning("cost_nano").executeTakeFirst();
  const { cost_nano } = closed ?? await db.selectFrom("ai_requests").select("cost_nano")
    .where("id", "=", request.id).executeTakeFirstOrThrow();
  return cost_nano;
}

/** Runs hold the sums of their calls. */
async function costOf(db: Database, interviewId: string): Promise<number> {
  const { nano } = await db.selectFrom("ai_requests")
    .select(({ fn }) => fn.sum<number | null>("cost_nano").as("nano"))
    .where("interview_id", "=", interviewId).executeTakeFirstOrThrow();
  return Number(nano ?? 0);
}

async function closeLost(db: Database, before: Date): Promise<number> {
  const { numUpdatedRows } = await db.updateTable("ai_requests").set({ outcome: "lost" })
    .where("outcome", "=", "running").where("created_at", "<", before).executeTakeFirst();
  return Number(numUpdatedRows);
}
