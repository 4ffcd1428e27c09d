/** A database of its own on a real PostgreSQL server, for one test. */
// @ts-types="../../lib/db/adapters/postgres/pg.d.ts"
import pg from "pg";
import { openPostgres } from "../../lib/db/adapters/postgres/postgres.server.ts";
import { migrate } from "../../lib/db/migrate.server.ts";
import type { OpenDatabase, WatchConnection } from "../../lib/db/mod.ts";
import { MIGRATIONS } from "./database.ts";
import { TEST_DATABASE_URL } from "./needs.ts";

/** The address of a new, empty database, dropped on dispose. */
export interface ServerDatabaseUrl extends AsyncDisposable {
  readonly url: string;
}

/** @param options.like The address of a database that it becomes a copy of; nobody may be connected to that one */
export async function emptyServerDatabase(
  { like }: { readonly like?: string } = {},
): Promise<ServerDatabaseUrl> {
  const name = `rehearse_test_${crypto.randomUUID().replaceAll("-", "")}`;
  const template = like ? ` template ${new URL(like).pathname.slice(1)}` : "";
  await administer(`create database ${name}${template}`);
  const url = new URL(TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    [Symbol.asyncDispose]: () => administer(`drop database if exists ${name} with (force)`),
  };
}

/** A migrated database; closing it drops it. */
export async function createServerDatabase(
  { watch }: { readonly watch?: WatchConnection } = {},
): Promise<OpenDatabase> {
  const empty = await emptyServerDatabase();
  const open = await openPostgres(empty.url, { watch });
  const close = async () => {
    await open.close();
    await empty[Symbol.asyncDispose]();
  };
  await migrate(open, MIGRATIONS);
  return { ...open, close, [Symbol.asyncDispose]: close };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: TEST_DATABASE_URL });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
