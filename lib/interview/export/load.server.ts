/** One interview with all its versions and feedback, as the export carries it. */
import type { Database, Row } from "../../db/mod.ts";
import { feedbackOf } from "../feedback_rows.server.ts";
import { modelAnswersOf } from "../reports.server.ts";
import { toAnswer, toInterview, toQuestion, toTranscript } from "../rows.server.ts";
import { transcriptsOf } from "../transcripts.server.ts";
import type { ExportedAnswer, ExportedInterview } from "./document.ts";

/** @param audioFiles paths inside the archive, by answer */
export async function loadInterview(
  db: Database,
  row: Row<"interviews">,
  { audioFiles }: { readonly audioFiles: ReadonlyMap<string, string> },
): Promise<ExportedInterview> {
  const questions = await db.selectFrom("questions").selectAll()
    .where("interview_id", "=", row.id).orderBy("position").execute();
  const answers = await db.selectFrom("answers").selectAll()
    .where("interview_id", "=", row.id).orderBy("attempt").execute();
  const said = await loadSaid(db, answers.map(({ id }) => id));
  return {
    ...toInterview(row),
    questions: questions.map(toQuestion).map((question) => ({
      ...question,
      answers: answers.filter(({ question_id }) => question_id === question.id)
        .map(toAnswer).map((answer) => ({
          ...answer,
          audioFile: audioFiles.get(answer.id) ?? null,
          ...said(answer.id),
        })),
    })),
  };
}

type Said = Pick<ExportedAnswer, "transcripts" | "delivery" | "evaluations" | "modelAnswers">;

async function loadSaid(db: Database, ids: readonly string[]): Promise<(id: string) => Said> {
  if (ids.length === 0) {
    return () => ({ transcripts: [], delivery: null, evaluations: [], modelAnswers: [] });
  }
  const [transcripts, feedback, deliveries] = await Promise.all([
    transcriptsOf(db, ids),
    feedbackOf(db, ids),
    db.selectFrom("deliveries").selectAll().where("answer_id", "in", ids).execute(),
  ]);
  const modelAnswers = await modelAnswersOf(db, transcripts.map(({ id }) => id));
  return (id) => {
    const versions = transcripts.filter((row) => row.answer_id === id);
    return {
      transcripts: versions.map((row) => ({ id: row.id, ...toTranscript(row) })),
      delivery: deliveries.find((row) => row.answer_id === id)?.delivery ?? null,
      evaluations: feedback.filter(({ answerId }) => answerId === id)
        .map(({ transcriptId, whole, given: { evaluation, rating } }) => ({
          transcriptId,
          ...evaluation,
          rating,
          whole,
        })),
      modelAnswers: versions.flatMap((row) => {
        const given = modelAnswers.get(row.id);
        return given ? [{ transcriptId: row.id, ...given }] : [];
      }),
    };
  };
}
