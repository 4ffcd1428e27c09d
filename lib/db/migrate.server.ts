/** Brings a database up to the newest of the timestamped SQL files; what was applied never changes. */
import { join } from "node:path";
import type { Kysely } from "kysely";
import type { OpenDatabase } from "./database.ts";

interface Migration {
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text, in hex. */
  readonly checksum: string;
}

interface Ledger {
  schema_migrations: { name: string; checksum: string };
}

const FILE_NAME = /^\d{14}_[a-z0-9_]+\.sql$/;

/** Any fixed number: who holds this advisory lock may change the schema. */
const LOCK = `select pg_advisory_xact_lock(7326190412)`;

const LEDGER = `${LOCK};
create table if not exists schema_migrations (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
);`;

/**
 * Applies each file of `folder` that is not applied yet, in order, each in a transaction of its own.
 * Several processes may do so at once: one applies a file, the others wait and go on.
 * @returns The names of the files that this call applied
 * @throws {Error} If a file fails, was changed or removed after it was applied, or is misnamed
 */
export async function migrate(open: OpenDatabase, folder: string): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  await open.script(LEDGER);
  const applied: string[] = [];
  for (const migration of pending(migrations, await readLedger(open))) {
    if (await apply(open, migration)) applied.push(migration.name);
  }
  return applied;
}

/** The migrations of a folder, oldest first. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(folder)) if (name.endsWith(".sql")) names.push(name);
  return await Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  if (!FILE_NAME.test(name)) {
    throw new Error(`Migration "${name}" is misnamed: call it YYYYMMDDHHMMSS_what.sql`);
  }
  const bytes = await Deno.readFile(join(folder, name));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return { name, text: new TextDecoder().decode(bytes), checksum: digest.toHex() };
}

async function readLedger(open: OpenDatabase): Promise<ReadonlyMap<string, string>> {
  const rows = await (open.db as unknown as Kysely<Ledger>).selectFrom("schema_migrations")
    .select(["name", "checksum"]).execute();
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function pending(
  migrations: readonly Migration[],
  ledger: ReadonlyMap<string, string>,
): readonly Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  for (const name of ledger.keys()) {
    if (!known.has(name)) {
      throw new Error(`Migration "${name}" was applied but its file is gone: put it back`);
    }
  }
  for (const { name, checksum } of migrations) {
    if (ledger.has(name) && ledger.get(name) !== checksum) {
      throw new Error(
        `Migration "${name}" was changed after it was applied: undo that, add a new one`,
      );
    }
  }
  return migrations.filter(({ name }) => !ledger.has(name));
}

/** @returns False if another process was quicker */
async function apply(open: OpenDatabase, { name, text, checksum }: Migration): Promise<boolean> {
  const entry = `insert into schema_migrations (name, checksum) values ('${name}', '${checksum}')`;
  try {
    await open.script(`${LOCK};\n${entry};\n${text}`);
    return true;
  } catch (cause) {
    if ((await readLedger(open)).get(name) === checksum) return false;
    throw new Error(`Migration "${name}" failed and was undone: ${String(cause)}`, { cause });
  }
}
