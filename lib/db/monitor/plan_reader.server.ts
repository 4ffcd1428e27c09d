/**
 * Plans of slow SELECTs, fetched in the background, one at a time: each statement's once an hour, and sooner for a call
 * that takes twice as long as the one of the plan before, so that what is shown is the slowest, or nearly so.
 */
import type { PlanNode } from "./plan.ts";
import { type Statement, stateOf } from "./statement.server.ts";

const AGAIN_MS = 60 * 60_000;
const FAR_SLOWER = 2;
/** Waiting to be asked for; what comes when these are, comes again with its next slow call. */
const MOST_WAITING = 8;

/** Gives the plan of a statement as it was sent. */
export type Explain = (sql: string) => Promise<readonly PlanNode[]>;

export interface PlanReaderOptions {
  /** Milliseconds from which a call is slow. */
  readonly slowMs: number;
  readonly clock: { now(): number; monotonic(): number };
  /** Told of each plan that could not be had. */
  readonly onFault: (error: unknown) => void;
}

interface Wanted {
  readonly statement: Statement;
  /** As it was sent, with its literals: let go of once the plan is there. */
  readonly sql: string;
  readonly ms: number;
}

/** The server's own message may quote a literal of the statement. */
function withoutWords({ fingerprint }: Statement, error: unknown): Error {
  return new Error(
    `Statement "${fingerprint}" was not explained: it failed by "${stateOf(error)}"`,
  );
}

export class PlanReader {
  readonly #options: PlanReaderOptions;
  readonly #waiting: Wanted[] = [];
  #explain: Explain | null = null;
  #reading: Promise<void> | null = null;

  constructor(options: PlanReaderOptions) {
    this.#options = options;
  }

  /** Plans are read from now on. */
  begin(explain: Explain): void {
    this.#explain = explain;
  }

  /** Nothing is asked for any more; resolves once what is being asked for is over. */
  async stop(): Promise<void> {
    this.#explain = null;
    this.#waiting.length = 0;
    await this.idle();
  }

  async idle(): Promise<void> {
    await this.#reading;
  }

  /** Has a look at a call that is over; costs nothing unless it was slow. */
  consider(statement: Statement, { sql, ms }: { readonly sql: string; readonly ms: number }): void {
    const { slowMs, clock } = this.#options;
    if (ms < slowMs || statement.kind !== "select" || this.#explain === null) return;
    // A second statement in the text would be run, not explained.
    if (!statement.isSingle || this.#waiting.length >= MOST_WAITING) return;
    const isDue = clock.monotonic() >= statement.planDueAt;
    if (!isDue && ms < FAR_SLOWER * statement.plannedMs) return;
    statement.planDueAt = clock.monotonic() + AGAIN_MS;
    statement.plannedMs = ms;
    this.#waiting.push({ statement, sql, ms });
    this.#reading ??= this.#readAll().finally(() => this.#reading = null);
  }

  async #readAll(): Promise<void> {
    const { clock, onFault } = this.#options;
    for (let next = this.#waiting.shift(); next && this.#explain; next = this.#waiting.shift()) {
      const { statement, sql, ms } = next;
      try {
        const nodes = await this.#explain(sql);
        statement.plan = { at: new Date(clock.now()), ms, nodes };
      } catch (error) {
        onFault(withoutWords(statement, error));
      }
    }
  }
}
