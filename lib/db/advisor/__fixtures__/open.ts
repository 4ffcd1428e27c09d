/** A server's database filled by SQL, with hypopg where the server has it. */
import { emptyServerDatabase } from "../../../../tests/support/postgres.ts";
import { openPostgres } from "../../adapters/postgres/postgres.server.ts";
import type { OpenDatabase } from "../../database.ts";

/** Closing it drops it. */
export async function setupServer(sql: string): Promise<OpenDatabase> {
  const empty = await emptyServerDatabase();
  const open = await openPostgres(empty.url);
  const close = async () => {
    await open.close();
    await empty[Symbol.asyncDispose]();
  };
  await open.script(sql);
  await open.script("create extension hypopg").catch(() => {});
  await open.script("vacuum analyze");
  return { ...open, close, [Symbol.asyncDispose]: close };
}
