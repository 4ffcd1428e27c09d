/** Migrates the PostgreSQL at the address with the folder, and says what it applied; for a process that is killed. */
import { openPostgres } from "../adapters/postgres/postgres.server.ts";
import { migrate } from "../migrate.server.ts";

if (import.meta.main) {
  const [url = "", folder = ""] = Deno.args;
  await using open = await openPostgres(url);
  const applied = await migrate(open, folder);
  await Deno.stdout.write(new TextEncoder().encode(`applied ${applied.join(" ")}\n`));
}
