/** Brings a database up to the newest of the timestamped SQL files; what was applied never changes. */
import type { OpenDatabase, RunStatement } from "./database.ts";
import { applyAlone } from "./migrate_indexes.server.ts";
import { type Migration, readMigrations } from "./migration_file.server.ts";

/** Any fixed number: who holds this advisory lock may change the schema. */
const LOCK = 7326190412;
/** Between two looks whether another process is done. */
const LOOK_MS = 100;

/** Longest time for which queries of candidates queue up behind a change that waits for its lock. */
const LOCK_TIMEOUT_MS = 2_000;
const LOCK_PAUSE_MS = 1_000;
const LOCK_TRIES = 60;

const LEDGER = `create table if not exists schema_migrations (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
)`;

export interface MigrateOptions {
  /** Milliseconds that a change may wait for a lock on a table in use, before it lets others by. */
  readonly lockTimeoutMs?: number;
  /** Milliseconds until it tries again. */
  readonly lockPauseMs?: number;
  /** Told why, when it has to wait: once for another process, each time for a table. */
  readonly onWait?: (why: string) => void;
}

/**
 * Applies each file of `folder` that is not applied yet, in order: each in a transaction of its own, or, where its
 * first line is "-- no transaction", statement by statement, so that tables stay in use while indexes are built. Several
 * processes may do so at once, and any of them may be killed: one applies, the others wait, and the next goes on.
 *
 * PGlite, which one process has for itself, runs every file in a transaction.
 *
 * @returns The names of the files that this call applied
 * @throws {Error} If a file fails, was changed or removed after it was applied, or is misnamed
 */
export async function migrate(
  open: OpenDatabase,
  folder: string,
  { lockTimeoutMs = LOCK_TIMEOUT_MS, lockPauseMs = LOCK_PAUSE_MS, onWait = () => {} }:
    MigrateOptions = {},
): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  return await open.session(async (run) => {
    const session: Session = { run, kind: open.kind, lockTimeoutMs, lockPauseMs, onWait };
    await begin(session);
    const due = pending(migrations, await readLedger(run));
    for (const migration of due) await apply(session, migration);
    return due.map(({ name }) => name);
  });
}

interface Session extends Required<MigrateOptions> {
  readonly run: RunStatement;
  readonly kind: OpenDatabase["kind"];
}

/** The lock goes with the connection, however that ends. */
async function begin({ run, kind, onWait }: Session): Promise<void> {
  if (kind === "postgres") {
    await run("set statement_timeout = 0; set lock_timeout = 0");
    // Looking, not waiting: a statement that waits would keep the other's indexes from being finished.
    const isHeld = async () => (await run(`select pg_try_advisory_lock(${LOCK}) as held`))[0]?.held;
    for (let looks = 0; !await isHeld(); looks += 1) {
      if (looks === 0) onWait("another process is migrating");
      await pause(LOOK_MS);
    }
  }
  await run(LEDGER);
}

async function readLedger(run: RunStatement): Promise<ReadonlyMap<string, string>> {
  const rows = await run("select name, checksum from schema_migrations");
  return new Map(rows.map(({ name, checksum }) => [String(name), String(checksum)]));
}

function pending(
  migrations: readonly Migration[],
  ledger: ReadonlyMap<string, string>,
): readonly Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  for (const name of ledger.keys()) {
    if (!known.has(name)) {
      throw new Error(`Migration "${name}" was applied but its file is gone: put it back`);
    }
  }
  for (const { name, checksum } of migrations) {
    if (ledger.has(name) && ledger.get(name) !== checksum) {
      throw new Error(
        `Migration "${name}" was changed after it was applied: undo that, add a new one`,
      );
    }
  }
  return migrations.filter(({ name }) => !ledger.has(name));
}

async function apply(session: Session, migration: Migration): Promise<void> {
  const { name, checksum, alone } = migration;
  const entry = `insert into schema_migrations (name, checksum) values ('${name}', '${checksum}')`;
  if (alone === null) return await applyWhole(session, migration, entry);
  try {
    await applyAlone(session, alone, entry);
  } catch (cause) {
    throw new Error(
      `Migration "${name}" failed halfway: migrate again, it goes on from there. ${String(cause)}`,
      { cause },
    );
  }
}

/** Waits for locks in short turns, so that nobody stands in line behind it for long. */
async function applyWhole(
  { run, lockTimeoutMs, lockPauseMs, onWait }: Session,
  { name, text }: Migration,
  entry: string,
): Promise<void> {
  for (let tries = 1;; tries += 1) {
    try {
      await run(`begin; set local lock_timeout = ${lockTimeoutMs}; ${entry}; ${text}\n; commit`);
      return;
    } catch (cause) {
      await run("rollback");
      if (!isLocked(cause) || tries === LOCK_TRIES) {
        throw new Error(`Migration "${name}" failed and was undone: ${String(cause)}`, { cause });
      }
    }
    onWait(`"${name}" waits for a table that is in use`);
    await pause(lockPauseMs);
  }
}

/** PostgreSQL's lock_not_available. */
const isLocked = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "55P03";

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
