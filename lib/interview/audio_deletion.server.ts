/** Sound goes for good, words stay. */
import type { Database } from "../db/mod.ts";
import { createAudioLog } from "../speech/mod.server.ts";

/** Call it in a transaction, so that no answer claims sound that is gone, nor the other way round. */
export async function deleteAudio(db: Database, answerIds: readonly string[]): Promise<number> {
  if (answerIds.length === 0) return 0;
  const log = createAudioLog(db);
  for (const answerId of answerIds) await log.remove(answerId);
  await db.updateTable("answers").set({ audio: "deleted", audio_until: null })
    .where("id", "in", answerIds).execute();
  return answerIds.length;
}
