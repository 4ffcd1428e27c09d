/** What all indexes of a table cost together, on a bulk insert. */
import { sql } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import { median } from "../../../lib/interview/median.ts";
import { type IndexSet, SETS, singlesOf } from "./sets.ts";

const ROWS = 10_000;
const ROUNDS = 5;

/** Microseconds a row, medians, by the indexes that there are beside the primary key. */
export type BulkCost = Readonly<Record<IndexSet, number>>;

/** Rows of `table` inserted again into copies of it. */
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
  const times: Record<IndexSet, number[]> = { all: [], single: [], none: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const set of SETS) times[set].push(await fillMs(db, { table, columns, set }));
  }
  await sql`drop schema measured cascade`.execute(db);
  const microseconds = (set: IndexSet) => median(times[set]) * 1000 / ROWS;
  return { all: microseconds("all"), single: microseconds("single"), none: microseconds("none") };
}

interface Copy {
  readonly table: string;
  readonly columns: string;
  readonly set: IndexSet;
}

async function fillMs(db: Database, { table, columns, set }: Copy): Promise<number> {
  await sql`drop table if exists measured.rows`.execute(db);
  const including = set === "all" ? "all" : "defaults including generated";
  await sql.raw(`create table measured.rows (like ${table} including ${including})`).execute(db);
  if (set !== "all") await addIndexes(db, { table, set });
  const begun = performance.now();
  await sql.raw(`insert into measured.rows (${columns}) select ${columns} from measured.sample`)
    .execute(db);
  return performance.now() - begun;
}

/** The primary key and, of "single", an index for each column that has to do with one of the product's. */
async function addIndexes(
  db: Database,
  { table, set }: Pick<Copy, "table" | "set">,
): Promise<void> {
  const { rows } = await sql<{ key: string }>`select pg_get_constraintdef(oid) as key
    from pg_constraint where conrelid = ${table}::regclass and contype = 'p'`.execute(db);
  await sql.raw(`alter table measured.rows add ${rows[0]!.key}`).execute(db);
  if (set === "none") return;
  const { rows: singles } = await sql.raw<{ create: string }>(
    `select distinct single as create from (${
      singlesOf("'measured.rows'")
    }) as one, unnest(singles) as single
      where relation = '${table}'::regclass`,
  ).execute(db);
  for (const { create } of singles) await sql.raw(create).execute(db);
}
