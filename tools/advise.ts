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

/** Says what to do instead, and ends. */
function refuse(why: string): never {
  console.error(why);
  Deno.exit(2);
}

const reasonOf = (error: unknown): string => error instanceof Error ? error.message : String(error);

async function readFile(path: string): Promise<readonly MonitoredStatement[]> {
  const refused = (error: unknown) =>
    refuse(`No statements: name a file of SQL or JSON, not "${path}" (${reasonOf(error)})`);
  return await Deno.readTextFile(path).then(writtenStatements).catch(refused);
}

const readCounted = async (db: Database): Promise<readonly MonitoredStatement[]> =>
  await readServerStatements(db) ??
    refuse("No statements: name a file of them, or install the extension pg_stat_statements");

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.filter((arg) => arg !== "--"),
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, max: { type: "string" } },
    });
  } catch (error) {
    return refuse(`Give a file, --json and --max=5, or some of these: ${reasonOf(error)}`);
  }
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = readOptions(args);
  const maxIndexes = values.max === undefined ? undefined : Number(values.max);
  if (maxIndexes !== undefined && !(Number.isInteger(maxIndexes) && maxIndexes >= 0)) {
    refuse("Give the most indexes as a whole number: --max=5");
  }
  return { file: positionals[0], json: values.json, maxIndexes };
}

if (import.meta.main) {
  const { file, json, maxIndexes } = readArguments(Deno.args);
  const written = file === undefined ? null : await readFile(file);
  await using open = await openDatabase(readConfig(readEnvironment()));
  const statements = written ?? await readCounted(open.db);
  const report = await advise(open.db, statements, { maxIndexes });
  console.log(json ? JSON.stringify(report, null, 2) : describeAdvice(report));
}
