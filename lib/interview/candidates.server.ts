/** The anonymous candidate: made on first use, with settings that apply to what is there already. */
import { type Database, transact } from "../db/mod.ts";
import { AppError } from "../errors.ts";
import { deleteAudio } from "./audio_deletion.server.ts";
import { audioUntil } from "./audio_until.ts";
import { idOf } from "./form_id.server.ts";
import { isId } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { toCandidate } from "./rows.server.ts";
import { DEFAULT_SETTINGS } from "./schema.ts";
import type { Candidate, ModelsPreference, Settings, SettingsEffect } from "./types.ts";

/** How long a form that somebody unknown has sent may come again, and is still theirs. */
const SENT_AGAIN_MS = 10 * 60_000;

export function createCandidates(parts: InterviewParts) {
  return {
    /**
     * Makes a candidate, and gives the id. The same form sent again by somebody who is still unknown, since the answer
     * is under way or was lost, is from the same candidate.
     */
    newCandidate: (form?: string): Promise<string> => newCandidate(parts, form),

    /** Makes the candidate if there is none yet. */
    ensureCandidate: (id: string): Promise<Candidate> => ensureCandidate(parts.db, id),

    /** What the candidate chose; the defaults for one who has stored nothing yet. */
    settings: async (candidateId: string): Promise<Settings> => {
      const { retention, delivery, models } = await candidateOf(parts.db, candidateId);
      return { retention, delivery, models };
    },

    /**
     * Keeps the choice, applies a changed retention to the sound that is there, and ends what models are at if they
     * are switched off.
     */
    saveSettings: async (candidateId: string, chosen: ChosenSettings): Promise<SettingsEffect> => {
      const effect = await transact(
        parts.db,
        (db) => saveSettings({ ...parts, db }, candidateId, chosen),
      );
      if (effect.settings.models === "off") parts.ai.end({ candidateId });
      return effect;
    },
  };
}

/** Without `models` that choice stays as it is. */
type ChosenSettings = Omit<Settings, "models"> & { readonly models?: ModelsPreference };

async function newCandidate(
  { db, now }: Pick<InterviewParts, "db" | "now">,
  form?: string,
): Promise<string> {
  const id = form === undefined ? crypto.randomUUID() : await idOf("candidate", form);
  const { created_at } = await db.insertInto("candidates").values({ id, created_at: now() })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ id }))
    .returning("created_at").executeTakeFirstOrThrow();
  const isTheirs = now().getTime() - created_at.getTime() < SENT_AGAIN_MS;
  return isTheirs ? id : await newCandidate({ db, now });
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
  return row ? toCandidate(row) : { id, ...DEFAULT_SETTINGS };
}

/** Whether models are switched off: the coach alone may read the candidate's words. */
export const isCoachOnly = async (db: Database, id: string): Promise<boolean> =>
  (await candidateOf(db, id)).models === "off";

async function saveSettings(
  parts: InterviewParts,
  candidateId: string,
  chosen: ChosenSettings,
): Promise<SettingsEffect> {
  const before = await ensureCandidate(parts.db, candidateId);
  const { retention, delivery, models = before.models } = chosen;
  const settings = { retention, delivery, models };
  await parts.db.updateTable("candidates").set({ retention, delivery, models })
    .where("id", "=", candidateId).execute();
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
