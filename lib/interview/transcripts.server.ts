/** Every version of an answer's words is kept; the newest counts. */
import { sql } from "kysely";
import { type Database, json, type Row } from "../db/mod.ts";
import type { Transcript } from "../speech/mod.ts";

/** Call it with the answer locked: versions are ordered by time, whatever the servers' clocks say. */
export async function insertTranscript(
  db: Database,
  answerId: string,
  transcript: Transcript,
): Promise<Row<"transcripts">> {
  return await db.insertInto("transcripts").values({
    id: crypto.randomUUID(),
    answer_id: answerId,
    source: transcript.source,
    provider: transcript.provider,
    language: transcript.language,
    text: transcript.text,
    segments: json(transcript.segments),
    confidence: transcript.confidence,
    created_at: sql<Date>`greatest(clock_timestamp(), (
      select max(created_at) + interval '1 millisecond' from transcripts where answer_id = ${answerId}
    ))`,
  }).returningAll().executeTakeFirstOrThrow();
}

/** Oldest first. */
export function transcriptsOf(
  db: Database,
  answerIds: readonly string[],
): Promise<Row<"transcripts">[]> {
  return db.selectFrom("transcripts").selectAll().where("answer_id", "in", answerIds)
    .orderBy("created_at").execute();
}

export function newestTranscript(
  db: Database,
  answerId: string,
): Promise<Row<"transcripts"> | undefined> {
  return db.selectFrom("transcripts").selectAll().where("answer_id", "=", answerId)
    .orderBy("created_at", "desc").limit(1).executeTakeFirst();
}

/** What the candidate wrote, word for word. */
export const typedTranscript = (text: string): Transcript => ({
  text,
  language: "en",
  source: "typed",
  provider: null,
  segments: [],
  confidence: null,
});
