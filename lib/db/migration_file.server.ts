/** A timestamped SQL file, and how it has to be run. */
import { join } from "node:path";

export interface Migration {
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text, in hex. */
  readonly checksum: string;
  /** Null = all of it in one transaction; else one statement after the other, outside of any. */
  readonly alone: readonly IndexStatement[] | null;
}

/** The statements that may run outside a transaction: each can be given again after a crash. */
export interface IndexStatement {
  readonly kind: "create" | "drop";
  /** Of the index. */
  readonly index: string;
  readonly text: string;
}

const FILE_NAME = /^\d{14}_[a-z0-9_]+\.sql$/;

/** First line of a file whose statements cannot run in a transaction. */
const NO_TRANSACTION = "-- no transaction";

const CREATE = /^create (?:unique )?index concurrently if not exists ([a-z0-9_]+) on /;
const DROP = /^drop index concurrently if exists ([a-z0-9_]+)$/;

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
  const text = new TextDecoder().decode(bytes);
  const alone = text.startsWith(`${NO_TRANSACTION}\n`) ? statementsOf(name, text) : null;
  return { name, text, checksum: digest.toHex(), alone };
}

/** Comments stand on lines of their own there, and a semicolon ends a statement wherever it stands. */
function statementsOf(name: string, text: string): readonly IndexStatement[] {
  return text.replace(/^\s*--.*$/gm, "").split(";")
    .map((statement) => statement.replace(/\s+/g, " ").trim())
    .filter((statement) => statement !== "")
    .map((statement) => readStatement(name, statement));
}

function readStatement(name: string, text: string): IndexStatement {
  const created = CREATE.exec(text)?.[1];
  if (created) return { kind: "create", index: created, text };
  const dropped = DROP.exec(text)?.[1];
  if (dropped) return { kind: "drop", index: dropped, text };
  throw new Error(
    `Migration "${name}" holds "${text.slice(0, 60)}": without a transaction write only ` +
      `"create index concurrently if not exists …" and "drop index concurrently if exists …"`,
  );
}
