/** The question that the feedback asks next becomes a question of the same interview. */
import type { Database } from "../db/mod.ts";
import { json } from "../db/mod.ts";
import { AppError } from "../errors.ts";
import { ownedAnswer, ownedInterview } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { toQuestion } from "./rows.server.ts";
import type { Question } from "./types.ts";

export function createFollowUp({ db }: InterviewParts) {
  return {
    /**
     * Adds the follow-up question to the end of the interview; the same one again on a second call.
     *
     * @throws AppError "not_found", "not_ready" where there is no feedback that asks one
     */
    addFollowUp: (candidateId: string, answerId: string): Promise<Question> =>
      db.transaction().execute((transaction) => addFollowUp(transaction, candidateId, answerId)),
  };
}

async function addFollowUp(
  db: Database,
  candidateId: string,
  answerId: string,
): Promise<Question> {
  const answer = await ownedAnswer(db, { candidateId, id: answerId });
  // Held so that two questions never get the same position.
  await ownedInterview(db, { candidateId, id: answer.interview_id, lock: true });
  const asked = await db.selectFrom("questions").selectAll()
    .where("follows_answer_id", "=", answerId).executeTakeFirst();
  if (asked) return toQuestion(asked);
  const row = await db.insertInto("questions").values({
    id: crypto.randomUUID(),
    interview_id: answer.interview_id,
    position: await nextPosition(db, answer.interview_id),
    type: await typeOf(db, answer.question_id),
    bank_id: null,
    text: await followUpOf(db, answerId),
    shows: json([]),
    follows_answer_id: answerId,
  }).returningAll().executeTakeFirstOrThrow();
  return toQuestion(row);
}

async function followUpOf(db: Database, answerId: string): Promise<string> {
  const newest = await db.selectFrom("evaluations").select("evaluation")
    .where("answer_id", "=", answerId).where("outcome", "=", "scored")
    .orderBy("created_at", "desc").limit(1).executeTakeFirst();
  if (newest?.evaluation.outcome !== "scored") throw new AppError("not_ready");
  return newest.evaluation.followUp;
}

async function typeOf(db: Database, questionId: string): Promise<Question["type"]> {
  const { type } = await db.selectFrom("questions").select("type")
    .where("id", "=", questionId).executeTakeFirstOrThrow();
  return type;
}

async function nextPosition(db: Database, interviewId: string): Promise<number> {
  const { last } = await db.selectFrom("questions")
    .select((questions) => questions.fn.max("position").as("last"))
    .where("interview_id", "=", interviewId).executeTakeFirstOrThrow();
  return last + 1;
}
