/**
 * Which server has a model read one version of the words: a lease in the database, renewed while it is at it, so that
 * no two pay for the same, and what a killed server left is taken up within seconds.
 */
import { sql } from "kysely";
import { type Database, json } from "../db/mod.ts";

const LEASE = sql`interval '10 seconds'`;
const RENEW_MS = 4_000;

export interface Claim {
  readonly transcriptId: string;
  /** The server. */
  readonly by: string;
}

/**
 * @param options `again`: also where it was read and nothing came of it
 * @returns False if another server is at it, or it was read
 */
export async function claim(
  db: Database,
  { transcriptId, by }: Claim,
  { again }: { readonly again: boolean },
): Promise<boolean> {
  const claimed = {
    outcome: "running" as const,
    evaluation_id: null,
    claimed_by: by,
    claimed_at: sql<Date>`now()`,
  };
  const row = await db.insertInto("model_feedback")
    .values({ transcript_id: transcriptId, places: json([]), ...claimed })
    .onConflict((on) =>
      on.column("transcript_id").doUpdateSet(claimed).where(({ and, eb, or }) =>
        or([
          and([
            eb("model_feedback.outcome", "=", "running"),
            eb("model_feedback.claimed_at", "<", sql<Date>`now() - ${LEASE}`),
          ]),
          and([eb("model_feedback.outcome", "=", "abstained"), eb.val(again)]),
        ])
      )
    ).returning("transcript_id").executeTakeFirst();
  return row !== undefined;
}

/** Renews the claim until it is disposed of, and then gives it back unless something was stored. */
export function hold(db: Database, { transcriptId, by }: Claim): AsyncDisposable {
  const renew = () =>
    db.updateTable("model_feedback").set({ claimed_at: sql<Date>`now()` })
      .where("transcript_id", "=", transcriptId).where("claimed_by", "=", by)
      // A renewal that fails is made up for by the next, or the lease runs out.
      .execute().catch(() => {});
  const timer = setInterval(renew, RENEW_MS);
  Deno.unrefTimer(timer);
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await db.deleteFrom("model_feedback").where("transcript_id", "=", transcriptId)
        .where("claimed_by", "=", by).where("outcome", "=", "running").execute();
    },
  };
}
