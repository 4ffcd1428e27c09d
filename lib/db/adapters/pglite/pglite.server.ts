/** PostgreSQL compiled to WebAssembly, in this process, on a folder or in memory. */
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { btree_gist } from "@electric-sql/pglite/contrib/btree_gist";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { Kysely, PGliteDialect } from "kysely";
import type { OpenDatabase, WatchConnection } from "../../database.ts";
import type { Tables } from "../../tables.ts";
import { lockFolder } from "./folder_lock.server.ts";

/** Those that migrations create; a database that has them does not open without. */
export const PGLITE_EXTENSIONS = { btree_gin, btree_gist, pg_trgm };

export interface PgliteOptions {
  /** Where the data is kept; absent = in memory, gone when closed. */
  readonly folder?: string;
  /** A data directory from `PGlite.dumpDataDir` to start from. */
  readonly from?: Blob;
  readonly watch?: WatchConnection;
}

/** @throws {Error} If another process has the folder open */
export async function openPglite({ folder, from, watch }: PgliteOptions): Promise<OpenDatabase> {
  const lock = folder === undefined ? null : await lockFolder(folder);
  try {
    const pglite = new PGlite({
      dataDir: folder,
      loadDataDir: from,
      extensions: PGLITE_EXTENSIONS,
    });
    await pglite.waitReady;
    return wrapPglite(pglite, { place: folder ?? "memory", release: lock?.release, watch });
  } catch (cause) {
    lock?.release();
    throw new Error(`Embedded database in "${folder ?? "memory"}" did not open`, { cause });
  }
}

interface WrapOptions extends Pick<PgliteOptions, "watch"> {
  readonly place: string;
  /** Called once it is closed. */
  readonly release?: () => void;
}

/** An instance that runs already. */
export function wrapPglite(
  pglite: PGlite,
  { place, release, watch }: WrapOptions,
): OpenDatabase {
  const db = new Kysely<Tables>({
    dialect: new PGliteDialect({ pglite, onCreateConnection: watch }),
  });
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
    session: (work) => work((sql) => runStatements(pglite, sql)),
    ping: async () => void await pglite.query("select 1"),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function runStatements(pglite: PGlite, sql: string) {
  return (await pglite.exec(sql)).at(-1)?.rows ?? [];
}
