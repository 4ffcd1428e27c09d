/** Every secondary index on PostgreSQL: what its query gains, what a row costs more. */
import { sql } from "kysely";
import { openPostgres } from "../../../lib/db/adapters/postgres/postgres.server.ts";
import { migrate } from "../../../lib/db/migrate.server.ts";
import type { Database } from "../../../lib/db/mod.ts";
import { MIGRATIONS } from "../../../tests/support/database.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";
import { generateDataset } from "../../../tools/dataset/generate.ts";
import { type Plan, planOf } from "../../../tools/dataset/plan.ts";
import { recordWorkload } from "../../../tools/dataset/workload/record.ts";
import type { Statement } from "../../../tools/dataset/workload/recorder.ts";
import { printTable } from "../../table.ts";
import { bulkCostOf } from "./bulk.ts";
import { compareOnPglite, compareSets } from "./compare.ts";
import { type Gain, gainOf, usersOf } from "./gain.ts";
import { LIMIT_MS, within } from "./limit.ts";
import { type WriteCost, writeCostOf } from "./write_cost.ts";

const ANSWERS = 100_000;

interface Line extends WriteCost {
  readonly index: string;
  readonly gain: Gain;
}

/**
 * True if the median step is at least half faster than with primary keys alone, on both databases.
 *
 * `like`: the address of a data set that is there already, to which nobody is connected.
 */
export async function runIndexes(
  { answers = ANSWERS, like }: { readonly answers?: number; readonly like?: string } = {},
): Promise<boolean> {
  const plan = planOf({ answers });
  await using data = await emptyServerDatabase({ like });
  if (!like) await fill(data.url, plan);
  const statements = await recordOnCopy(data.url, plan);
  await using open = await openPostgres(data.url, { timeouts: { statementMs: LIMIT_MS } });
  const title = `${answers} answers`;
  printTable(`Bulk insert, PostgreSQL, ${title}, µs a row`, await compareBulk(open.db));
  printTable(`Indexes, PostgreSQL, ${title}`, [
    HEAD,
    ...(await measure(open.db, statements)).map(toRow),
  ]);
  // Last, since it takes the indexes off.
  const met = await compareSets(open, { statements, title: `PostgreSQL, ${title}` });
  return await compareOnPglite() && met;
}

const BULK_TABLES = [
  "answers",
  "transcripts",
  "evaluations",
  "search_documents",
  "ai_requests",
  "ai_calls",
];

async function compareBulk(db: Database): Promise<string[][]> {
  const rows: string[][] = [["table", "primary key", "one a column", "more", "product's", "more"]];
  for (const table of BULK_TABLES) {
    const { none, single, all } = await bulkCostOf(db, table);
    const more = (one: number) => [one.toFixed(1), `${((one / none - 1) * 100).toFixed(0)} %`];
    rows.push([table, none.toFixed(1), ...more(single), ...more(all)]);
  }
  return rows;
}

async function fill(url: string, plan: Plan): Promise<void> {
  await using open = await openPostgres(url);
  await migrate(open, MIGRATIONS);
  await generateDataset(open, plan);
}

/** The workload deletes whom it is about; they have to be there when its statements are measured. */
async function recordOnCopy(url: string, plan: Plan): Promise<readonly Statement[]> {
  await using copy = await emptyServerDatabase({ like: url });
  await using open = await openPostgres(copy.url);
  const statements = await recordWorkload(open.db, plan);
  // What it inserts hangs on other rows of its own, unless it comes from what is there.
  return statements.filter(({ sql }) => !/\binsert into\b.*\bvalues\b/s.test(sql));
}

async function measure(db: Database, statements: readonly Statement[]): Promise<readonly Line[]> {
  const users = await usersOf(db, statements);
  const lines: Line[] = [];
  for (const index of await secondaryIndexes(db)) {
    const used = [...users.get(index) ?? [], ...await lookUps(db, index)];
    const gain = await gainOf(db, index, used);
    lines.push({ index, gain, ...await writeCostOf(db, index) });
  }
  return lines;
}

/** What PostgreSQL asks for itself when a row goes that others refer to by the index's first column: it shows no plan. */
async function lookUps(db: Database, index: string): Promise<readonly Statement[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select indrelid::regclass::text as table, attname as column
    from pg_index join pg_attribute on attrelid = indrelid and attnum = (indkey::smallint[])[0]
    where indexrelid = ${index}::regclass and exists (
      select from pg_constraint where contype = 'f' and conrelid = indrelid and conkey[1] = attnum)`
    .execute(db);
  if (!rows[0]) return [];
  const { table, column } = rows[0];
  const { rows: values } = await sql<{ value: string }>`select ${sql.ref(column)}::text as value
    from ${sql.table(table)} where ${sql.ref(column)} is not null limit 1`.execute(db);
  return [{
    step: "foreign key",
    sql: `select from only ${table} where ${column} = $1::uuid`,
    parameters: [values[0]?.value ?? crypto.randomUUID()],
  }];
}

async function secondaryIndexes(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ index: string }>`
    select indexrelid::regclass::text as index from pg_index
      join pg_class on pg_class.oid = indrelid
    where relnamespace = 'public'::regnamespace and not indisprimary
    order by indrelid::regclass::text, 1`.execute(db);
  return rows.map(({ index }) => index);
}

const HEAD = ["index", "query", "with ms", "without ms", "µs/row", "MB"];

const toRow = ({ index, gain, microseconds, bytes }: Line): string[] => [
  index,
  gain.step,
  gain.withMs.toFixed(2),
  within(gain.withoutMs),
  microseconds.toFixed(1),
  (bytes / 1e6).toFixed(1),
];
