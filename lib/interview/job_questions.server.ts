/** Questions from a job description, in place of those of the bank. The description is not kept. */
import { QUESTION_TYPES } from "../coach/mod.ts";
import type { SuggestedQuestion } from "../ai/mod.ts";
import { type Database, json, transact } from "../db/mod.ts";
import { QUESTION_BANK } from "./bank/questions.ts";
import { isCoachOnly } from "./candidates.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import type { Interview, WhyCoachAsks } from "./types.ts";
import { whyCoachAsks } from "./why_coach.ts";

interface Job {
  readonly candidateId: string;
  readonly jobDescription: string;
  /** Bank ids of what was asked lately, newest first. */
  readonly recent: readonly string[];
}

/**
 * Puts questions from the description in place of the interview's own, as many and of the kind that it has; the
 * bank's stay where none can be made.
 *
 * @returns Why the coach chose them; null where a model made them, or nobody did
 */
export async function askFromJob(
  { db, ai, onFault }: InterviewParts,
  interview: Interview,
  { candidateId, jobDescription, recent }: Job,
): Promise<WhyCoachAsks | null> {
  const { id, role, kind, questionCount } = interview;
  const coachOnly = await isCoachOnly(db, candidateId);
  const run = ai.run({
    task: "question_set",
    input: {
      role,
      jobDescription,
      types: kind === "mix" ? QUESTION_TYPES : [kind],
      count: questionCount,
      recent,
      seed: id,
    },
    context: { candidateId, interviewId: id, answerId: null },
    coachOnly,
  });
  try {
    for await (const event of run) {
      if (event.type !== "result" || event.result.value === null) continue;
      await replace(db, id, event.result.value.questions);
      return whyCoachAsks(event.result.coachReason);
    }
  } catch (error) {
    onFault("no questions from a job description", { interviewId: id, error });
  }
  return null;
}

/** Those that have an answer already, given in another tab meanwhile, stay. */
function replace(
  db: Database,
  interviewId: string,
  questions: readonly SuggestedQuestion[],
): Promise<void> {
  return transact(db, async (db) => {
    const places = await db.selectFrom("questions").select("id")
      .where("interview_id", "=", interviewId).orderBy("position").forUpdate().execute();
    for (const [index, { type, text, shows }] of questions.slice(0, places.length).entries()) {
      const bankId = QUESTION_BANK.find((known) => known.text === text)?.id ?? null;
      await db.updateTable("questions")
        .set({ type, text, shows: json(shows), bank_id: bankId })
        .where("id", "=", places[index]!.id)
        .where(({ exists, not, selectFrom }) =>
          not(exists(
            selectFrom("answers").select("answers.id")
              .whereRef("answers.question_id", "=", "questions.id"),
          ))
        ).execute();
    }
  });
}
