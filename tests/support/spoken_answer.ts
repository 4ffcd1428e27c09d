/** An answer that is being spoken, with the interview it belongs to, straight into the tables. */
import { type Database, json } from "../../lib/db/mod.ts";
import type { Codec } from "../../lib/speech/mod.ts";

/** Inserts candidate, interview, question and an open answer; returns the answer's id. */
export async function insertAnswer(
  db: Database,
  { codec = "opus" }: { readonly codec?: Codec } = {},
): Promise<string> {
  const [candidate_id, interview_id, question_id, id] = Array.from(
    { length: 4 },
    () => crypto.randomUUID(),
  ) as [string, string, string, string];
  await db.insertInto("candidates").values({ id: candidate_id }).execute();
  await db.insertInto("interviews").values({
    id: interview_id,
    candidate_id,
    role: "Nurse",
    kind: "mix",
    mode: "speak",
    question_count: 1,
  }).execute();
  await db.insertInto("questions").values({
    id: question_id,
    interview_id,
    position: 1,
    type: "behavioral",
    text: "Tell me about a hard day",
    shows: json<readonly string[]>([]),
  }).execute();
  await db.insertInto("answers").values({
    id,
    question_id,
    interview_id,
    candidate_id,
    attempt: 1,
    mode: "speak",
    state: "open",
    codec,
    audio: "kept",
  }).execute();
  return id;
}
