/** One connection inside a transaction that is always rolled back. */
import { type CompiledQuery, type Kysely, sql } from "kysely";
import type { Database } from "../database.ts";

/** For one statement of the advisor, planning included. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** The advisor never makes others wait: it gives up where it would have to wait itself. */
const LOCK_TIMEOUT_MS = 200;

export interface Session {
  /** Runs one statement that the advisor wrote. */
  rows<Row>(statement: string): Promise<Row[]>;
  /**
   * Runs `work` between a savepoint and the return to it, so that nothing of it stays, come what
   * may.
   */
  undone<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work`; what it did stays until the session's end, or is undone where it fails. */
  whole<T>(work: () => Promise<T>): Promise<T>;
  /** Whether somebody waits for a lock on a table that this transaction holds by having read it. */
  inTheWay(): Promise<boolean>;
}

/**
 * Runs `work` on one connection in a transaction that is rolled back at its end. Text constants are
 * read as the parser reads them (standard_conforming_strings), plans are generic.
 */
export function withSession<T>(db: Database, work: (session: Session) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    const session = sessionOn(connection);
    await session.rows("begin");
    try {
      for (const setting of SETTINGS) await session.rows(`set local ${setting}`);
      return await work(session);
    } finally {
      await session.rows("rollback");
    }
  });
}

const SETTINGS = [
  `statement_timeout = ${STATEMENT_TIMEOUT_MS}`,
  `lock_timeout = ${LOCK_TIMEOUT_MS}`,
  "standard_conforming_strings = on",
  "plan_cache_mode = force_generic_plan",
  "client_min_messages = error",
];

const IN_THE_WAY = `
  select exists (select from pg_locks mine join pg_locks other using (locktype, database, relation)
    where mine.pid = pg_backend_pid() and mine.granted and locktype = 'relation' and not other.granted) as waits`;

const SAVEPOINT = "rehearse_advice";

function sessionOn<Tables>(connection: Kysely<Tables>): Session {
  const rows = async <Row>(statement: string): Promise<Row[]> => {
    const compiled: CompiledQuery<Row> = sql.raw<Row>(statement).compile(connection);
    return (await connection.executeQuery(compiled)).rows;
  };
  const undone = async <T>(work: () => Promise<T>): Promise<T> => {
    await rows(`savepoint ${SAVEPOINT}`);
    try {
      return await work();
    } finally {
      await rows(`rollback to savepoint ${SAVEPOINT}`);
      await rows(`release savepoint ${SAVEPOINT}`);
    }
  };
  const whole = async <T>(work: () => Promise<T>): Promise<T> => {
    await rows(`savepoint ${SAVEPOINT}`);
    try {
      const result = await work();
      await rows(`release savepoint ${SAVEPOINT}`);
      return result;
    } catch (error) {
      await rows(`rollback to savepoint ${SAVEPOINT}`);
      await rows(`release savepoint ${SAVEPOINT}`);
      throw error;
    }
  };
  const inTheWay = async () => (await rows<{ waits: boolean }>(IN_THE_WAY))[0]!.waits;
  return { rows, undone, whole, inTheWay };
}
