/**
 * Counts every statement that goes through `lib/db`: how often, how long, how much came back, what failed, and what
 * is repeated within a request. Cheap enough to be on always; it keeps no value of any statement.
 */
import type { Database, WatchConnection } from "../database.ts";
import { CallLog } from "./call_log.server.ts";
import { explain } from "./explain.server.ts";
import { type Increment, Increments } from "./increments.ts";
import { overviewOf, type QueryOverview } from "./overview.ts";
import { PlanReader } from "./plan_reader.server.ts";
import { StatementRegistry } from "./registry.server.ts";
import { currentScope, type QueryScope } from "./scope.server.ts";
import { estimateBytes } from "./size.ts";
import { countError, type Statement } from "./statement.server.ts";
import { type Ended, watchConnection } from "./watch.server.ts";

const MOST_STATEMENTS = 500;
const SLOW_MS = 100;
const SIZED = 8;

export interface MonitorOptions {
  readonly clock: { now(): number; monotonic(): number };
  /** How many different statements are counted, 500 by default; at least 10. */
  readonly mostStatements?: number;
  /** Milliseconds from which a SELECT is slow, 100 by default: its plan is fetched. */
  readonly slowMs?: number;
  /** Told of each plan that could not be had and of each fault in counting; no statement fails by it. */
  readonly onFault?: (error: unknown) => void;
}

export interface QueryMonitor {
  /** For the adapters, which give it each of their connections. */
  readonly watch: WatchConnection;
  /** Plans of slow SELECTs are asked of `db` from now on. */
  readPlans(db: Database): void;
  /** Asks for no more plans; resolves once none is on its way, so that the database can be closed. */
  stop(): Promise<void>;
  /** Resolves once no plan is on its way. */
  idle(): Promise<void>;
  /** At this moment, since this process began. */
  overview(): QueryOverview;
  /** What was counted since this was last asked. */
  increments(): readonly Increment[];
}

export function createMonitor(options: MonitorOptions): QueryMonitor {
  const { clock, mostStatements = MOST_STATEMENTS, slowMs = SLOW_MS } = options;
  const since = new Date(clock.now());
  const registry = new StatementRegistry({
    most: mostStatements,
    monotonic: () => clock.monotonic(),
  });
  const { onFault = () => {} } = options;
  const plans = new PlanReader({ slowMs, clock, onFault });
  const log = new CallLog();
  const increments = new Increments();
  const parts = { registry, log, plans, clock, onFault };
  const watch = (sql: string) => see(sql, parts);
  return {
    watch: (connection) => Promise.resolve(watchConnection(connection, watch)),
    readPlans: (db) => plans.begin((sql) => explain(db, sql)),
    stop: () => plans.stop(),
    idle: () => plans.idle(),
    overview() {
      log.addUp();
      return overviewOf(registry.all(), { since, dropped: registry.dropped });
    },
    increments() {
      log.addUp();
      return increments.take(registry.all());
    },
  };
}

interface Parts extends Required<Pick<MonitorOptions, "clock" | "onFault">> {
  readonly registry: StatementRegistry;
  readonly log: CallLog;
  readonly plans: PlanReader;
}

/** Faults in counting are kept from the statement. */
function see(sql: string, parts: Parts): Ended | null {
  try {
    const scope = currentScope();
    return scope === "unwatched" ? null : count(sql, scope, parts);
  } catch (error) {
    parts.onFault(error);
    return null;
  }
}

function count(sql: string, scope: QueryScope | undefined, parts: Parts): Ended {
  const { registry, log, plans, clock, onFault } = parts;
  const statement = registry.find(sql);
  const open = scope?.open && statement.kind !== "other" ? scope : null;
  const began = clock.monotonic();
  return (result, error) => {
    try {
      const at = clock.monotonic();
      const ms = at - began;
      const rows = result ? result.rows.length || Number(result.numAffectedRows ?? 0) : 0;
      const bytes = result ? bytesOf(statement, result.rows) : 0;
      log.note(statement, { scope: open, ms, at, rows, bytes });
      if (!result) countError(statement, error);
      plans.consider(statement, { sql, ms });
    } catch (fault) {
      onFault(fault);
    }
  };
}

/** Looks into the rows of one result in {@linkcode SIZED}; the others are taken to be like it. */
function bytesOf(statement: Statement, rows: readonly unknown[]): number {
  if (rows.length === 0) return 0;
  if (statement.results++ % SIZED === 0) statement.rowBytes = estimateBytes(rows) / rows.length;
  return Math.round(statement.rowBytes * rows.length);
}
