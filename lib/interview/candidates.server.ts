/** The anonymous candidate: made on first use, with settings that apply to what is there already. */
import type { Database } from "../db/mod.ts";
import { AppError } from "../errors.ts";
import { deleteAudio } from "./audio_deletion.server.ts";
import { audioUntil } from "./audio_until.ts";
import { isId } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { toCandidate } from "./rows.server.ts";
import type { Candidate, Settings, SettingsEffect } from "./types.ts";

export function createCandidates(parts: InterviewParts) {
  return {
    /** Makes the candidate if there is none yet. */
    ensureCandidate: (id: string): Promise<Candidate> => ensureCandidate(parts.db, id),

    /** What the candidate chose; the defaults for one who has stored nothing yet. */
    settings: async (candidateId: string): Promise<Settings> => {
      const { retention, delivery } = await candidateOf(parts.db, candidateId);
      return { retention, delivery };
    },

    /** Keeps the choice and applies a changed retention to the sound that is there. */
    saveSettings: (candidateId: string, settings: Settings): Promise<SettingsEffect> =>
      parts.db.transaction().execute((db) => saveSettings({ ...parts, db }, candidateId, settings)),
  };
}

/** @throws AppError "not_found" for an id that cannot be one */
export async function ensureCandidate(db: Database, id: string): Promise<Candidate> {
  if (!isId(id)) throw new AppError("not_found", `"${id}" is no candidate`);
  await db.insertInto("candidates").values({ id })
    .onConflict((conflict) => conflict.column("id").doNothing()).execute();
  return await candidateOf(db, id);
}

/** The candidate's choices, or the defaults. */
export async function candidateOf(db: Database, id: string): Promise<Candidate> {
  const row = isId(id)
    ? await db.selectFrom("candidates").selectAll().where("id", "=", id).executeTakeFirst()
    : undefined;
  return row ? toCandidate(row) : { id, retention: "day", delivery: "private" };
}

async function saveSettings(
  parts: InterviewParts,
  candidateId: string,
  { retention, delivery }: Settings,
): Promise<SettingsEffect> {
  const before = await ensureCandidate(parts.db, candidateId);
  await parts.db.updateTable("candidates").set({ retention, delivery })
    .where("id", "=", candidateId).execute();
  const settings = { retention, delivery };
  if (before.retention === retention) return { settings, audioDeleted: 0, audioRescheduled: 0 };
  const audioDeleted = retention === "at_once" ? await deleteEvaluated(parts.db, candidateId) : 0;
  const audioRescheduled = await reschedule(parts, { id: candidateId, ...settings });
  return { settings, audioDeleted, audioRescheduled };
}

/** Sound is kept "until evaluated": what is evaluated already goes now. */
async function deleteEvaluated(db: Database, candidateId: string): Promise<number> {
  const rows = await db.selectFrom("answers").select("id")
    .where("candidate_id", "=", candidateId).where("audio", "=", "kept")
    .where("state", "=", "evaluated").forUpdate().execute();
  return await deleteAudio(db, rows.map(({ id }) => id));
}

/** The new time limit counts from now, but never gives a longer stay than was promised before. */
async function reschedule(parts: InterviewParts, candidate: Candidate): Promise<number> {
  const until = audioUntil(candidate.retention, parts);
  const kept = parts.db.updateTable("answers").set({ audio_until: until })
    .where("candidate_id", "=", candidate.id).where("audio", "=", "kept")
    // An open answer gets its term when it is ended.
    .where("state", "!=", "open");
  const rows =
    await (until === null
      ? kept.where("audio_until", "is not", null)
      : kept.where(({ eb, or }) =>
        or([eb("audio_until", "is", null), eb("audio_until", ">", until)])
      ))
      .returning("id").execute();
  return rows.length;
}
