/** The start of an interview: its questions are chosen and written down. */
import { type Database, json, type NewRow, transact } from "../db/mod.ts";
import { familiesOf } from "./bank/roles.ts";
import { selectQuestions } from "./bank/select.ts";
import { ensureCandidate } from "./candidates.server.ts";
import { askFromJob } from "./job_questions.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import type { BankQuestion, Interview, Setup } from "./types.ts";

/** Questions of the last interviews that are not asked again while there are others. */
const RECENT_QUESTIONS = 60;

export function createStart(parts: InterviewParts) {
  return {
    /**
     * Chooses the questions, from the job description where there is one; the candidate is made if they are new.
     * The interview is stored with questions of the bank before a model is asked for others.
     */
    startInterview: async (
      candidateId: string,
      { jobDescription = "", ...setup }: Setup & { readonly jobDescription?: string },
    ): Promise<Interview> => {
      const interview = await transact(parts.db, async (db) => {
        await ensureCandidate(db, candidateId);
        return await startInterview({ ...parts, db }, candidateId, setup);
      });
      if (jobDescription !== "") {
        const recent = await recentlyAsked(parts.db, candidateId, { before: interview.id });
        await askFromJob(parts, interview, { candidateId, jobDescription, recent });
      }
      return interview;
    },
  };
}

async function startInterview(
  { db, now }: InterviewParts,
  candidateId: string,
  setup: Setup,
): Promise<Interview> {
  const interview: Interview = { ...setup, id: crypto.randomUUID(), createdAt: now() };
  const questions = selectQuestions({
    kind: setup.kind,
    count: setup.questionCount,
    families: familiesOf(setup.role),
    seed: interview.id,
    recent: await recentlyAsked(db, candidateId),
  });
  await db.insertInto("interviews").values({
    id: interview.id,
    candidate_id: candidateId,
    role: setup.role,
    kind: setup.kind,
    mode: setup.mode,
    question_count: setup.questionCount,
    time_limit_s: setup.timeLimitS,
    created_at: interview.createdAt,
  }).execute();
  await db.insertInto("questions")
    .values(questions.map((question, index) => toRow(interview.id, question, index + 1)))
    .execute();
  return interview;
}

function toRow(
  interviewId: string,
  question: BankQuestion,
  position: number,
): NewRow<"questions"> {
  return {
    id: crypto.randomUUID(),
    interview_id: interviewId,
    position,
    type: question.type,
    bank_id: question.id,
    text: question.text,
    shows: json(question.shows),
    follows_answer_id: null,
  };
}

/** Bank ids, newest first. `before`: without those of this interview. */
async function recentlyAsked(
  db: Database,
  candidateId: string,
  { before }: { readonly before?: string } = {},
): Promise<string[]> {
  const rows = await db.selectFrom("questions")
    .innerJoin("interviews", "interviews.id", "questions.interview_id")
    .select("questions.bank_id")
    .where("interviews.candidate_id", "=", candidateId)
    .where("questions.bank_id", "is not", null)
    .$if(before !== undefined, (query) => query.where("interviews.id", "!=", before!))
    .orderBy("interviews.created_at", "desc").orderBy("questions.position")
    .limit(RECENT_QUESTIONS).execute();
  return rows.map(({ bank_id }) => bank_id!);
}
