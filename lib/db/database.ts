import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * The one way to SQL, the same on PGlite and PostgreSQL: jsonb gives values, bytea `Uint8Array`,
 * timestamptz `Date`, bigint and counts `number`. Inside a transaction use only the transaction: PGlite
 * has one connection, so a query beside it waits for the transaction to end.
 */
export type Database = Kysely<Tables>;

/** A database that is open, with what only its owner needs. */
export interface OpenDatabase extends AsyncDisposable {
  readonly db: Database;
  readonly kind: "pglite" | "postgres";
  /** Where the data is, without credentials, for people. */
  readonly place: string;
  /** Runs several statements without parameters, all or nothing. */
  script(sql: string): Promise<void>;
  /** Resolves if the database answers, rejects if not. */
  ping(): Promise<void>;
  /** Lets running queries end, then closes; a second call does nothing. */
  close(): Promise<void>;
}
