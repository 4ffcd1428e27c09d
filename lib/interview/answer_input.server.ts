/** An answer as models are asked about it. */
import type { AnswerInput } from "../ai/mod.ts";
import type { Database, Row } from "../db/mod.ts";
import { toTranscript } from "./rows.server.ts";

/** @param words The version that is asked about */
export async function answerInput(
  db: Database,
  answer: Pick<Row<"answers">, "question_id" | "interview_id">,
  words: Row<"transcripts">,
): Promise<AnswerInput> {
  const question = await db.selectFrom("questions").select(["type", "text", "shows"])
    .where("id", "=", answer.question_id).executeTakeFirstOrThrow();
  const { role } = await db.selectFrom("interviews").select("role")
    .where("id", "=", answer.interview_id).executeTakeFirstOrThrow();
  return { question, role, transcript: toTranscript(words) };
}

/** On whose account a run about the answer is. */
export const contextOf = (
  answer: Pick<Row<"answers">, "id" | "interview_id" | "candidate_id">,
) => ({
  candidateId: answer.candidate_id,
  interviewId: answer.interview_id,
  answerId: answer.id,
});
