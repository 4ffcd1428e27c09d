/** What a search can find: one document for the question, one for the words, one for the feedback. */
import type { Evaluation } from "../coach/mod.ts";
import type { Database, Row } from "../db/mod.ts";

/** Parts to write; a part that is left out stays as it is. */
interface SearchTexts {
  readonly answer?: string;
  readonly feedback?: string;
}

/** Call it in the transaction that stores the texts; what stays as it was is not written. */
export async function indexAnswer(
  db: Database,
  answer: Pick<Row<"answers">, "id" | "question_id" | "candidate_id">,
  texts: SearchTexts,
): Promise<void> {
  const { text: question } = await db.selectFrom("questions").select("text")
    .where("id", "=", answer.question_id).executeTakeFirstOrThrow();
  const documents = Object.entries({ question, ...texts }).map(([part, body]) => ({
    answer_id: answer.id,
    candidate_id: answer.candidate_id,
    part: part as "question" | keyof SearchTexts,
    body,
  }));
  await db.insertInto("search_documents").values(documents)
    .onConflict((conflict) =>
      conflict.columns(["answer_id", "part"]).doUpdateSet((set) => ({
        body: set.ref("excluded.body"),
      })).whereRef("search_documents.body", "is distinct from", "excluded.body")
    ).execute();
}

/** The sentences of an evaluation that a candidate reads, without the quotes: these are in the answer. */
export function feedbackText(evaluation: Evaluation): string {
  if (evaluation.outcome === "abstained") return evaluation.message;
  return [
    ...evaluation.advice.flatMap(({ title, why }) => [title, why]),
    ...evaluation.dimensions.map(({ remark }) => remark),
    evaluation.followUp,
  ].join("\n");
}
