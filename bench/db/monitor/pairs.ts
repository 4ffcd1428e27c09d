/** The same database three times: as it is, once more as it is, and watched. */
import { PGlite } from "@electric-sql/pglite";
import { systemClock } from "../../../lib/ai/mod.server.ts";
import { PGLITE_EXTENSIONS, wrapPglite } from "../../../lib/db/adapters/pglite/pglite.server.ts";
import { openPostgres } from "../../../lib/db/adapters/postgres/postgres.server.ts";
import { createMonitor, migrate } from "../../../lib/db/mod.server.ts";
import type { Database } from "../../../lib/db/mod.ts";
import { MIGRATIONS } from "../../../tests/support/database.ts";
import { emptyServerDatabase } from "../../../tests/support/postgres.ts";

export interface Ways {
  readonly plain: Database;
  /** Shows what two measurements of the same differ by. */
  readonly again: Database;
  readonly watched: Database;
}

/** One instance, which has one connection, under all. */
export async function onPglite(): Promise<Ways & AsyncDisposable> {
  const monitor = createMonitor({ clock: systemClock });
  const pglite = await PGlite.create({ extensions: PGLITE_EXTENSIONS });
  const plain = wrapPglite(pglite, { place: "memory" });
  const again = wrapPglite(pglite, { place: "memory" });
  const watched = wrapPglite(pglite, { place: "memory", watch: monitor.watch });
  await migrate(plain, MIGRATIONS);
  const close = () => plain.close();
  const ways = { plain: plain.db, again: again.db, watched: watched.db };
  return { ...ways, [Symbol.asyncDispose]: close };
}

export async function onPostgres(): Promise<Ways & AsyncDisposable> {
  const monitor = createMonitor({ clock: systemClock });
  const empty = await emptyServerDatabase();
  const plain = await openPostgres(empty.url);
  const again = await openPostgres(empty.url);
  const watched = await openPostgres(empty.url, { watch: monitor.watch });
  await migrate(plain, MIGRATIONS);
  const close = async () => {
    for (const open of [plain, again, watched]) await open.close();
    await empty[Symbol.asyncDispose]();
  };
  const ways = { plain: plain.db, again: again.db, watched: watched.db };
  return { ...ways, [Symbol.asyncDispose]: close };
}
