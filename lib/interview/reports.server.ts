/** All that is known of some answers, read in as many queries as there are tables. */
import type { Database, Row } from "../db/mod.ts";
import { candidateOf } from "./candidates.server.ts";
import {
  askedOf,
  type AskedRow,
  feedbackOf,
  type FeedbackRow,
  toModelFeedback,
} from "./feedback_rows.server.ts";
import { isAsked } from "./model_feedback.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { toAnswer, toQuestion, toTranscript } from "./rows.server.ts";
import { transcriptsOf } from "./transcripts.server.ts";
import type { AnswerReport, Candidate, GivenModelAnswer, ModelFeedback } from "./types.ts";

/** In the order of `answers`, which are all the candidate's own. */
export async function loadReports(
  { db, ai, now }: Pick<InterviewParts, "db" | "ai" | "now">,
  candidateId: string,
  answers: readonly Row<"answers">[],
): Promise<AnswerReport[]> {
  if (answers.length === 0) return [];
  const candidate = await candidateOf(db, candidateId);
  const ids = answers.map(({ id }) => id);
  const [questions, transcripts, feedback, deliveries] = await Promise.all([
    db.selectFrom("questions").selectAll()
      .where("id", "in", answers.map(({ question_id }) => question_id)).execute(),
    transcriptsOf(db, ids),
    feedbackOf(db, ids),
    deliveriesOf(db, candidate, ids),
  ]);
  const versions = transcripts.map(({ id }) => id);
  const rows: ReportRows = {
    ai,
    now,
    candidate,
    questions: new Map(questions.map((row) => [row.id, row])),
    transcripts: Map.groupBy(transcripts, (row) => row.answer_id),
    feedback: Map.groupBy(feedback, ({ answerId }) => answerId),
    deliveries: new Map(deliveries.map((row) => [row.answer_id, row])),
    asked: await askedOf(db, versions),
    modelAnswers: await modelAnswersOf(db, versions),
  };
  return answers.map((answer) => toReport(answer, rows));
}

/** None are shown to those who switched delivery off, measured before or not. */
async function deliveriesOf(
  db: Database,
  { delivery }: Candidate,
  ids: readonly string[],
): Promise<Row<"deliveries">[]> {
  if (delivery === "off") return [];
  return await db.selectFrom("deliveries").selectAll().where("answer_id", "in", ids).execute();
}

/** By version of the words. */
export async function modelAnswersOf(
  db: Database,
  versions: readonly string[],
): Promise<ReadonlyMap<string, GivenModelAnswer>> {
  if (versions.length === 0) return new Map();
  const rows = await db.selectFrom("model_answers")
    .leftJoin("ai_requests", "ai_requests.id", "model_answers.request_id")
    .select([
      "model_answers.transcript_id",
      "model_answers.text",
      "model_answers.model",
      "ai_requests.coach_reason as reason",
    ])
    .where("model_answers.transcript_id", "in", versions).execute();
  return new Map(rows.map(({ transcript_id, ...given }) => [transcript_id, given]));
}

interface ReportRows extends Pick<InterviewParts, "ai" | "now"> {
  readonly candidate: Candidate;
  readonly questions: ReadonlyMap<string, Row<"questions">>;
  readonly transcripts: ReadonlyMap<string, readonly Row<"transcripts">[]>;
  readonly feedback: ReadonlyMap<string, readonly FeedbackRow[]>;
  readonly deliveries: ReadonlyMap<string, Row<"deliveries">>;
  readonly asked: ReadonlyMap<string, AskedRow>;
  readonly modelAnswers: ReadonlyMap<string, GivenModelAnswer>;
}

/** Quotes are places in one version of the words, so only that version's feedback is shown with it. */
function toReport(answer: Row<"answers">, rows: ReportRows): AnswerReport {
  const transcripts = rows.transcripts.get(answer.id) ?? [];
  const feedback = rows.feedback.get(answer.id) ?? [];
  const judged = new Set(feedback.map(({ transcriptId }) => transcriptId));
  const shown = transcripts.findLast(({ id }) => judged.has(id)) ?? transcripts.at(-1);
  const coach = feedback.findLast(({ author, transcriptId }) =>
    author === "coach" && transcriptId === shown?.id
  );
  const given = coach?.given ?? null;
  return {
    answer: toAnswer(answer),
    question: toQuestion(rows.questions.get(answer.question_id)!),
    transcripts: transcripts.map(toTranscript),
    transcript: shown ? toTranscript(shown) : null,
    delivery: rows.deliveries.get(answer.id)?.delivery ?? null,
    coach: given,
    model: modelOf(rows, shown, coach),
    modelAnswer: shown ? rows.modelAnswers.get(shown.id) ?? null : null,
  };
}

/** What was judged before a model was declared is not sent to one by looking at it. */
const FRESH_MS = 60 * 60_000;

function modelOf(
  { ai, now, asked, candidate }: ReportRows,
  words: Row<"transcripts"> | undefined,
  coach: FeedbackRow | undefined,
): ModelFeedback {
  const stored = words && toModelFeedback(asked.get(words.id));
  if (stored) return stored;
  const isScored = coach?.given.evaluation.outcome === "scored";
  if (!isAsked({ ai }, { ...candidate, isScored })) return { state: "off" };
  const isFresh = now().getTime() - coach!.at.getTime() < FRESH_MS;
  return { state: isFresh ? "due" : "offered" };
}
