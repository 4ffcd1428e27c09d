import type { Database } from "../db/mod.ts";

/** Call it with the question locked, so that two attempts never get the same number. */
export async function nextAttempt(db: Database, questionId: string): Promise<number> {
  const { last } = await db.selectFrom("answers")
    .select((answers) => answers.fn.max("attempt").as("last"))
    .where("question_id", "=", questionId).executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
