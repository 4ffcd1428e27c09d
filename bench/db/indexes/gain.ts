/** What an index saves the queries that use it. */
import { sql } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import { executionMs, indexesUsedBy } from "../../../tools/dataset/workload/plans.ts";
import type { Statement } from "../../../tools/dataset/workload/recorder.ts";
import { isTimeout, LIMIT_MS } from "./limit.ts";
import { UNDO } from "./undo.ts";
import { median } from "../../../lib/interview/median.ts";

const RUNS = 5;
/** Times below are not told apart. */
const LEAST_MS = 0.05;

export interface Gain {
  readonly step: string;
  /** Milliseconds on the server, medians. */
  readonly withMs: number;
  /** Infinity = more than `LIMIT_MS`. */
  readonly withoutMs: number;
}

/** Of the statement that gains most, as a ratio. `statements`: all that use the index, one at least. */
export async function gainOf(
  db: Database,
  index: string,
  statements: readonly Statement[],
): Promise<Gain> {
  const gains: Gain[] = [];
  for (const statement of statements) {
    const withMs = await medianMs(db, statement);
    const withoutMs = await medianMs(db, statement, index);
    gains.push({ step: statement.step, withMs, withoutMs });
  }
  const ratio = ({ withMs, withoutMs }: Gain) => withoutMs / Math.max(withMs, LEAST_MS);
  return gains.sort((a, b) => ratio(b) - ratio(a))[0]!;
}

/** Each run is undone; the first one only warms up. */
async function medianMs(db: Database, statement: Statement, without?: string): Promise<number> {
  const times: number[] = [];
  try {
    for (let run = 0; run <= RUNS; run += 1) times.push(await onceMs(db, statement, without));
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return Infinity;
  }
  return median(times.slice(1));
}

async function onceMs(db: Database, statement: Statement, without?: string): Promise<number> {
  let ms = NaN;
  try {
    await db.transaction().execute(async (db) => {
      await sql`set local statement_timeout = ${sql.lit(LIMIT_MS)}`.execute(db);
      if (without) await drop(db, without);
      ms = await executionMs(db, statement);
      throw UNDO;
    });
  } catch (error) {
    if (error !== UNDO) throw error;
  }
  return ms;
}

/** The constraint with it, where it is one's. */
async function drop(db: Database, index: string): Promise<void> {
  const { rows } = await sql<{ table: string }>`select conrelid::regclass::text as table
    from pg_constraint where conindid = ${index}::regclass and contype = 'u'`.execute(db);
  if (rows[0]) {
    await sql`alter table ${sql.table(rows[0].table)} drop constraint ${sql.ref(index)}`.execute(
      db,
    );
  } else await sql`drop index ${sql.ref(index)}`.execute(db);
}

/** For each index, the statements whose plan has it. */
export async function usersOf(
  db: Database,
  statements: readonly Statement[],
): Promise<ReadonlyMap<string, readonly Statement[]>> {
  const users = new Map<string, Statement[]>();
  for (const statement of statements) {
    for (const index of await indexesUsedBy(db, statement)) {
      users.getOrInsert(index, []).push(statement);
    }
  }
  return users;
}
