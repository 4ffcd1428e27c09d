/** How long things may take. PGlite has no timers of its own and so no time-outs: what it runs, it runs to the end. */

export interface Timeouts {
  /** For one statement and its answer, on this side: a server that has gone without a word is noticed. */
  readonly answerMs: number;
  /** For one statement, before `answerMs` gives up on its connection. */
  readonly statementMs: number;
  /** For a row or table that another transaction holds. */
  readonly lockMs: number;
  /** Between two statements of a transaction: who is held up longer than that holds up others. */
  readonly idleInTransactionMs: number;
}

export const TIMEOUTS: Timeouts = {
  answerMs: 30_000,
  statementMs: 25_000,
  lockMs: 10_000,
  idleInTransactionMs: 30_000,
};

/** For a connection, new or from the pool: who waits longer is told that the database does not answer. */
export const CONNECT_TIMEOUT_MS = 10_000;

/** As the settings of a session, in what a connection begins with. */
export const startupTimeouts = ({ statementMs, lockMs, idleInTransactionMs }: Timeouts) => ({
  statement_timeout: statementMs,
  lock_timeout: lockMs,
  idle_in_transaction_session_timeout: idleInTransactionMs,
});

/** As the settings of one transaction, where sessions are shared and so must not be changed. */
export const localTimeouts = (timeouts: Timeouts): string =>
  Object.entries(startupTimeouts(timeouts))
    .map(([name, ms]) => `set local ${name} = ${ms}`).join("; ");
