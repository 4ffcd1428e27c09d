import type { DatabaseConnection, Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * The one way to SQL, the same on PGlite and PostgreSQL: jsonb gives values, bytea `Uint8Array`,
 * timestamptz `Date`, bigint and counts `number`. Inside a transaction use only the transaction: PGlite
 * has one connection, so a query beside it waits for the transaction to end.
 */
export type Database = Kysely<Tables>;

/** Runs SQL without parameters; gives the rows of its last statement. */
export type RunStatement = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** A database that is open, with what only its owner needs. */
export interface OpenDatabase extends AsyncDisposable {
  readonly db: Database;
  readonly kind: "pglite" | "postgres";
  /** Where the data is, without credentials, for people. */
  readonly place: string;
  /** Runs several statements without parameters, all or nothing. */
  script(sql: string): Promise<void>;
  /** Runs statements one after the other on one connection that nobody else has, outside of any transaction. */
  session<T>(work: (run: RunStatement) => Promise<T>): Promise<T>;
  /** Resolves if the database answers, rejects if not. */
  ping(): Promise<void>;
  /** Lets running queries end, then closes; a second call does nothing. */
  close(): Promise<void>;
}

/** Given each connection of an adapter once, before its first statement, for example `QueryMonitor.watch`. */
export type WatchConnection = (connection: DatabaseConnection) => Promise<void>;
