/** What the monitor tells: statements by what they cost altogether. */
import type { Histogram } from "./histogram.ts";
import type { StatementKind } from "./normalise.ts";
import type { StatementPlan } from "./plan.ts";

/** Durations are in milliseconds, from sending a statement to its rows in memory, of this process. */
export interface QueryLine {
  readonly fingerprint: string;
  /** Placeholders where values stood; long ones end with "…". */
  readonly text: string;
  readonly kind: StatementKind;
  readonly calls: number;
  readonly totalMs: number;
  /** Of all statements' time, 0..1. */
  readonly share: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** That came back, or were written. */
  readonly rows: number;
  /** That came back, estimated from some rows of each result. */
  readonly bytes: number;
  readonly errors: readonly ErrorCount[];
  readonly repeated: Repeated;
  readonly plan: StatementPlan | null;
}

export interface ErrorCount {
  /** An SQLSTATE, the driver's code, or "other". */
  readonly state: string;
  readonly count: number;
}

/** Requests and tasks that ran the statement five times or more ("N+1"). */
export interface Repeated {
  readonly runs: number;
  /** The most times in one. */
  readonly longest: number;
  /** Up to ten names of them. */
  readonly within: readonly string[];
}

export interface QueryOverview {
  readonly since: Date;
  readonly calls: number;
  readonly totalMs: number;
  /** By total time, the most first. */
  readonly lines: readonly QueryLine[];
  /** Statements that made room for others; their calls and time are in the totals above. */
  readonly dropped: Dropped;
}

export interface Dropped {
  readonly statements: number;
  readonly calls: number;
  readonly totalMs: number;
}

/** What is counted of one statement; structurally a part of `Statement`. */
interface Counted extends Pick<QueryLine, "fingerprint" | "text" | "kind" | "calls" | "totalMs"> {
  readonly latencies: Histogram;
  readonly maxMs: number;
  readonly rows: number;
  readonly bytes: number;
  readonly errors: ReadonlyMap<string, number>;
  readonly runs: number;
  readonly longestRun: number;
  readonly scopes: ReadonlySet<string>;
  readonly plan: StatementPlan | null;
}

export function overviewOf(
  statements: readonly Counted[],
  { since, dropped }: Pick<QueryOverview, "since" | "dropped">,
): QueryOverview {
  const called = statements.filter(({ calls }) => calls > 0);
  const sum = (of: (one: Counted | Dropped) => number) =>
    called.reduce((total, one) => total + of(one), of(dropped));
  const totalMs = sum((one) => one.totalMs);
  const lines = called.map((one) => lineOf(one, totalMs)).sort((a, b) => b.totalMs - a.totalMs);
  return { since, calls: sum((one) => one.calls), totalMs, lines, dropped };
}

function lineOf(counted: Counted, allMs: number): QueryLine {
  const { fingerprint, text, kind, calls, totalMs, maxMs, rows, bytes, plan } = counted;
  const quantile = (share: number) => Math.min(counted.latencies.quantile(share), maxMs);
  return {
    fingerprint,
    text,
    kind,
    calls,
    totalMs,
    share: allMs === 0 ? 0 : totalMs / allMs,
    meanMs: totalMs / calls,
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
    maxMs,
    rows,
    bytes,
    errors: Array.from(counted.errors, ([state, count]) => ({ state, count })),
    repeated: {
      runs: counted.runs,
      longest: counted.longestRun,
      within: [...counted.scopes].sort(),
    },
    plan,
  };
}
