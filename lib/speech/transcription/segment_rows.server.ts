/** The table `segments`: utterances as they are finished, so that a restarted server goes on after the last. */
import { type Database, json } from "../../db/mod.ts";
import type { Segment } from "../types.ts";

/** Where an answer's transcription stands. */
export interface Progress {
  /** How many segments are stored. */
  readonly count: number;
  /** Up to where the answer is in words. */
  readonly endMs: number;
}

export async function readProgress(db: Database, answerId: string): Promise<Progress> {
  const last = await db.selectFrom("segments").select(["position", "end_ms"])
    .where("answer_id", "=", answerId).orderBy("position", "desc").limit(1).executeTakeFirst();
  return last ? { count: last.position + 1, endMs: last.end_ms } : { count: 0, endMs: 0 };
}

export interface PlacedSegment {
  readonly answerId: string;
  readonly position: number;
  readonly segment: Segment;
}

/** @returns false where another process was there first */
export async function insertSegment(
  db: Database,
  { answerId, position, segment }: PlacedSegment,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto("segments").values({
    answer_id: answerId,
    position,
    start_ms: segment.startMs,
    end_ms: segment.endMs,
    text: segment.text,
    confidence: segment.confidence,
    words: json(segment.words),
    heard_by: segment.heardBy ?? null,
  }).onConflict((conflict) => conflict.columns(["answer_id", "position"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function readSegments(db: Database, answerId: string): Promise<readonly Segment[]> {
  const rows = await db.selectFrom("segments").selectAll()
    .where("answer_id", "=", answerId).orderBy("position").execute();
  return rows.map((row) => ({
    text: row.text,
    startMs: row.start_ms,
    endMs: row.end_ms,
    confidence: row.confidence,
    words: row.words,
    ...row.heard_by !== null && { heardBy: row.heard_by },
  }));
}
