/**
 * Says which indexes, statistics and statements to change; applies nothing. `deno task db:advise
 * [FILE.sql|FILE.json] [--json] [--max=N]`: the statements of the file, else those that
 * pg_stat_statements has counted.
 */
import { parseArgs } from "node:util";
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

/** @throws {TypeError} If an option is unknown */
function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, max: { type: "string" } },
  });
  const maxIndexes = values.max === undefined ? undefined : Number(values.max);
  if (maxIndexes !== undefined && !(Number.isInteger(maxIndexes) && maxIndexes >= 0)) {
    console.error("Give the most indexes as a whole number: --max=5");
    Deno.exit(2);
  }
  return { file: positionals[0], json: values.json, maxIndexes };
}

if (import.meta.main) {
  const { file, json, maxIndexes } = readArguments(Deno.args);
  await using open = await openDatabase(readConfig(readEnvironment()));
  const statements = await readStatements(open.db, file);
  const report = await advise(open.db, statements, { maxIndexes });
  console.log(json ? JSON.stringify(report, null, 2) : describeAdvice(report));
}
