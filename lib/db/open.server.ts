import { join } from "node:path";
import type { Config } from "../config.server.ts";
import { openPglite } from "./adapters/pglite/pglite.server.ts";
import { openPostgres } from "./adapters/postgres/postgres.server.ts";
import type { OpenDatabase, WatchConnection } from "./database.ts";

export type DatabaseConfig =
  & Pick<Config, "databaseUrl" | "dataDir">
  & Partial<Pick<Config, "databaseAccess">>;

/**
 * Opens PostgreSQL at `databaseUrl`, or PGlite in `dataDir`/pglite where there is none.
 * @throws {Error} If the folder is in use by another process, or the database does not answer
 */
export function openDatabase(
  config: DatabaseConfig,
  options: { readonly watch?: WatchConnection } = {},
): Promise<OpenDatabase> {
  const { databaseUrl, databaseAccess, dataDir } = config;
  if (!databaseUrl) return openPglite({ folder: join(dataDir, "pglite"), ...options });
  return openPostgres(databaseUrl, {
    ...options,
    connections: databaseAccess?.connections ?? undefined,
    poolerUrl: databaseAccess?.poolerUrl ?? undefined,
  });
}
