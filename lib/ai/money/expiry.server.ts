/** Money that was set aside for calls whose process was killed. */
import { sql } from "kysely";
import { type Database, transact } from "../../db/mod.ts";
import { dayOf, deleteAccountsBefore, moveAll } from "./accounts.server.ts";
import { bookUnseen } from "./calls.server.ts";

/** Accounts are read on their own day; calls that began on it may be settled on the next. */
const KEPT_MS = 2 * 24 * 60 * 60_000;

/**
 * Books as spent what was set aside and whose time is over, each in a transaction of its own, which locks the run
 * before its accounts as settling does. Several processes may do so at once.
 *
 * @param now Epoch milliseconds
 * @returns how many reservations were booked
 */
export async function expireReservations(db: Database, now: number): Promise<number> {
  const due = await db.selectFrom("budget_reservations").select("id")
    .where("expires_at", "<=", new Date(now)).orderBy("expires_at").execute();
  let booked = 0;
  for (const { id } of due) {
    if (await transact(db, (db) => bookAsSpent(db, id))) booked += 1;
  }
  await deleteAccountsBefore(db, dayOf(now - KEPT_MS));
  return booked;
}

/** @returns False if it was settled, or booked by another process, in the meantime */
async function bookAsSpent(db: Database, id: string): Promise<boolean> {
  const reservation = await db.deleteFrom("budget_reservations").where("id", "=", id)
    .returning([
      "request_id",
      "model",
      "provider",
      "nano",
      "created_at",
      sql<string>`day::text`.as("day"),
    ]).executeTakeFirst();
  if (!reservation) return false;
  const { request_id: requestId, model, provider, nano, created_at: startedAt, day } = reservation;
  const { candidate_id, interview_id } = await db.selectFrom("ai_requests")
    .select(["candidate_id", "interview_id"]).where("id", "=", requestId)
    .executeTakeFirstOrThrow();
  await bookUnseen(db, { id, requestId, model, provider, nano, startedAt });
  const payers = { day, candidateId: candidate_id, interviewId: interview_id };
  await moveAll(db, payers, { freed: nano, spent: nano });
  return true;
}
