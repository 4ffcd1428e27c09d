/** A PostgreSQL server, through node-postgres. */
import { Kysely, PostgresDialect } from "kysely";
// @ts-types="./pg.d.ts"
import pg, { type Results, type TypeParsers } from "pg";
import type { OpenDatabase, RunStatement, WatchConnection } from "../../database.ts";
import type { Tables } from "../../tables.ts";
import { createPool } from "./pool.server.ts";
import { CONNECT_TIMEOUT_MS, TIMEOUTS, type Timeouts } from "./timeouts.ts";

/** PostgreSQL's ids of the types whose JavaScript shape is settled here (pg_type.oid). */
const OID = { bytea: 17, int8: 20 } as const;

/**
 * Four serve a burst at once; the load makes it more. Beyond twenty a server of a few cores only gets slower, and five
 * such processes find room in PostgreSQL's own limit of 100.
 */
const BOUNDS = { floor: 4, ceiling: 20 };

/** The shapes that PGlite gives too: plain bytes instead of pooled Buffers, numbers for bigint. */
const types: TypeParsers = {
  getTypeParser(oid, format) {
    if (oid === OID.bytea) return (hex: string) => Uint8Array.fromHex(hex.slice(2));
    if (oid === OID.int8) return Number;
    return pg.types.getTypeParser(oid, format);
  },
};

export interface PostgresOptions {
  readonly watch?: WatchConnection;
  /** Connections at most, as many as are wanted; absent = as many as the load needs. */
  readonly connections?: number;
  /** pgbouncer, or another that gives each transaction any session: then statements go by it, migrations do not. */
  readonly poolerUrl?: string;
  readonly timeouts?: Partial<Timeouts>;
}

/** @throws {Error} If the server does not answer; the message names it without its password */
export async function openPostgres(
  url: string,
  options: PostgresOptions = {},
): Promise<OpenDatabase> {
  const open = connectPostgres(url, options);
  try {
    await open.ping();
    return open;
  } catch (cause) {
    await open.close();
    const setting = options.poolerUrl === undefined ? "DATABASE_URL" : "DATABASE_POOLER_URL";
    throw new Error(`Database at "${open.place}" does not answer: check ${setting}`, { cause });
  }
}

/** The same without asking whether it answers: that shows in the first query. */
export function connectPostgres(url: string, options: PostgresOptions = {}): OpenDatabase {
  const { connections, poolerUrl, timeouts, watch } = options;
  const pool = createPool({
    url: poolerUrl ?? url,
    bounds: connections ? { floor: connections, ceiling: connections } : BOUNDS,
    timeouts: { ...TIMEOUTS, ...timeouts },
    sharesSessions: poolerUrl !== undefined,
    types,
  });
  let closed: Promise<void> | undefined;
  const close = () => closed ??= pool.end();
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection: watch }) }),
    kind: "postgres",
    place: placeOf(poolerUrl ?? url),
    script: (text) => withClient(url, async (run) => void await run(text)),
    session: (work) => withClient(url, work),
    ping: pool.ping,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** On a connection of its own, which may take its time. */
async function withClient<T>(url: string, work: (run: RunStatement) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    types,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(async (sql) => rowsOf(await client.query(sql)));
  } finally {
    await client.end();
  }
}

/** Of the last statement, where there were several. */
function rowsOf(results: Results | readonly Results[]): Results["rows"] {
  return (Array.isArray(results) ? results.at(-1) : results)?.rows ?? [];
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
