/** What all processes have counted of statements, as it is kept in the database. */
import { sql } from "kysely";
import type { Database } from "../database.ts";
import type { Increment } from "./increments.ts";
import { unwatched } from "./scope.server.ts";

export type KeptStatement = Pick<Increment, "fingerprint" | "text" | "calls" | "totalMs" | "rows">;

/** Those with the most time in all; more are not asked for. */
const MOST_ROWS = 1_000;

/**
 * Queries and changes of the last three days, by total time, the most first.
 * @throws What the database throws, as where it was not migrated
 */
export async function readKeptStatements(db: Database): Promise<readonly KeptStatement[]> {
  const { rows } = await unwatched(() =>
    sql<KeptStatement>`
      select fingerprint, text, sum(calls)::bigint as calls, sum(total_ms) as "totalMs",
        sum(rows)::bigint as rows
      from statement_figures join statement_texts using (fingerprint)
      where kind <> 'other' group by fingerprint, text
      order by "totalMs" desc limit ${MOST_ROWS}`.execute(db)
  );
  return rows;
}
