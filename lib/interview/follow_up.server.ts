/** A question that goes on from an answer becomes a question of the same interview. */
import type { FollowUp as MadeFollowUp, Run, RunResult } from "../ai/mod.ts";
import { type Database, json, transact } from "../db/mod.ts";
import { AppError } from "../errors.ts";
import { answerInput, contextOf } from "./answer_input.server.ts";
import { isCoachOnly } from "./candidates.server.ts";
import { ownedAnswer, ownedInterview } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { toQuestion } from "./rows.server.ts";
import { newestTranscript } from "./transcripts.server.ts";
import type { FollowUpOf, JustAsked, Question } from "./types.ts";
import { whyCoachAsks } from "./why_coach.ts";

export function createFollowUp(parts: InterviewParts) {
  return {
    /**
     * Adds the follow-up question to the end of the interview; the same text is added once. Where no model has another
     * one, the coach's is asked.
     *
     * @throws AppError "not_found", "not_ready" where there is none, "nothing_new" where the coach has none either
     */
    addFollowUp: async (
      candidateId: string,
      answerId: string,
      of: FollowUpOf,
    ): Promise<JustAsked<Question>> => {
      const { text, whyCoach } = of === "another"
        ? await makeFollowUp(parts, candidateId, answerId)
        : {
          text: await followUpOf(parts.db, { candidateId, answerId, author: of }),
          whyCoach: null,
        };
      const added = { candidateId, answerId, text };
      return { ...await transact(parts.db, (db) => addFollowUp(db, added)), whyCoach };
    },
  };
}

interface FollowUp {
  readonly candidateId: string;
  readonly answerId: string;
  readonly text: string;
}

async function addFollowUp(
  db: Database,
  { candidateId, answerId, text }: FollowUp,
): Promise<Question> {
  const answer = await ownedAnswer(db, { candidateId, id: answerId });
  // Held so that two questions never get the same position.
  await ownedInterview(db, { candidateId, id: answer.interview_id, lock: true });
  const asked = await db.selectFrom("questions").selectAll()
    .where("follows_answer_id", "=", answerId).where("text", "=", text).executeTakeFirst();
  if (asked) return toQuestion(asked);
  const row = await db.insertInto("questions").values({
    id: crypto.randomUUID(),
    interview_id: answer.interview_id,
    position: await nextPosition(db, answer.interview_id),
    type: await typeOf(db, answer.question_id),
    bank_id: null,
    text,
    shows: json([]),
    follows_answer_id: answerId,
  }).returningAll().executeTakeFirstOrThrow();
  return toQuestion(row);
}

interface Asked {
  readonly candidateId: string;
  readonly answerId: string;
  readonly author: "coach" | "model";
}

async function followUpOf(
  db: Database,
  { candidateId, answerId, author }: Asked,
): Promise<string> {
  await ownedAnswer(db, { candidateId, id: answerId });
  const newest = await db.selectFrom("evaluations").select("evaluation")
    .where("answer_id", "=", answerId).where("author_kind", "=", author)
    .where("outcome", "=", "scored")
    .orderBy("created_at", "desc").limit(1).executeTakeFirst();
  if (newest?.evaluation.outcome !== "scored") throw new AppError("not_ready");
  return newest.evaluation.followUp;
}

async function makeFollowUp(
  { db, ai }: InterviewParts,
  candidateId: string,
  answerId: string,
): Promise<JustAsked<{ readonly text: string }>> {
  const answer = await ownedAnswer(db, { candidateId, id: answerId });
  const words = await newestTranscript(db, answerId);
  if (answer.state !== "evaluated" || !words) throw new AppError("not_ready");
  const input = await answerInput(db, answer, words);
  const request = { task: "follow_up", input, context: contextOf(answer), fresh: true } as const;
  const coachOnly = await isCoachOnly(db, candidateId);
  const made = await resultOf(ai.run({ ...request, coachOnly }));
  const known = await knownFollowUps(db, answerId);
  const text = made.value?.question;
  const whyCoach = whyCoachAsks(made.coachReason);
  if (text && (whyCoach !== null || !known.has(text))) return { text, whyCoach };
  const other = coachOnly || !ai.asks
    ? null
    : await resultOf(ai.run({ ...request, coachOnly: true }));
  if (!other?.value) throw new AppError("nothing_new", "No other follow-up could be made");
  return { text: other.value.question, whyCoach: "repeated" };
}

async function resultOf(run: Run<"follow_up">): Promise<RunResult<MadeFollowUp>> {
  for await (const event of run) {
    if (event.type === "result") return event.result;
  }
  throw new TypeError("A run ended without a result");
}

/** Those that stand on the report, and those that were asked. */
async function knownFollowUps(db: Database, answerId: string): Promise<ReadonlySet<string>> {
  const [evaluations, questions] = await Promise.all([
    db.selectFrom("evaluations").select("evaluation").where("answer_id", "=", answerId).execute(),
    db.selectFrom("questions").select("text").where("follows_answer_id", "=", answerId).execute(),
  ]);
  const offered = evaluations.flatMap(({ evaluation }) =>
    evaluation.outcome === "scored" ? [evaluation.followUp] : []
  );
  return new Set([...offered, ...questions.map(({ text }) => text)]);
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
