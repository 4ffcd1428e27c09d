import { type RawBuilder, sql } from "kysely";

/**
 * A value for a jsonb column, on every adapter. Sent as text and cast by the database: node-postgres would
 * make a PostgreSQL array of a list, and PGlite would take a plain string for JSON.
 */
export function json<T>(value: T): RawBuilder<T> {
  return sql<T>`cast(cast(${JSON.stringify(value)} as text) as jsonb)`;
}
