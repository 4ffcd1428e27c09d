/** A fresh, migrated database for one test. */
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import {
  openPglite,
  PGLITE_EXTENSIONS,
  wrapPglite,
} from "../../lib/db/adapters/pglite/pglite.server.ts";
import { migrate } from "../../lib/db/migrate.server.ts";
import { readMigrations } from "../../lib/db/migration_file.server.ts";
import type { OpenDatabase, WatchConnection } from "../../lib/db/mod.ts";

export const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));

/**
 * PGlite in memory with every migration applied and no rows; close it with `await using`.
 *
 * Making a database takes seconds and starting one takes another, so a migrated one is kept in the
 * system's temporary folder for each state of migrations/, and what one test has closed is emptied and
 * handed to the next. A test that changes the schema takes `bareDatabase`.
 */
export async function testDatabase(
  { watch }: { readonly watch?: WatchConnection } = {},
): Promise<OpenDatabase> {
  const pglite = idle.pop() ?? await PGlite.create({
    loadDataDir: await migratedImage(),
    extensions: PGLITE_EXTENSIONS,
  });
  return wrapPglite(lease(pglite), { place: "memory", watch });
}

const idle: PGlite[] = [];

/** The instance for one test: closed as any other, but it goes back to `idle`. */
function lease(pglite: PGlite): PGlite {
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await empty(pglite);
    idle.push(pglite);
  };
  return new Proxy(pglite, {
    get(target, key) {
      if (key === "closed") return closed;
      if (key === "close") return close;
      if (closed) throw new Error("Test database is closed");
      const value = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const EMPTY = `do $$ declare names text; begin
  select string_agg(format('%I', tablename), ', ') into names from pg_tables
    where schemaname = 'public' and tablename <> 'schema_migrations';
  execute 'truncate ' || names || ' restart identity';
end $$`;

const empty = async (pglite: PGlite): Promise<void> => void await pglite.exec(EMPTY);

/** PGlite in memory without any table, for tests of migrating and of the adapter; its own. */
export async function bareDatabase(): Promise<OpenDatabase> {
  return await openPglite({ from: await bareImage() });
}

const bareImage = once(() => cachedImage("bare", () => dumpAfter(() => Promise.resolve())));

const migratedImage = once(async () => {
  const migrations = await readMigrations(MIGRATIONS);
  const state = migrations.map(({ name, checksum }) => name + checksum).join("\n");
  return await cachedImage(
    state,
    (): Promise<Blob> => dumpAfter(async (open) => void await migrate(open, MIGRATIONS)),
  );
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => made ??= make();
}

/** The data directory kept for `state` of this version of PGlite; made if it is not there yet. */
async function cachedImage(state: string, make: () => Promise<Blob>): Promise<Blob> {
  const hash = createHash("sha256").update(import.meta.resolve("@electric-sql/pglite")).update(
    state,
  );
  const path = join(tmpdir(), `rehearse-${hash.digest("hex").slice(0, 16)}.tar`);
  try {
    return new Blob([await Deno.readFile(path)]);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  const made = await make();
  await writeWhole(path, made);
  return made;
}

async function dumpAfter(prepare: (open: OpenDatabase) => Promise<void>): Promise<Blob> {
  const pglite = await PGlite.create({ extensions: PGLITE_EXTENSIONS });
  await using open = wrapPglite(pglite, { place: "memory" });
  await prepare(open);
  return await pglite.dumpDataDir("none");
}

/** Other test processes may be reading: the file appears at once and whole. */
async function writeWhole(path: string, content: Blob): Promise<void> {
  const draft = `${path}.${crypto.randomUUID()}`;
  await Deno.writeFile(draft, content.stream());
  await Deno.rename(draft, path);
}
