/** All that is known of some answers, read in as many queries as there are tables. */
import type { Database, Row } from "../db/mod.ts";
import { candidateOf } from "./candidates.server.ts";
import { toAnswer, toQuestion, toTranscript } from "./rows.server.ts";
import { transcriptsOf } from "./transcripts.server.ts";
import type { AnswerReport } from "./types.ts";

/** In the order of `answers`, which are all the candidate's own. */
export async function loadReports(
  db: Database,
  candidateId: string,
  answers: readonly Row<"answers">[],
): Promise<AnswerReport[]> {
  if (answers.length === 0) return [];
  const ids = answers.map(({ id }) => id);
  const [questions, transcripts, evaluations, deliveries] = await Promise.all([
    db.selectFrom("questions").selectAll()
      .where("id", "in", answers.map(({ question_id }) => question_id)).execute(),
    transcriptsOf(db, ids),
    db.selectFrom("evaluations").selectAll().where("answer_id", "in", ids)
      .orderBy("created_at").execute(),
    deliveriesOf(db, candidateId, ids),
  ]);
  const rows = {
    questions: new Map(questions.map((row) => [row.id, row])),
    transcripts: Map.groupBy(transcripts, (row) => row.answer_id),
    evaluations: Map.groupBy(evaluations, (row) => row.answer_id),
    deliveries: new Map(deliveries.map((row) => [row.answer_id, row])),
  };
  return answers.map((answer) => toReport(answer, rows));
}

/** None are shown to those who switched delivery off, measured before or not. */
async function deliveriesOf(
  db: Database,
  candidateId: string,
  ids: readonly string[],
): Promise<Row<"deliveries">[]> {
  const { delivery } = await candidateOf(db, candidateId);
  if (delivery === "off") return [];
  return await db.selectFrom("deliveries").selectAll().where("answer_id", "in", ids).execute();
}

interface ReportRows {
  readonly questions: ReadonlyMap<string, Row<"questions">>;
  readonly transcripts: ReadonlyMap<string, readonly Row<"transcripts">[]>;
  readonly evaluations: ReadonlyMap<string, readonly Row<"evaluations">[]>;
  readonly deliveries: ReadonlyMap<string, Row<"deliveries">>;
}

/** Quotes are places in one version of the words, so only that version's evaluations are shown with it. */
function toReport(answer: Row<"answers">, rows: ReportRows): AnswerReport {
  const transcripts = rows.transcripts.get(answer.id) ?? [];
  const evaluations = rows.evaluations.get(answer.id) ?? [];
  const judged = new Set(evaluations.map(({ transcript_id }) => transcript_id));
  const shown = transcripts.findLast(({ id }) => judged.has(id)) ?? transcripts.at(-1);
  return {
    answer: toAnswer(answer),
    question: toQuestion(rows.questions.get(answer.question_id)!),
    transcripts: transcripts.map(toTranscript),
    transcript: shown ? toTranscript(shown) : null,
    delivery: rows.deliveries.get(answer.id)?.delivery ?? null,
    evaluations: evaluations
      .filter(({ transcript_id }) => transcript_id === shown?.id)
      .map(({ evaluation }) => evaluation),
  };
}
