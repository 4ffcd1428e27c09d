/** A PostgreSQL server, through postgres.js. */
import { Kysely } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import postgres from "postgres";
import type { OpenDatabase } from "../../database.ts";
import type { Tables } from "../../tables.ts";

/** PostgreSQL's ids of the types whose JavaScript shape is settled here (pg_type.oid). */
const OID = { bytea: 17, int8: 20 } as const;

const CONNECTIONS = 10;
const CONNECT_TIMEOUT_S = 10;
const CLOSE_TIMEOUT_S = 5;

/** The shapes that PGlite gives too: plain bytes instead of pooled Buffers, numbers for bigint. */
const types = {
  bytea: {
    to: OID.bytea,
    from: [OID.bytea],
    serialize: (bytes: Uint8Array) => `\\x${new Uint8Array(bytes).toHex()}`,
    parse: (hex: string) => Uint8Array.fromHex(hex.slice(2)),
  },
  bigint: {
    to: OID.int8,
    from: [OID.int8],
    serialize: (value: number | bigint) => value.toString(),
    parse: Number,
  },
};

const connect = (url: string) =>
  postgres(url, {
    types,
    max: CONNECTIONS,
    connect_timeout: CONNECT_TIMEOUT_S,
    onnotice: () => {},
  });

/** @throws {Error} If the server does not answer; the message names it without its password */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const sql = connect(url);
  const place = placeOf(url);
  try {
    await sql`select 1`;
  } catch (cause) {
    await sql.end({ timeout: 0 });
    throw new Error(`Database at "${place}" does not answer: check DATABASE_URL`, { cause });
  }
  return wrap(sql, place);
}

function wrap(sql: ReturnType<typeof connect>, place: string): OpenDatabase {
  const db = new Kysely<Tables>({ dialect: new PostgresJSDialect({ postgres: sql }) });
  const close = () => sql.end({ timeout: CLOSE_TIMEOUT_S });
  return {
    db,
    kind: "postgres",
    place,
    script: async (text) => void await sql.unsafe(text).simple(),
    ping: async () => void await sql`select 1`,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
