/**
 * What is spent and set aside in each scope that may have a cap. Everybody locks the accounts of a call in the same
 * order, that of their scopes' names, so nobody waits for one who waits for them.
 */
import { type RawBuilder, sql } from "kysely";
import type { BudgetScope, Database, NewRow } from "../../db/mod.ts";

/** Most that may be spent, in nano-dollars; null = no cap. Days are UTC. */
export interface Caps {
  readonly dayNano: number | null;
  readonly candidateDayNano: number | null;
  readonly interviewNano: number | null;
}

/** Who pays for a call: the day, and the candidate and the interview where there is one. */
export interface Payers {
  /** UTC, "2026-11-23". */
  readonly day: string;
  readonly candidateId: string | null;
  readonly interviewId: string | null;
}

/** An account as it stands. */
export interface Account {
  readonly scope: BudgetScope;
  readonly capNano: number | null;
  readonly spentNano: number;
  readonly reservedNano: number;
}

/** The UTC day of a moment, given in epoch milliseconds. */
export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

export const capOf = (scope: BudgetScope, caps: Caps): number | null =>
  ({ day: caps.dayNano, candidate_day: caps.candidateDayNano, interview: caps.interviewNano })[
    scope
  ];

/** Makes those that are not there yet. */
export async function makeAccounts(db: Database, payers: Payers): Promise<void> {
  await db.insertInto("budget_accounts").values(accountsOf(payers))
    .onConflict((on) => on.doNothing()).execute();
}

/** Whether an account may set `nano` more aside. */
export const hasRoom = (nano: number, caps: Caps): RawBuilder<boolean> =>
  sql`spent_nano + reserved_nano + ${nano}::bigint <= ${capInSql(caps)}`;

interface Change {
  /** Nano-dollars that are set aside no longer. */
  readonly freed: number;
  /** Nano-dollars spent; negative where too much had been booked. */
  readonly spent: number;
}

/** Moves money in every account that is still there. */
export async function moveAll(
  db: Database,
  payers: Payers,
  { freed, spent }: Change,
): Promise<void> {
  await db.selectFrom("budget_accounts").select("scope").where(isOneOf(payers))
    .orderBy("scope").forUpdate().execute();
  await db.updateTable("budget_accounts")
    .set((eb) => ({
      reserved_nano: eb("reserved_nano", "-", freed),
      spent_nano: eb("spent_nano", "+", spent),
    }))
    .where(isOneOf(payers)).execute();
}

/** The accounts of these payers; one that nobody was booked on yet stands at 0. */
export async function readAccounts(
  db: Database,
  payers: Payers,
  caps: Caps,
): Promise<readonly Account[]> {
  const rows = await db.selectFrom("budget_accounts")
    .select(["scope", "spent_nano", "reserved_nano"]).where(isOneOf(payers)).execute();
  const found = new Map(rows.map((row) => [row.scope, row]));
  return accountsOf(payers).map(({ scope }) => ({
    scope,
    capNano: capOf(scope, caps),
    spentNano: found.get(scope)?.spent_nano ?? 0,
    reservedNano: found.get(scope)?.reserved_nano ?? 0,
  }));
}

/** Deletes the accounts of days before `day` on which nothing is set aside. */
export async function deleteAccountsBefore(db: Database, day: string): Promise<void> {
  await db.deleteFrom("budget_accounts")
    .where(sql<boolean>`day < ${day}::date`).where("reserved_nano", "=", 0).execute();
}

/** In the order in which they are locked. */
export function accountsOf({ day, candidateId, interviewId }: Payers): NewRow<"budget_accounts">[] {
  const none = { day: null, candidate_id: null, interview_id: null };
  return [
    ...candidateId
      ? [{ ...none, scope: "candidate_day", day, candidate_id: candidateId } as const]
      : [],
    { ...none, scope: "day", day },
    ...interviewId ? [{ ...none, scope: "interview", interview_id: interviewId } as const] : [],
  ];
}

/** Those of these payers. */
export const isOneOf = ({ day, candidateId, interviewId }: Payers): RawBuilder<boolean> =>
  sql`(scope = 'day' and day = ${day}::date
    or scope = 'candidate_day' and day = ${day}::date and candidate_id = ${candidateId}::uuid
    or scope = 'interview' and interview_id = ${interviewId}::uuid)`;

const capInSql = (caps: Caps): RawBuilder<number> =>
  sql`case scope
    when 'day' then ${caps.dayNano ?? Number.MAX_SAFE_INTEGER}::bigint
    when 'candidate_day' then ${caps.candidateDayNano ?? Number.MAX_SAFE_INTEGER}::bigint
    else ${caps.interviewNano ?? Number.MAX_SAFE_INTEGER}::bigint end`;
