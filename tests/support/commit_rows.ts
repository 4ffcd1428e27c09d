/** A child process that commits numbered rows to the PGlite folder it is given and prints each once it is committed. */
import { sql } from "kysely";
import { openPglite } from "../../lib/db/adapters/pglite/pglite.server.ts";

if (import.meta.main) {
  const { db, script } = await openPglite({ folder: Deno.args[0]! });
  await script("create table if not exists numbers (n integer primary key, filler text not null)");
  const filler = "x".repeat(4_000);
  for (let n = 1;; n += 1) {
    await sql`insert into numbers values (${n}, ${filler})`.execute(db);
    console.log(n);
  }
}
