/** The product's steps with its indexes, with one for each column, and with primary keys alone. */
import type { RunStatement } from "../../../lib/db/database.ts";
import type { Database } from "../../../lib/db/mod.ts";
import { median } from "../../../lib/interview/median.ts";
import { executionMs } from "../../../tools/dataset/workload/plans.ts";
import { isTimeout } from "./limit.ts";
import type { Statement } from "../../../tools/dataset/workload/recorder.ts";

const RUNS = 5;

/** The honest baseline is what most people would make: an index for each column that is searched. */
export const SETS = ["all", "single", "none"] as const;
export type IndexSet = typeof SETS[number];

/** Milliseconds on the server for each step's reading statements, the sum of their medians; Infinity = one took too long. */
export async function stepsMs(
  db: Database,
  statements: readonly Statement[],
): Promise<ReadonlyMap<string, number>> {
  const steps = new Map<string, number>();
  for (const statement of statements) {
    const ms = await medianMs(db, statement);
    steps.set(statement.step, (steps.get(statement.step) ?? 0) + ms);
  }
  return steps;
}

async function medianMs(db: Database, statement: Statement): Promise<number> {
  const times: number[] = [];
  try {
    for (let run = 0; run <= RUNS; run += 1) times.push(await executionMs(db, statement));
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return Infinity;
  }
  return median(times.slice(1));
}

/**
 * Takes the indexes off for good, so "all" comes first, then "single", then "none". Nobody has an index of trigrams for
 * a text unless they look for what is alike.
 */
export async function replaceIndexes(run: RunStatement, set: IndexSet): Promise<void> {
  if (set === "all") return;
  const rows = await run(singlesOf("indrelid::regclass")) as unknown as readonly Replaced[];
  for (const { drop } of rows) await run(drop);
  if (set === "none") return;
  for (const single of new Set(rows.flatMap(({ singles }) => singles))) await run(single);
}

interface Replaced {
  readonly drop: string;
  readonly singles: readonly string[];
}

/**
 * A query of the product's indexes: each with its `relation`, the statement that drops it, and those that make one for
 * each of its columns.
 *
 * @param place SQL for the table on which they are made
 */
export const singlesOf = (place: string): string => `
  select indrelid as relation, case when conname is null then format('drop index %s', indexrelid::regclass)
      else format('alter table %s drop constraint %I', indrelid::regclass, conname) end as drop,
    array(select format('create index on %s %s (%I)', ${place},
        case when atttypid = 'tsvector'::regtype then 'using gin' else '' end, attname)
      from pg_attribute where attrelid = indrelid and attnum = any(indkey)
        and amname <> 'gist') as singles
  from pg_index join pg_class on pg_class.oid = indrelid
    join pg_class as index on index.oid = indexrelid join pg_am on pg_am.oid = index.relam
    left join pg_constraint on conindid = indexrelid and contype = 'u'
  where pg_class.relnamespace = 'public'::regnamespace and not indisprimary`;
