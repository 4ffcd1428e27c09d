/** Indexes built and dropped while their tables are in use. */
import type { OpenDatabase, RunStatement } from "./database.ts";
import type { IndexStatement } from "./migration_file.server.ts";

interface Session {
  readonly run: RunStatement;
  readonly kind: OpenDatabase["kind"];
}

/** All of them, then the ledger's entry. What an earlier run got done is not done again. */
export async function applyAlone(
  { run, kind }: Session,
  statements: readonly IndexStatement[],
  entry: string,
): Promise<void> {
  if (kind === "pglite") return await applyAtOnce(run, statements, entry);
  for (const { kind, index, text } of statements) {
    if (kind === "create") await dropInvalid(run, index);
    await run(text);
  }
  await run(entry);
}

/** With one connection nobody else is kept waiting. */
async function applyAtOnce(
  run: RunStatement,
  statements: readonly IndexStatement[],
  entry: string,
): Promise<void> {
  const texts = statements.map(({ text }) => text.replace(" concurrently ", " "));
  try {
    await run(["begin", ...texts, entry, "commit"].join(";\n"));
  } catch (error) {
    await run("rollback");
    throw error;
  }
}

/** A build that was cut off leaves an index that every write pays for and no query uses. */
async function dropInvalid(run: RunStatement, index: string): Promise<void> {
  const left = await run(`select from pg_index where indexrelid = to_regclass('${index}')
    and not indisvalid`);
  if (left.length > 0) await run(`drop index concurrently ${index}`);
}
