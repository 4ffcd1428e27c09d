/** Sound that is due is deleted; answers that were begun and never ended are ended for the candidate. */
import { type Database, transact } from "../db/mod.ts";
import { deleteAudio } from "./audio_deletion.server.ts";
import { audioUntil } from "./audio_until.ts";
import { candidateOf } from "./candidates.server.ts";
import type { Finishing } from "./finishing.server.ts";
import type { InterviewParts } from "./parts.server.ts";

/** Answers deleted in one transaction: a short one, so that candidates do not wait for it. */
const BATCH = 50;

export function createRetention(parts: InterviewParts, finishing: Finishing) {
  return {
    /**
     * Deletes the sound whose time has come; texts stay. An answer that is still open by then is ended with
     * what is stored of it, and its sound stays for another term. Several processes may run it at once.
     *
     * @returns how many answers lost their sound
     */
    deleteDueAudio: async (now: Date): Promise<number> => {
      for (const answerId of await endAbandoned(parts, now)) finishing.start(answerId);
      let deleted = 0;
      let batch: number;
      do {
        batch = await transact(parts.db, (db) => deleteBatch(db, now));
        deleted += batch;
      } while (batch === BATCH);
      return deleted;
    },
  };
}

/** Rows that another process holds are left to it. */
async function deleteBatch(db: Database, now: Date): Promise<number> {
  const due = await db.selectFrom("answers").select("id")
    .where("audio", "=", "kept").where("audio_until", "<=", now)
    .where("state", "in", ["ready", "evaluated"])
    .orderBy("audio_until").limit(BATCH)
    .forUpdate().skipLocked().execute();
  return await deleteAudio(db, due.map(({ id }) => id));
}

/**
 * An answer of which nothing was stored in all that time is deleted.
 *
 * @returns the answers that were ended
 */
function endAbandoned(parts: InterviewParts, now: Date): Promise<readonly string[]> {
  return transact(parts.db, async (db) => {
    const due = await selectAbandoned(db, now);
    const empty = due.filter(({ packets }) => packets === 0).map(({ id }) => id);
    if (empty.length > 0) await db.deleteFrom("answers").where("id", "in", empty).execute();
    const begun = due.filter(({ packets }) => packets > 0);
    for (const { id, candidate_id } of begun) {
      const { retention } = await candidateOf(db, candidate_id);
      await db.updateTable("answers")
        .set({ state: "stopped", abandoned: true, audio_until: audioUntil(retention, parts) })
        .where("id", "=", id).execute();
    }
    return begun.map(({ id }) => id);
  });
}

/** An open answer's time starts anew whenever its recorder comes back. */
function selectAbandoned(db: Database, now: Date) {
  return db.selectFrom("answers").select(["id", "candidate_id", "packets"])
    .where("state", "=", "open").where("audio_until", "<=", now)
    .limit(BATCH).forUpdate().skipLocked().execute();
}
