/** The start of an interview: its questions are chosen and written down. */
import { type Database, json, type NewRow, transact } from "../db/mod.ts";
import { familiesOf } from "./bank/roles.ts";
import { selectQuestions } from "./bank/select.ts";
import { ensureCandidate } from "./candidates.server.ts";
import { askFromJob } from "./job_questions.server.ts";
import { idOf } from "./form_id.server.ts";
import { ownedInterview } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { toInterview } from "./rows.server.ts";
import type { SetupForm } from "./schema.ts";
import type { BankQuestion, Interview, JustAsked, Setup, WhyCoachAsks } from "./types.ts";

/** Questions of the last interviews that are not asked again while there are others. */
const RECENT_QUESTIONS = 60;

/** What an interview is made of; the same `form` with the same choices again is the same interview. */
type Start = Setup & Partial<Pick<SetupForm, "jobDescription" | "form">>;

export function createStart(parts: InterviewParts) {
  /** By interview: who sends the form again is told when the questions are there. */
  const asking = new Map<string, Promise<WhyCoachAsks | null>>();

  const askOnce = (interview: Interview, { candidateId, jobDescription }: FromJob) => {
    const { id } = interview;
    const asked = recentlyAsked(parts.db, candidateId, { before: id })
      .then((recent) => askFromJob(parts, interview, { candidateId, jobDescription, recent }))
      .finally(() => asking.delete(id));
    asking.set(id, asked);
    return asked;
  };

  return {
    /**
     * Chooses the questions, from the job description where there is one; the candidate is made if they are new.
     * The interview is stored with questions of the bank before a model is asked for others.
     */
    startInterview: async (
      candidateId: string,
      { jobDescription = "", form, ...setup }: Start,
    ): Promise<JustAsked<Interview>> => {
      const id = form === undefined
        ? crypto.randomUUID()
        : await idOf(candidateId, form, jobDescription, ...Object.values(setup).map(String));
      const { interview, isNew } = await transact(parts.db, async (db) => {
        await ensureCandidate(db, candidateId);
        return await startInterview({ ...parts, db }, { id, candidateId, setup });
      });
      const asked = isNew && jobDescription !== ""
        ? askOnce(interview, { candidateId, jobDescription })
        : asking.get(id);
      return { ...interview, whyCoach: await asked ?? null };
    },
  };
}

interface FromJob {
  readonly candidateId: string;
  readonly jobDescription: string;
}

interface Starting {
  readonly id: string;
  readonly candidateId: string;
  readonly setup: Setup;
}

async function startInterview(
  { db, now }: InterviewParts,
  { id, candidateId, setup }: Starting,
): Promise<{ interview: Interview; isNew: boolean }> {
  const row = await db.insertInto("interviews").values({
    id,
    candidate_id: candidateId,
    role: setup.role,
    kind: setup.kind,
    mode: setup.mode,
    question_count: setup.questionCount,
    time_limit_s: setup.timeLimitS,
    created_at: now(),
  }).onConflict((conflict) => conflict.column("id").doNothing()).returningAll().executeTakeFirst();
  if (!row) {
    return { interview: toInterview(await ownedInterview(db, { candidateId, id })), isNew: false };
  }
  const interview = toInterview(row);
  const questions = selectQuestions({
    kind: setup.kind,
    count: setup.questionCount,
    families: familiesOf(setup.role),
    seed: interview.id,
    recent: await recentlyAsked(db, candidateId),
  });
  await db.insertInto("questions")
    .values(questions.map((question, index) => toRow(interview.id, question, index + 1)))
    .execute();
  return { interview, isNew: true };
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
