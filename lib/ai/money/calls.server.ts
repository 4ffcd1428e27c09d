/** Rows of the ledger: one a call, written once, when it is over. */
import type { Database, NewRow } from "../../db/mod.ts";
import { costNano } from "../shared/cost.ts";
import type { Attempt } from "../spec/execution.ts";

interface OfRequest {
  readonly requestId: string;
}

/** Books a call and adds its cost to its run, in one statement; a call that is booked already changes nothing. */
export const bookAttempt = (
  db: Database,
  { attempt, requestId }: OfRequest & { readonly attempt: Attempt },
): Promise<void> => insertCall(db, callRow(attempt, requestId));

/** The row of a call whose end was seen. */
export function callRow({ usage, model, ...attempt }: Attempt, requestId: string) {
  return {
    id: attempt.id,
    request_id: requestId,
    number: attempt.number,
    role: attempt.role,
    model: model.id,
    provider: model.provider,
    outcome: attempt.outcome,
    error_kind: attempt.errorKind,
    input_tokens: usage.inputTokens,
    cached_input_tokens: usage.cachedInputTokens,
    output_tokens: usage.outputTokens,
    audio_seconds: usage.audioSeconds ?? 0,
    estimated: usage.estimated,
    cost_nano: costNano(usage, model.prices),
    started_at: new Date(attempt.startedAt),
    first_text_ms: whole(attempt.firstTextMs),
    total_ms: whole(attempt.totalMs),
  } satisfies NewRow<"ai_calls">;
}

interface UnseenCall extends OfRequest {
  readonly id: string;
  readonly model: string;
  readonly provider: string;
  /** The most that it may have cost. */
  readonly nano: number;
  readonly startedAt: Date;
}

/** Books a call whose end nobody saw, as "unknown". */
export function bookUnseen(db: Database, call: UnseenCall): Promise<void> {
  return insertCall(db, {
    id: call.id,
    request_id: call.requestId,
    number: null,
    role: null,
    model: call.model,
    provider: call.provider,
    outcome: "unknown",
    error_kind: null,
    input_tokens: 0,
    cached_input_tokens: 0,
    output_tokens: 0,
    estimated: true,
    cost_nano: call.nano,
    started_at: call.startedAt,
    first_text_ms: null,
    total_ms: null,
  });
}

/**
 * Takes an "unknown" call back, once it is known what came of it.
 *
 * @returns what it was booked at, or null if there is none
 */
export async function unbookUnseen(db: Database, id: string): Promise<number | null> {
  const call = await db.deleteFrom("ai_calls")
    .where("id", "=", id).where("outcome", "=", "unknown")
    .returning(["request_id", "cost_nano"]).executeTakeFirst();
  if (!call) return null;
  await db.updateTable("ai_requests")
    .set((eb) => ({ cost_nano: eb("cost_nano", "-", call.cost_nano) }))
    .where("id", "=", call.request_id).execute();
  return call.cost_nano;
}

async function insertCall(db: Database, call: NewRow<"ai_calls">): Promise<void> {
  await db.with("booked", (db) =>
    db.insertInto("ai_calls").values(call)
      .onConflict((on) => on.column("id").doNothing())
      .returning(["request_id", "cost_nano"]))
    .updateTable("ai_requests").from("booked")
    .set((eb) => ({ cost_nano: eb("ai_requests.cost_nano", "+", eb.ref("booked.cost_nano")) }))
    .whereRef("ai_requests.id", "=", "booked.request_id")
    .execute();
}

function whole(ms: number): number;
function whole(ms: number | null): number | null;
function whole(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}
