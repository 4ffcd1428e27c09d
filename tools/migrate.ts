/** Brings the configured database up to date and says what was applied. */
import { join } from "node:path";
import { readConfig, readEnvironment } from "../lib/config.server.ts";
import { migrate, openDatabase } from "../lib/db/mod.server.ts";
import { ROOT } from "./source_files.ts";

if (import.meta.main) {
  await using open = await openDatabase(readConfig(readEnvironment()));
  const onWait = (why: string) => console.log(`waiting: ${why}`);
  const applied = await migrate(open, join(ROOT, "migrations"), { onWait });
  for (const name of applied) console.log(`applied ${name}`);
  console.log(`${open.kind} at ${open.place} is up to date`);
}
