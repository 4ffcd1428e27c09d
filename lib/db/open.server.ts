import { join } from "node:path";
import type { Config } from "../config.server.ts";
import { openPglite } from "./adapters/pglite/pglite.server.ts";
import { openPostgres } from "./adapters/postgres/postgres.server.ts";
import type { OpenDatabase } from "./database.ts";

export type DatabaseConfig = Pick<Config, "databaseUrl" | "dataDir">;

/**
 * Opens PostgreSQL at `databaseUrl`, or PGlite in `dataDir`/pglite where there is none.
 * @throws {Error} If the folder is in use by another process, or the database does not answer
 */
export function openDatabase(config: DatabaseConfig): Promise<OpenDatabase> {
  return config.databaseUrl
    ? openPostgres(config.databaseUrl)
    : openPglite({ folder: join(config.dataDir, "pglite") });
}
