/** Holds the ledger against what the endpoint saw: every call booked, none twice, and the sums agree. */
import { sql } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import type { ModelEndpoint } from "../../../tests/support/model_endpoint/mod.ts";

const LONGEST_MS = 5_000;

export interface Audit {
  /** Calls of models in the ledger, also those that were over before they were sent; the coach's are not counted. */
  readonly attempts: number;
  /** Seen more than once by the endpoint, or booked with a number that its run has twice. */
  readonly twice: number;
  /** Calls that the endpoint saw and nobody booked. */
  readonly unbooked: number;
  /** Nano-dollars by which runs, calls and accounts disagree, and what is still set aside. */
  readonly astrayNano: number;
  readonly costNano: number;
  /** Of it: for calls whose text was not used to the end. */
  readonly unusedNano: number;
}

export async function audit(
  db: Database,
  { calls }: Pick<ModelEndpoint, "calls">,
): Promise<Audit> {
  await settled(db);
  const { booked, repeated, costNano, unusedNano } = await readCalls(db);
  const seen = new Set(calls.map(({ id }) => id));
  return {
    attempts: booked.size,
    twice: repeated + calls.length - seen.size,
    unbooked: seen.difference(booked).size,
    astrayNano: await readAstray(db, costNano),
    costNano,
    unusedNano,
  };
}

/** Runs do not wait for hedges that lost: what is still set aside has a moment to be settled. */
async function settled(db: Database): Promise<void> {
  const until = performance.now() + LONGEST_MS;
  while (performance.now() < until) {
    const left = await db.selectFrom("budget_reservations").select("id").execute();
    if (left.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function readCalls(db: Database) {
  const calls = await db.selectFrom("ai_calls")
    .select(["id", "request_id", "number", "role", "outcome", "cost_nano"])
    .where("provider", "!=", "coach").execute();
  // A repair counts its attempts anew.
  const numbers = new Set(
    calls.map(({ request_id, number, role }) => `${request_id} ${number} ${role === "repair"}`),
  );
  const sum = (of: typeof calls) => of.reduce((total, { cost_nano }) => total + cost_nano, 0);
  return {
    booked: new Set<string | null>(calls.map(({ id }) => id)),
    repeated: calls.length - numbers.size,
    costNano: sum(calls),
    unusedNano: sum(calls.filter(({ outcome }) => outcome !== "won")),
  };
}

async function readAstray(db: Database, costNano: number): Promise<number> {
  const { rows: [found] } = await sql<{ runs: number; spent: number; reserved: number }>`
    select (select coalesce(sum(cost_nano), 0) from ai_requests)::float8 as runs,
      coalesce(sum(spent_nano), 0)::float8 as spent,
      coalesce(sum(reserved_nano), 0)::float8 as reserved
    from budget_accounts where scope = 'day'`.execute(db);
  const { runs, spent, reserved } = found!;
  return Math.abs(runs - costNano) + Math.abs(spent - costNano) + Math.abs(reserved);
}
