/** Runs as the ledger and the interviews leave them, by the hundred. */
import { type Database, json } from "../../../db/mod.ts";
import type { PassedOver } from "../../spec/execution.ts";

export interface StoredRun {
  readonly words: string;
  readonly model: string | null;
  /** Share that was proven. */
  readonly validity: number | null;
  readonly cached?: boolean;
  readonly passedOver?: readonly PassedOver[];
}

interface Whose {
  readonly candidate: string;
  readonly question: string;
  readonly interview: string;
}

/** Of one candidate, each on an answer of its own. @returns ids of the answers, in their order */
export async function storeRuns(
  db: Database,
  candidate: string,
  runs: readonly StoredRun[],
): Promise<readonly string[]> {
  const whose = { candidate, question: crypto.randomUUID(), interview: crypto.randomUUID() };
  await storeInterview(db, whose);
  const all = runs.map((run, attempt) => ({ ...run, attempt, id: crypto.randomUUID() }));
  for (let at = 0; at < all.length; at += 100) {
    const some = all.slice(at, at + 100);
    await db.insertInto("answers").values(some.map(({ id, attempt }) => ({
      id,
      question_id: whose.question,
      interview_id: whose.interview,
      candidate_id: candidate,
      attempt,
      mode: "type" as const,
      state: "evaluated" as const,
      audio: "none" as const,
    }))).execute();
    await db.insertInto("transcripts").values(some.map(({ id, words }) => ({
      id: crypto.randomUUID(),
      answer_id: id,
      source: "typed" as const,
      language: "en",
      text: words,
      segments: json([]),
    }))).execute();
    await db.insertInto("ai_requests").values(some.map((run) => ({
      id: crypto.randomUUID(),
      task: "evaluate" as const,
      question_type: "behavioral" as const,
      candidate_id: candidate,
      interview_id: whose.interview,
      answer_id: run.id,
      prompt_version: "evaluate/behavioral@1",
      experiment_id: null,
      variant_id: null,
      model: run.model,
      outcome: "complete" as const,
      cached: run.cached ?? false,
      validity: run.validity,
      decision: json({ passedOver: run.passedOver ?? [] }),
    }))).execute();
  }
  return all.map(({ id }) => id);
}

async function storeInterview(db: Database, { candidate, question, interview }: Whose) {
  await db.insertInto("candidates").values({ id: candidate }).onConflict((on) => on.doNothing())
    .execute();
  await db.insertInto("interviews").values({
    id: interview,
    candidate_id: candidate,
    role: "nurse",
    kind: "behavioral",
    mode: "type",
    question_count: 1,
    time_limit_s: null,
  }).execute();
  await db.insertInto("questions").values({
    id: question,
    interview_id: interview,
    position: 0,
    type: "behavioral",
    bank_id: null,
    text: "Tell me about a time you led.",
    shows: json([]),
    follows_answer_id: null,
  }).execute();
}
