/** A PostgreSQL server, through node-postgres. */
import { Kysely, PostgresDialect } from "kysely";
// @ts-types="./pg.d.ts"
import pg, { type TypeParsers } from "pg";
import type { OpenDatabase } from "../../database.ts";
import type { Tables } from "../../tables.ts";

/** PostgreSQL's ids of the types whose JavaScript shape is settled here (pg_type.oid). */
const OID = { bytea: 17, int8: 20 } as const;

const CONNECTIONS = 10;
/** For a connection, new or from the pool: who waits longer is told that the database does not answer. */
const CONNECT_TIMEOUT_MS = 10_000;
/** For one statement: a server that has gone without a word is noticed. Migrations may take longer. */
const QUERY_TIMEOUT_MS = 30_000;

/** The shapes that PGlite gives too: plain bytes instead of pooled Buffers, numbers for bigint. */
const types: TypeParsers = {
  getTypeParser(oid, format) {
    if (oid === OID.bytea) return (hex: string) => Uint8Array.fromHex(hex.slice(2));
    if (oid === OID.int8) return Number;
    return pg.types.getTypeParser(oid, format);
  },
};

function connect(url: string) {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  });
  // A lost connection shows in the queries that fail by it, and the pool replaces it; unheard its error would end
  // the process, be it idle or in use.
  pool.on("error", () => {}).on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** @throws {Error} If the server does not answer; the message names it without its password */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const pool = connect(url);
  const place = placeOf(url);
  try {
    await pool.query("select 1");
  } catch (cause) {
    await pool.end();
    throw new Error(`Database at "${place}" does not answer: check DATABASE_URL`, { cause });
  }
  return wrap(pool, { url, place });
}

function wrap(
  pool: ReturnType<typeof connect>,
  { url, place }: { readonly url: string; readonly place: string },
): OpenDatabase {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closed: Promise<void> | undefined;
  const close = () => closed ??= pool.end();
  return {
    db,
    kind: "postgres",
    place,
    script: (text) => runScript(url, text),
    ping: async () => void await pool.query("select 1"),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** On a connection of its own, which may take its time. */
async function runScript(url: string, text: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
