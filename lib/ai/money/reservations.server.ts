/**
 * Money set aside and booked, each in one statement: one round trip, and the accounts that everybody shares are locked
 * no longer than it takes to commit it.
 */
import { sql } from "kysely";
import { type Database, transact } from "../../db/mod.ts";
import { costNano } from "../shared/cost.ts";
import type { Attempt } from "../spec/execution.ts";
import {
  accountsOf,
  type Caps,
  hasRoom,
  isOneOf,
  makeAccounts,
  moveAll,
  type Payers,
} from "./accounts.server.ts";
import { bookAttempt, callRow, unbookUnseen } from "./calls.server.ts";

export interface Hold {
  /** A UUID. */
  readonly id: string;
  readonly requestId: string;
  readonly payers: Payers;
  readonly model: string;
  readonly provider: string;
  /** The most that the call may cost, in nano-dollars. */
  readonly nano: number;
  readonly createdAt: Date;
  /** From then on it counts as spent. */
  readonly expiresAt: Date;
}

/**
 * Sets money aside in every account, or in none; where there is none to set aside, only the call is kept track of.
 *
 * @returns False where an account has not enough left
 */
export async function reserve(db: Database, hold: Hold, caps: Caps): Promise<boolean> {
  if (hold.nano === 0) {
    await db.insertInto("budget_reservations").values(reservationRow(hold)).execute();
    return true;
  }
  const accounts = accountsOf(hold.payers).length;
  let { found, held } = await tryReserve(db, hold, caps);
  if (found < accounts) {
    await makeAccounts(db, hold.payers);
    ({ found, held } = await tryReserve(db, hold, caps));
  }
  return held;
}

interface Tried {
  /** How many of the accounts there are. */
  readonly found: number;
  readonly held: boolean;
}

/** All accounts are locked, in their order, before any is looked at: what is compared with the caps is what is there. */
async function tryReserve(db: Database, hold: Hold, caps: Caps): Promise<Tried> {
  const { payers, nano } = hold;
  const row = reservationRow(hold);
  const { rows: [tried] } = await sql<Tried>`
    with account as materialized (
      select ${hasRoom(nano, caps)} as has_room from budget_accounts
      where ${isOneOf(payers)} order by scope for update
    ), held as (
      update budget_accounts set reserved_nano = reserved_nano + ${nano}::bigint
      where ${isOneOf(payers)}
        and (select count(*) from account where has_room) = ${accountsOf(payers).length}
      returning scope
    ), reservation as (
      insert into budget_reservations (${namesOf(row)}) select ${valuesOf(row)}
      where exists (select from held)
      returning id
    )
    select (select count(*) from account)::integer as found,
      exists (select from reservation) as held`.execute(db);
  return tried!;
}

const reservationRow = ({ payers, requestId, createdAt, expiresAt, ...hold }: Hold) => ({
  ...hold,
  request_id: requestId,
  day: payers.day,
  created_at: createdAt,
  expires_at: expiresAt,
});

const namesOf = (row: object) => sql.join(Object.keys(row).map((name) => sql.ref(name)));
const valuesOf = (row: object) => sql.join(Object.values(row));

interface Settled {
  readonly id: string;
  readonly requestId: string;
  readonly payers: Payers;
  readonly attempt: Attempt;
}

/** Books what the call cost and frees what was set aside; a second time it does nothing. */
export async function settle(db: Database, settled: Settled): Promise<void> {
  if (!await settleHeld(db, settled)) await transact(db, (db) => settleUnseen(db, settled));
}

/** Locks the run before its accounts, as expiry does. @returns False where nothing is set aside any more */
async function settleHeld(
  db: Database,
  { id, requestId, payers, attempt }: Settled,
): Promise<boolean> {
  const call = callRow(attempt, requestId);
  const { rows: [row] } = await sql<{ settled: boolean }>`
    with freed as (
      delete from budget_reservations where id = ${id} returning nano
    ), booked as (
      insert into ai_calls (${namesOf(call)}) select ${valuesOf(call)} from freed
      returning cost_nano
    ), run as (
      update ai_requests set cost_nano = ai_requests.cost_nano + booked.cost_nano from booked
      where ai_requests.id = ${requestId} returning ai_requests.id
    ), account as materialized (
      select scope from budget_accounts
      where ${isOneOf(payers)} and exists (select from run) order by scope for update
    ), moved as (
      update budget_accounts set reserved_nano = reserved_nano - freed.nano,
        spent_nano = spent_nano + ${call.cost_nano}::bigint
      from freed where ${isOneOf(payers)} and exists (select from account)
    )
    select exists (select from freed) as settled`.execute(db);
  return row!.settled;
}

/** After the reservation's time, when it was booked as unknown: what the call cost takes that place. */
async function settleUnseen(db: Database, { id, requestId, payers, attempt }: Settled) {
  const unseen = await unbookUnseen(db, id);
  if (unseen === null) return;
  await bookAttempt(db, { attempt, requestId });
  const spent = costNano(attempt.usage, attempt.model.prices) - unseen;
  await moveAll(db, payers, { freed: 0, spent });
}
