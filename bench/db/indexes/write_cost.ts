/** What an index costs whoever writes: the columns that it reads, written beside it and without it. */
import { sql } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import { median } from "../../../lib/interview/median.ts";

const ROWS = 20_000;
const ROUNDS = 9;

export interface WriteCost {
  /** More time for a row, in microseconds. */
  readonly microseconds: number;
  /** Of the index as it stands. */
  readonly bytes: number;
}

/** Of the newest rows of its table, as far as there are that many. */
export async function writeCostOf(db: Database, index: string): Promise<WriteCost> {
  const { definition, table, columns, bytes } = await describe(db, index);
  await sql`drop schema if exists measured cascade`.execute(db);
  await sql`create schema measured`.execute(db);
  await sql.raw(`create table measured.sample as
    select ${columns} from ${table} order by ctid desc limit ${ROWS}`).execute(db);
  const { rows } = await sql<{ n: number }>`select count(*) as n from measured.sample`.execute(db);
  const differences: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const without = await fillMs(db, null);
    differences.push(
      await fillMs(db, definition.replace(/ ON \S+ /, " ON measured.rows ")) - without,
    );
  }
  await sql`drop schema measured cascade`.execute(db);
  return { microseconds: median(differences) * 1000 / rows[0]!.n, bytes };
}

interface Described {
  readonly table: string;
  readonly definition: string;
  /** Those of its keys, of what it includes, and of its condition. */
  readonly columns: string;
  readonly bytes: number;
}

async function describe(db: Database, index: string): Promise<Described> {
  const { rows } = await sql<Described>`
    select indrelid::regclass::text as table, pg_get_indexdef(indexrelid) as definition,
      pg_relation_size(indexrelid) as bytes, (
        select string_agg(quote_ident(attname), ', ') from pg_attribute
        where attrelid = indrelid and attnum > 0 and (attnum = any(indkey) or attnum in (
          select refobjsubid from pg_depend where objid = indexrelid and refobjid = indrelid))
      ) as columns
    from pg_index where indexrelid = ${index}::regclass`.execute(db);
  return rows[0]!;
}

async function fillMs(db: Database, definition: string | null): Promise<number> {
  await sql`drop table if exists measured.rows`.execute(db);
  await sql`create table measured.rows as select * from measured.sample with no data`.execute(db);
  if (definition) await sql.raw(definition).execute(db);
  const begun = performance.now();
  await sql`insert into measured.rows select * from measured.sample`.execute(db);
  return performance.now() - begun;
}
