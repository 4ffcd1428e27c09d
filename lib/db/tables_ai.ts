/** The tables of the AI layer, column by column: runs, the ledger of calls, budgets, ratings, model answers. */
import type { ColumnType, Generated } from "kysely";
import type {
  AttemptOutcome,
  AttemptRole,
  CoachReason,
  ProviderErrorKind,
  RouterName,
  RouterSnapshot,
  RunOutcome,
  StoredFits,
  TaskId,
} from "../ai/mod.ts";
import type { QuestionType } from "../coach/mod.ts";
import type { Created, Json } from "./columns.ts";

/** running: not over yet; aborted: its reader ended it; lost: its process was killed. */
export type RequestOutcome = RunOutcome | "running" | "aborted" | "lost";

export interface AiRequestsTable {
  id: string;
  task: TaskId;
  question_type: QuestionType | null;
  candidate_id: string | null;
  interview_id: string | null;
  answer_id: string | null;
  prompt_version: string;
  experiment_id: string | null;
  variant_id: string | null;
  model: Generated<string | null>;
  outcome: Generated<RequestOutcome>;
  coach_reason: Generated<CoachReason | null>;
  cached: Generated<boolean>;
  cost_nano: Generated<number>;
  first_text_ms: Generated<number | null>;
  total_ms: Generated<number | null>;
  validity: Generated<number | null>;
  decision: Json<unknown> | null;
  cache_key: Generated<string | null>;
  created_at: Created;
}

export interface AiCallsTable {
  id: string;
  request_id: string;
  /** Null, like `role` and `total_ms`, where the outcome is "unknown". */
  number: number | null;
  role: AttemptRole | null;
  model: string;
  provider: string;
  outcome: AttemptOutcome | "unknown";
  error_kind: ProviderErrorKind | null;
  input_tokens: number;
  cached_input_tokens: number;
  output_tokens: number;
  audio_seconds: Generated<number>;
  estimated: boolean;
  cost_nano: number;
  started_at: Date;
  first_text_ms: number | null;
  total_ms: number | null;
}

/** A date (UTC), written as "2026-11-23"; compared in SQL, never read: drivers differ in what they give. */
type Day<T extends string | null> = ColumnType<never, T, T>;

export type BudgetScope = "day" | "candidate_day" | "interview";

export interface BudgetAccountsTable {
  scope: BudgetScope;
  day: Day<string | null>;
  candidate_id: string | null;
  interview_id: string | null;
  spent_nano: Generated<number>;
  reserved_nano: Generated<number>;
}

export interface BudgetReservationsTable {
  id: string;
  request_id: string;
  model: string;
  provider: string;
  day: Day<string>;
  nano: number;
  created_at: Date;
  expires_at: Date;
}

export interface AiRatingsTable {
  evaluation_id: string;
  candidate_id: string;
  rating: -1 | 1;
  created_at: Generated<Date>;
}

export interface ModelFeedbackTable {
  transcript_id: string;
  request_id: string | null;
  evaluation_id: string | null;
  outcome: RunOutcome | "running";
  coach_reason: CoachReason | null;
  places: Json<readonly string[]>;
  claimed_by: string;
  claimed_at: Date;
}

export interface ModelAnswersTable {
  transcript_id: string;
  request_id: string | null;
  model: string;
  prompt_version: string;
  text: string;
  created_at: Generated<Date>;
}

export interface RouterSnapshotsTable {
  router: RouterName;
  process: string;
  snapshot: Json<RouterSnapshot>;
  updated_at: Date;
}

export interface RouterFitsTable {
  router: RouterName;
  begun_at: Date;
  fitted_at: Date | null;
  fits: Json<StoredFits> | null;
}

export interface AiTables {
  router_fits: RouterFitsTable;
  router_snapshots: RouterSnapshotsTable;
  ai_requests: AiRequestsTable;
  ai_calls: AiCallsTable;
  budget_accounts: BudgetAccountsTable;
  budget_reservations: BudgetReservationsTable;
  ai_ratings: AiRatingsTable;
  model_feedback: ModelFeedbackTable;
  model_answers: ModelAnswersTable;
}
