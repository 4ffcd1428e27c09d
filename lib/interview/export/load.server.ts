/** One interview with all its versions and feedback, as the export carries it. */
import type { Database, Row } from "../../db/mod.ts";
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

type Said = Pick<ExportedAnswer, "transcripts" | "delivery" | "evaluations">;

async function loadSaid(db: Database, ids: readonly string[]): Promise<(id: string) => Said> {
  if (ids.length === 0) return () => ({ transcripts: [], delivery: null, evaluations: [] });
  const [transcripts, evaluations, deliveries] = await Promise.all([
    transcriptsOf(db, ids),
    db.selectFrom("evaluations").selectAll().where("answer_id", "in", ids)
      .orderBy("created_at").execute(),
    db.selectFrom("deliveries").selectAll().where("answer_id", "in", ids).execute(),
  ]);
  return (id) => ({
    transcripts: transcripts.filter((row) => row.answer_id === id)
      .map((row) => ({ id: row.id, ...toTranscript(row) })),
    delivery: deliveries.find((row) => row.answer_id === id)?.delivery ?? null,
    evaluations: evaluations.filter((row) => row.answer_id === id)
      .map(({ transcript_id, evaluation }) => ({ transcriptId: transcript_id, ...evaluation })),
  });
}
