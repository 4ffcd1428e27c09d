/** What all indexes of a table cost together, on a bulk insert. */
import { sql } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import { median } from "../../../lib/interview/median.ts";

const ROWS = 10_000;
const ROUNDS = 5;

export interface BulkCost {
  readonly table: string;
  /** Microseconds a row, medians. */
  readonly withKey: number;
  readonly withAll: number;
}

/** Rows of `table` inserted again into copies of it: with its primary key alone, and with all its indexes. */
export async function bulkCostOf(db: Database, table: string): Promise<BulkCost> {
  await sql`drop schema if exists measured cascade`.execute(db);
  await sql`create schema measured`.execute(db);
  const { rows } = await sql<
    { columns: string }
  >`select string_agg(quote_ident(attname), ', ') as columns
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and attgenerated = ''
      and not attisdropped`.execute(db);
  const { columns } = rows[0]!;
  await sql.raw(`create table measured.sample as
    select ${columns} from ${table} order by ctid desc limit ${ROWS}`).execute(db);
  const times = { key: [] as number[], all: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.key.push(await fillMs(db, { table, columns, including: "defaults including generated" }));
    times.all.push(await fillMs(db, { table, columns, including: "all" }));
  }
  await sql`drop schema measured cascade`.execute(db);
  const microseconds = (values: readonly number[]) => median(values) * 1000 / ROWS;
  return { table, withKey: microseconds(times.key), withAll: microseconds(times.all) };
}

interface Copy {
  readonly table: string;
  readonly columns: string;
  readonly including: string;
}

async function fillMs(db: Database, { table, columns, including }: Copy): Promise<number> {
  await sql`drop table if exists measured.rows`.execute(db);
  await sql.raw(`create table measured.rows (like ${table} including ${including})`).execute(db);
  if (including !== "all") {
    const { rows } = await sql<{ key: string }>`select pg_get_constraintdef(oid) as key
      from pg_constraint where conrelid = ${table}::regclass and contype = 'p'`.execute(db);
    await sql.raw(`alter table measured.rows add ${rows[0]!.key}`).execute(db);
  }
  const begun = performance.now();
  await sql.raw(`insert into measured.rows (${columns}) select ${columns} from measured.sample`)
    .execute(db);
  return performance.now() - begun;
}
