/** PostgreSQL compiled to WebAssembly, in this process, on a folder or in memory. */
import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect } from "kysely";
import type { OpenDatabase } from "../../database.ts";
import type { Tables } from "../../tables.ts";
import { lockFolder } from "./folder_lock.server.ts";

export interface PgliteOptions {
  /** Where the data is kept; absent = in memory, gone when closed. */
  readonly folder?: string;
  /** A data directory from `PGlite.dumpDataDir` to start from. */
  readonly from?: Blob;
}

/** @throws {Error} If another process has the folder open */
export async function openPglite({ folder, from }: PgliteOptions): Promise<OpenDatabase> {
  const lock = folder === undefined ? null : await lockFolder(folder);
  try {
    const pglite = new PGlite({ dataDir: folder, loadDataDir: from });
    await pglite.waitReady;
    return wrapPglite(pglite, { place: folder ?? "memory", release: lock?.release });
  } catch (cause) {
    lock?.release();
    throw new Error(`Embedded database in "${folder ?? "memory"}" did not open`, { cause });
  }
}

/** An instance that runs already. `release` is called once it is closed. */
export function wrapPglite(
  pglite: PGlite,
  { place, release }: { readonly place: string; readonly release?: () => void },
): OpenDatabase {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  const close = async () => {
    await db.destroy();
    if (!pglite.closed) await pglite.close();
    release?.();
  };
  return {
    db,
    kind: "pglite",
    place,
    script: async (sql) => void await pglite.exec(sql),
    ping: async () => void await pglite.query("select 1"),
    close,
    [Symbol.asyncDispose]: close,
  };
}
