/** How the database is reached: connections, bulk, prepared statements, sound of many at once, and crashes. */
import { needs } from "../../../tests/support/needs.ts";
import { runBulk } from "./bulk.ts";
import { runConnections } from "./connections.ts";
import { runCrash } from "./crash.ts";
import { runPrepared } from "./prepared.ts";
import { runRecorders } from "./recorders.ts";

/** @returns whether every claim holds */
export async function runAccess(): Promise<boolean> {
  if (!await needs("postgres")) {
    console.error("This is about a PostgreSQL server: set TEST_DATABASE_URL to one");
    return false;
  }
  let met = true;
  for (const run of [runConnections, runBulk, runPrepared, runRecorders, runCrash]) {
    met = await run() && met;
  }
  return met;
}
