/**
 * Says which indexes, statistics and statements to change; applies nothing. `deno task db:advise
 * [FILE.sql|FILE.json] [--json] [--max=N]`: the statements of the file, else those that
 * pg_stat_statements has counted.
 */
import { readConfig, readEnvironment } from "../lib/config.server.ts";
import { writtenStatements } from "../lib/db/advisor/statements.server.ts";
import type { Database, MonitoredStatement } from "../lib/db/mod.ts";
import {
  advise,
  describeAdvice,
  openDatabase,
  readServerStatements,
} from "../lib/db/mod.server.ts";

async function readStatements(
  db: Database,
  file: string | undefined,
): Promise<readonly MonitoredStatement[]> {
  if (file !== undefined) return await writtenStatements(await Deno.readTextFile(file));
  const counted = await readServerStatements(db);
  if (counted) return counted;
  console.error("No statements: name a file of them, or install the extension pg_stat_statements");
  Deno.exit(2);
}

if (import.meta.main) {
  const [file] = Deno.args.filter((arg) => !arg.startsWith("--"));
  const max = Deno.args.find((arg) => arg.startsWith("--max="))?.slice("--max=".length);
  await using open = await openDatabase(readConfig(readEnvironment()));
  const statements = await readStatements(open.db, file);
  const report = await advise(open.db, statements, max ? { maxIndexes: Number(max) } : {});
  const json = Deno.args.includes("--json");
  console.log(json ? JSON.stringify(report, null, 2) : describeAdvice(report));
}
