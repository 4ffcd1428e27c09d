/** Asks for a statement's generic plan, without running it and without its values. */
import { sql, type Transaction } from "kysely";
import type { Database } from "../database.ts";
import type { Tables } from "../tables.ts";
import { type PlanNode, readPlan } from "./plan.ts";
import { unwatched } from "./scope.server.ts";

/** Planning takes milliseconds; what waits longer, for example for a lock, is not worth it. */
const TIMEOUT_MS = 1_000;

/**
 * The plan for any values of its parameters: prepared, so that the server settles their types, and explained with
 * nulls under `plan_cache_mode = force_generic_plan` (PostgreSQL 12 and later). Nothing of it is counted.
 *
 * @param text One statement, as it was sent; a second one in it would be run, so the caller sees that there is none
 * @throws What the database throws
 */
export function explain(db: Database, text: string): Promise<readonly PlanNode[]> {
  return unwatched(() =>
    db.transaction().execute(async (trx) => {
      await sql`select set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('statement_timeout', ${String(TIMEOUT_MS)}, true),
        set_config('lock_timeout', ${String(TIMEOUT_MS)}, true)`.execute(trx);
      const name = `explained_${crypto.randomUUID()}`;
      await sql`prepare ${sql.id(name)} as ${sql.raw(text)}`.execute(trx);
      return await explainPrepared(trx, name);
    })
  );
}

/** What is prepared outlives the transaction, whatever becomes of it, so it is taken away. */
async function explainPrepared(trx: Transaction<Tables>, name: string) {
  await sql`savepoint explaining`.execute(trx);
  try {
    const count = await countParameters(trx, name);
    const nulls = Array.from({ length: count }, () => sql`null`);
    const values = count === 0 ? sql`` : sql`(${sql.join(nulls)})`;
    const { rows } = await sql<Record<string, unknown>>`
      explain (format json) execute ${sql.id(name)}${values}`.execute(trx);
    return readPlan(Object.values(rows[0] ?? {})[0]);
  } catch (error) {
    await sql`rollback to savepoint explaining`.execute(trx);
    throw error;
  } finally {
    await sql`deallocate ${sql.id(name)}`.execute(trx);
  }
}

async function countParameters(trx: Transaction<Tables>, name: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select cardinality(parameter_types) as count from pg_prepared_statements where name = ${name}
  `.execute(trx);
  return rows[0]?.count ?? 0;
}
