/** Transactions that are run again where the database could not put them in order with others. */
import type { IsolationLevel } from "kysely";
import type { Database } from "../database.ts";

export interface TransactOptions {
  /** Absent = read committed. PGlite, which runs one transaction at a time, needs none and ignores it. */
  readonly isolation?: IsolationLevel;
  /** How often it is run, at most. */
  readonly attempts?: number;
  /** Waits for so many milliseconds; given by tests. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly random?: () => number;
}

/** serialization_failure, deadlock_detected (PostgreSQL, appendix A). */
const CONFLICTS = new Set(["40001", "40P01"]);

const ATTEMPTS = 5;
const FIRST_WAIT_MS = 10;
const MOST_WAIT_MS = 250;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs `work` in a transaction; again, after a wait drawn from a range that doubles ("full jitter"), if it was undone
 * by a serialization failure or a deadlock. So `work` must be safe to run twice: nothing but queries of the
 * transaction, and figures that it returns.
 *
 * @throws What `work` threw, or the last failure of as many attempts
 */
export async function transact<T>(
  db: Database,
  work: (db: Database) => Promise<T>,
  options: TransactOptions = {},
): Promise<T> {
  const { isolation, attempts = ATTEMPTS, sleep = wait, random = Math.random } = options;
  const transaction = isolation
    ? () => db.transaction().setIsolationLevel(isolation)
    : () => db.transaction();
  for (let attempt = 1;; attempt += 1) {
    try {
      return await transaction().execute(work);
    } catch (error) {
      if (attempt >= attempts || !isRetried(error)) throw error;
    }
    await sleep(random() * Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt));
  }
}

function isRetried(error: unknown): boolean {
  return error instanceof Error &&
    ("code" in error && CONFLICTS.has(String(error.code)) || isOutdatedPlan(error));
}

/**
 * A named statement fails with this, once on each connection, after the shape of what it reads has changed, as by the
 * migration of a newer server.
 */
export const isOutdatedPlan = (error: unknown): boolean =>
  error instanceof Error && "routine" in error && error.routine === "RevalidateCachedQuery";
