/** What the server has counted itself, of all processes: pg_stat_statements, where it is installed and readable. */
import { sql } from "kysely";
import type { Database } from "../database.ts";
import { normalise } from "./normalise.ts";
import { unwatched } from "./scope.server.ts";
import { fingerprintOf } from "./statement.server.ts";

/** Since the server's counts were last reset, in this database. */
export interface ServerStatement {
  /** Of the normalised text, as the monitor's: the same statement has the same. */
  readonly fingerprint: string;
  readonly text: string;
  readonly calls: number;
  /** Milliseconds in the executor: without planning, the network and the client. */
  readonly totalMs: number;
  readonly rows: number;
  /** Pages of 8 kB found in the server's memory, and read from elsewhere. */
  readonly pagesHit: number;
  readonly pagesRead: number;
}

interface Counted extends Omit<ServerStatement, "fingerprint" | "text"> {
  readonly query: string;
}

/** Those with the most time in all; more are not asked for. */
const MOST_ROWS = 1_000;
/** SQLSTATEs of an extension that is created but not loaded (55000), and of one that may not be read (42501). */
const UNREADABLE = new Set(["55000", "42501"]);

/**
 * By total time, the most first; null where there is no pg_stat_statements to be read (PostgreSQL 13 and later; PGlite
 * has none). Lists of different lengths, which the server counts apart, are one statement here.
 */
export async function readServerStatements(
  db: Database,
): Promise<readonly ServerStatement[] | null> {
  const rows = await unwatched(() => readRows(db));
  if (!rows) return null;
  const byFingerprint = new Map<string, ServerStatement>();
  for (const { query, ...counted } of rows) {
    const { text } = normalise(query);
    const fingerprint = fingerprintOf(text);
    const known = byFingerprint.get(fingerprint);
    byFingerprint.set(fingerprint, { fingerprint, text, ...add(counted, known) });
  }
  return [...byFingerprint.values()].sort((a, b) => b.totalMs - a.totalMs);
}

type Figures = Omit<Counted, "query">;

function add(a: Figures, b: Figures | undefined): Figures {
  if (!b) return a;
  return {
    calls: a.calls + b.calls,
    totalMs: a.totalMs + b.totalMs,
    rows: a.rows + b.rows,
    pagesHit: a.pagesHit + b.pagesHit,
    pagesRead: a.pagesRead + b.pagesRead,
  };
}

async function readRows(db: Database): Promise<readonly Counted[] | null> {
  try {
    const view = await findView(db);
    if (view === null) return null;
    const { rows } = await sql<Counted>`
      select query, calls, total_exec_time as "totalMs", rows,
        shared_blks_hit as "pagesHit", shared_blks_read as "pagesRead"
      from ${sql.raw(view)}
      where dbid = (select oid from pg_database where datname = current_database())
        and query is not null and query <> '<insufficient privilege>'
      order by total_exec_time desc
      limit ${MOST_ROWS}`.execute(db);
    return rows;
  } catch (error) {
    if (error instanceof Error && "code" in error && UNREADABLE.has(String(error.code))) {
      return null;
    }
    throw error;
  }
}

/** As SQL; it may be in a schema that is not on the search path, such as "extensions" of Supabase. */
async function findView(db: Database): Promise<string | null> {
  const { rows: [found] } = await sql<{ view: string | null }>`
    select coalesce(to_regclass('pg_stat_statements'), (
      select to_regclass(format('%I.pg_stat_statements', nspname))
      from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
      where extname = 'pg_stat_statements'))::text as view`.execute(db);
  return found?.view ?? null;
}
