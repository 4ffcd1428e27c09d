/** What candidates delete goes with what is cached of it. */
import type { Database } from "../db/mod.ts";
import { CACHED } from "../store/mod.ts";
import { accountTag, type TextCache } from "./cache/mod.ts";
import type { Runs } from "./pipeline/runs.ts";
import type { Clock } from "./shared/clock.ts";
import type { RunsOf } from "./spec/ai.ts";

interface Forgetting {
  readonly db: Database;
  readonly cache: Pick<TextCache, "invalidate" | "delete">;
  readonly clock: Pick<Clock, "now">;
  readonly runs: Pick<Runs, "end">;
  readonly onFault: (error: unknown) => void;
}

/**
 * Rows say where the texts are, so they are asked before they go; the texts go after them, so that no run that is
 * about to end puts one back. What another server is writing at this moment is given to nobody.
 */
export async function forget(
  { db, cache, clock, runs, onFault }: Forgetting,
  of: RunsOf,
  deleteRows: () => Promise<void>,
): Promise<void> {
  runs.end(of);
  const keys = await keysOf(db, of, new Date(clock.now() - CACHED.text.ttlMs));
  await deleteRows();
  const ids: readonly string[] = Object.values(of);
  const texts = [
    ...ids.map((id) => cache.invalidate(accountTag(id))),
    ...keys.map((key) => cache.delete(key)),
  ];
  for (const { reason, status } of (await Promise.allSettled(texts)) as PromiseRejectedResult[]) {
    if (status === "rejected") onFault(reason);
  }
}

async function keysOf(db: Database, of: RunsOf, since: Date): Promise<readonly string[]> {
  const cached = db.selectFrom("ai_requests").select("cache_key").distinct()
    .where("cache_key", "is not", null).where("created_at", ">", since);
  const rows =
    await ("candidateId" in of
      ? cached.where("candidate_id", "=", of.candidateId)
      : "interviewId" in of
      ? cached.where("interview_id", "=", of.interviewId)
      : cached.where("answer_id", "=", of.answerId)).execute();
  return rows.flatMap(({ cache_key }) => cache_key ?? []);
}
