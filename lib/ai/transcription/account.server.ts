/** Whose answer is heard: who pays for it, and whether its sound may leave this server. */
import type { Database } from "../../db/mod.ts";
import type { RunContext } from "../spec/task.ts";

export interface Account {
  readonly context: RunContext;
  /** Whether the candidate's words stay on this server. */
  readonly stays: boolean;
}

/** Of an answer that is not known nothing is sent anywhere. */
const NOBODY: Account = {
  context: { candidateId: null, interviewId: null, answerId: null },
  stays: true,
};

export async function accountOf(db: Database, answerId: string | undefined): Promise<Account> {
  if (answerId === undefined) return NOBODY;
  const row = await db.selectFrom("answers")
    .innerJoin("candidates", "candidates.id", "answers.candidate_id")
    .select(["candidates.id as candidateId", "interview_id as interviewId", "models"])
    .where("answers.id", "=", answerId).executeTakeFirst();
  if (!row) return NOBODY;
  const { models, ...owner } = row;
  return { context: { ...owner, answerId }, stays: models === "off" };
}
