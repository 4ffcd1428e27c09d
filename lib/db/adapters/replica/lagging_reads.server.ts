/** Reads that may miss the last seconds go to a replica while it is there and close behind, else to the database itself. */
import { sql } from "kysely";
import type { Database } from "../../database.ts";
import type { LaggingRead } from "../../lagging_read.ts";

export interface LaggingReadOptions {
  readonly primary: Database;
  readonly replica: Database;
  /** Milliseconds that the replica is behind. */
  readonly lagOf?: (replica: Database) => Promise<number>;
  /** Milliseconds that never go back. */
  readonly now?: () => number;
  /** Milliseconds that the replica may take to answer, 5,000 by default; given by tests. */
  readonly patienceMs?: number;
  /** Told when the replica begins to be left alone. */
  readonly onFault?: (error: unknown) => void;
}

const MOST_LAG_MS = 10_000;
/** The lag is asked for no more often than that. */
const LOOK_MS = 5_000;
/** For that look: who waits for a replica that says nothing waits no longer. */
const LOOK_TIMEOUT_MS = 1_000;
/** For what is read: longer than anything that is read from a replica should take. */
const READ_TIMEOUT_MS = 5_000;
/** A replica that failed is left alone so long. */
const PAUSE_MS = 30_000;

export function createLaggingRead(options: LaggingReadOptions): LaggingRead {
  const { primary, replica, lagOf = lagOfStandby, now = () => performance.now() } = options;
  const { patienceMs = READ_TIMEOUT_MS } = options;
  let until = -Infinity;
  let close: Promise<void> | null = null;
  const assertClose = () => {
    if (now() < until) return close!;
    until = now() + LOOK_MS;
    return close = inTime(lagOf(replica), LOOK_TIMEOUT_MS).then((lag) => {
      if (!(lag <= MOST_LAG_MS)) throw new Error(`Replica is "${lag}" ms behind: look after it`);
    });
  };
  const leaveAlone = (error: unknown) => {
    if (now() < until && until > now() + LOOK_MS) return;
    until = now() + PAUSE_MS;
    close = Promise.reject(error);
    close.catch(() => {});
    options.onFault?.(error);
  };
  return async (work) => {
    try {
      await assertClose();
      return await inTime(work(replica), patienceMs);
    } catch (error) {
      leaveAlone(error);
    }
    return await work(primary);
  };
}

function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const late = new Error(`Replica said nothing in ${ms} ms: look after it`);
  const timer = setTimeout(() => reject(late), ms);
  answer.then(resolve, reject).finally(() => clearTimeout(timer));
  return promise;
}

/**
 * Nothing has come that is not replayed, and a receiver runs: none. Else the age of what was replayed last, which
 * overstates it while the primary is idle. Infinite for a server that follows nobody, such as one that was promoted.
 */
async function lagOfStandby(replica: Database): Promise<number> {
  const { rows: [row] } = await sql<{ lag: number }>`
    select case
      when not pg_is_in_recovery() then 'infinity'::double precision
      when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
        and exists (select from pg_stat_wal_receiver where pid is not null) then 0
      else coalesce(extract(epoch from now() - pg_last_xact_replay_timestamp()) * 1000, 'infinity')
    end::double precision as lag`.execute(replica);
  return row!.lag;
}
