/** Stored feedback: the coach's and a model's, on one version of the words. */
import type { CoachReason, RunOutcome } from "../ai/mod.ts";
import type { Evaluation, ScoredEvaluation } from "../coach/mod.ts";
import { type Database, json, type Row } from "../db/mod.ts";
import type { GivenFeedback, ModelFeedback, Rating } from "./types.ts";

/** @returns the evaluation's id */
export async function insertEvaluation(
  db: Database,
  words: Pick<Row<"transcripts">, "id" | "answer_id">,
  evaluation: Evaluation,
): Promise<string> {
  const id = crypto.randomUUID();
  await db.insertInto("evaluations").values({
    id,
    answer_id: words.answer_id,
    transcript_id: words.id,
    author_kind: evaluation.author.kind,
    author_name: evaluation.author.name,
    author_version: evaluation.author.version,
    outcome: evaluation.outcome,
    overall: evaluation.outcome === "scored" ? evaluation.overall : null,
    evaluation: json(evaluation),
  }).execute();
  return id;
}

export interface FeedbackRow {
  readonly transcriptId: string;
  readonly author: "coach" | "model";
  readonly given: GivenFeedback;
  /** False for a part of what a model wrote. */
  readonly whole: boolean;
  readonly at: Date;
}

/** With the candidate's thumbs, oldest first. */
export async function feedbackOf(
  db: Database,
  answerIds: readonly string[],
): Promise<(FeedbackRow & { readonly answerId: string })[]> {
  const rows = await db.selectFrom("evaluations")
    .leftJoin("ai_ratings", "ai_ratings.evaluation_id", "evaluations.id")
    .leftJoin("model_feedback", "model_feedback.evaluation_id", "evaluations.id")
    .select([
      "evaluations.id",
      "evaluations.created_at",
      "model_feedback.outcome as model_outcome",
      "evaluations.answer_id",
      "evaluations.transcript_id",
      "evaluations.author_kind",
      "evaluations.evaluation",
      "ai_ratings.rating",
    ])
    .where("evaluations.answer_id", "in", answerIds)
    .orderBy("evaluations.created_at").execute();
  return rows.map((row) => ({
    answerId: row.answer_id,
    transcriptId: row.transcript_id,
    author: row.author_kind,
    given: { id: row.id, evaluation: row.evaluation, rating: row.rating },
    whole: row.model_outcome !== "partial",
    at: row.created_at,
  }));
}

/** What came of asking models about one version of the words; null = nobody was asked, or not to the end. */
export interface AskedRow {
  readonly outcome: RunOutcome;
  readonly reason: CoachReason | null;
  readonly given: { readonly id: string; readonly evaluation: Evaluation } | null;
  readonly rating: Rating | null;
  readonly places: readonly string[];
}

export async function askedOf(
  db: Database,
  transcriptIds: readonly string[],
): Promise<ReadonlyMap<string, AskedRow>> {
  if (transcriptIds.length === 0) return new Map();
  const rows = await db.selectFrom("model_feedback")
    .leftJoin("evaluations", "evaluations.id", "model_feedback.evaluation_id")
    .leftJoin("ai_ratings", "ai_ratings.evaluation_id", "model_feedback.evaluation_id")
    .select([
      "model_feedback.transcript_id",
      "model_feedback.evaluation_id",
      "model_feedback.outcome",
      "model_feedback.coach_reason",
      "model_feedback.places",
      "evaluations.evaluation",
      "ai_ratings.rating",
    ])
    .where("model_feedback.transcript_id", "in", transcriptIds)
    .where("model_feedback.outcome", "!=", "running").execute();
  return new Map(rows.map((row) => [row.transcript_id, {
    outcome: row.outcome as RunOutcome,
    places: row.places,
    reason: row.coach_reason,
    given: row.evaluation_id && row.evaluation
      ? { id: row.evaluation_id, evaluation: row.evaluation }
      : null,
    rating: row.rating,
  }]));
}

/** What is shown of it; null = nothing is known yet. */
export function toModelFeedback(asked: AskedRow | undefined): ModelFeedback | null {
  if (!asked) return null;
  const { given, reason, outcome, rating, places } = asked;
  return given && isScored(given)
    ? { state: "given", given: { ...given, rating }, whole: outcome === "complete", places }
    : { state: "none", reason };
}

const isScored = (
  given: { readonly id: string; readonly evaluation: Evaluation },
): given is { readonly id: string; readonly evaluation: ScoredEvaluation } =>
  given.evaluation.outcome === "scored";
