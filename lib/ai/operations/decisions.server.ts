/** The router's last decisions, each with what came of it. */
import type { QuestionType } from "../../coach/mod.ts";
import type { Database } from "../../db/mod.ts";
import type { CandidateFigures } from "../routing/mod.ts";
import type { PassedOver } from "../spec/execution.ts";
import type { CoachReason, TaskId } from "../spec/task.ts";

export interface DecisionLine {
  readonly id: string;
  readonly at: Date;
  readonly task: TaskId;
  readonly questionType: QuestionType | null;
  /** Why the first model came first. */
  readonly reason: string;
  readonly figures: readonly CandidateFigures[];
  readonly explored: boolean;
  /** Whose text was kept; null = nobody's. */
  readonly model: string | null;
  readonly outcome: string;
  readonly coachReason: CoachReason | null;
  /** Who ranked before that model, and why they did not answer. */
  readonly passedOver: readonly PassedOver[];
  readonly cached: boolean;
  readonly costNano: number;
  readonly firstTextMs: number | null;
  readonly totalMs: number | null;
}

/** As runs store it. */
interface StoredDecision {
  readonly reason: string;
  readonly figures: readonly CandidateFigures[];
  readonly explored: boolean;
  readonly passedOver?: readonly PassedOver[];
}

/** Newest first. */
export async function readDecisions(
  db: Database,
  { limit }: { readonly limit: number },
): Promise<readonly DecisionLine[]> {
  const rows = await db.selectFrom("ai_requests").selectAll()
    .where("decision", "is not", null)
    .orderBy("created_at", "desc").limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.created_at,
    task: row.task,
    questionType: row.question_type,
    passedOver: [],
    ...row.decision as StoredDecision,
    model: row.model,
    outcome: row.outcome,
    coachReason: row.coach_reason,
    cached: row.cached,
    costNano: row.cost_nano,
    firstTextMs: row.first_text_ms,
    totalMs: row.total_ms,
  }));
}
