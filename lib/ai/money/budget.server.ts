/**
 * Caps that concurrent calls cannot overshoot: the most that a call may cost is set aside before it is made, in every
 * scope at once or in none. Money is never understated: what a killed process had set aside is booked as spent, as a
 * call of outcome "unknown". Only a call that costs more than was set aside for it, because its provider counts
 * more tokens than were estimated, can take an account over its cap.
 */
import { type Database, transact } from "../../db/mod.ts";
import type { Clock } from "../shared/clock.ts";
import type { Attempt, Reservation } from "../spec/execution.ts";
import type { Model } from "../spec/model.ts";
import type { RunContext } from "../spec/task.ts";
import {
  type Account,
  type Caps,
  dayOf,
  holdAll,
  moveAll,
  readAccounts,
} from "./accounts.server.ts";
import { bookAttempt, unbookUnseen } from "./calls.server.ts";
import { expireReservations } from "./expiry.server.ts";

/** Longer than any call takes with its deadlines. */
const HOLD_MS = 10 * 60_000;

export interface Admission {
  /** Of a run that the ledger has opened. */
  readonly requestId: string;
  readonly context: Pick<RunContext, "candidateId" | "interviewId">;
  readonly model: Pick<Model, "id" | "provider">;
  /** From `mostNano()`; 0 for a model that is free, which always has its way. */
  readonly mostNano: number;
}

export interface Budgets {
  /** Sets money aside for one call; null where a cap would be passed. The reservation books the call when settled. */
  admit(admission: Admission): Promise<Reservation | null>;
  /** How today's accounts stand, those of `context` among them. */
  accounts(context: Admission["context"]): Promise<readonly Account[]>;
  /**
   * Books as spent what was set aside and never settled in time. Meant for every few minutes, on every server.
   *
   * @returns how many reservations
   */
  expire(): Promise<number>;
}

interface BudgetParts {
  readonly db: Database;
  readonly clock: Pick<Clock, "now">;
  readonly caps: Caps;
  /** Milliseconds until money set aside counts as spent. */
  readonly holdMs?: number;
}

export function createBudgets({ db, clock, caps, holdMs = HOLD_MS }: BudgetParts): Budgets {
  return {
    admit: (admission) =>
      admission.mostNano === 0
        ? Promise.resolve(freeReservation(db, admission))
        : reserve({ db, caps, admission, now: clock.now(), holdMs }),
    accounts: (context) => readAccounts(db, { ...context, day: dayOf(clock.now()) }, caps),
    expire: () => expireReservations(db, clock.now()),
  };
}

function freeReservation(db: Database, { requestId }: Admission): Reservation {
  return { settle: async (attempt) => void await bookAttempt(db, { attempt, requestId }) };
}

interface ReserveParts extends Required<Pick<BudgetParts, "db" | "caps" | "holdMs">> {
  readonly admission: Admission;
  readonly now: number;
}

/** Thrown to undo the transaction. */
const OVER_CAP = Symbol("over cap");

async function reserve({ db, caps, admission, now, holdMs }: ReserveParts) {
  const held: Held = { id: crypto.randomUUID(), admission, day: dayOf(now) };
  const { requestId, model, mostNano, context } = admission;
  try {
    await transact(db, async (db) => {
      const payers = { ...context, day: held.day };
      if (!await holdAll(db, payers, { nano: mostNano, caps })) throw OVER_CAP;
      await db.insertInto("budget_reservations").values({
        id: held.id,
        request_id: requestId,
        model: model.id,
        provider: model.provider,
        day: held.day,
        nano: mostNano,
        created_at: new Date(now),
        expires_at: new Date(now + holdMs),
      }).execute();
    });
  } catch (error) {
    if (error === OVER_CAP) return null;
    throw error;
  }
  return {
    settle: (attempt: Attempt) => transact(db, (db) => settle(db, held, attempt)),
  };
}

interface Held {
  readonly id: string;
  readonly admission: Admission;
  readonly day: string;
}

/** Also after the reservation's time, when it was booked as unknown: then what it cost takes that place. */
async function settle(db: Database, held: Held, attempt: Attempt): Promise<void> {
  const { requestId, context } = held.admission;
  const reservation = await db.deleteFrom("budget_reservations").where("id", "=", held.id)
    .returning("nano").executeTakeFirst();
  const unseen = reservation ? null : await unbookUnseen(db, held.id);
  if (!reservation && unseen === null) return;
  const cost = await bookAttempt(db, { attempt, requestId });
  await moveAll(db, { ...context, day: held.day }, {
    freed: reservation?.nano ?? 0,
    spent: cost - (unseen ?? 0),
  });
}
