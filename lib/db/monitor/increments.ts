/** What was counted of statements from one look to the next: nothing more is counted for it while they run. */
import type { StatementKind } from "./normalise.ts";
import type { Statement } from "./statement.server.ts";

type Counted = Pick<
  Statement,
  "fingerprint" | "text" | "kind" | "calls" | "totalMs" | "rows" | "bytes" | "errors" | "latencies"
>;

/** Durations are in milliseconds. */
export interface Increment {
  readonly fingerprint: string;
  readonly text: string;
  readonly kind: StatementKind;
  readonly calls: number;
  readonly totalMs: number;
  readonly rows: number;
  readonly bytes: number;
  readonly errors: number;
  /** Calls by bucket of the histogram, those with any. */
  readonly latencies: Readonly<Record<number, number>>;
}

type Figures = Pick<Increment, "calls" | "totalMs" | "rows" | "bytes" | "errors">;

interface Seen extends Figures {
  readonly counts: Readonly<Uint32Array>;
}

const NOTHING: Figures = { calls: 0, totalMs: 0, rows: 0, bytes: 0, errors: 0 };

export class Increments {
  readonly #seen = new WeakMap<Counted, Seen>();

  /** Of those that were called since the last time. */
  take(statements: readonly Counted[]): readonly Increment[] {
    return statements.flatMap((statement) => {
      const before = this.#seen.get(statement);
      if (statement.calls === (before?.calls ?? 0)) return [];
      const now = seenOf(statement);
      this.#seen.set(statement, now);
      const { fingerprint, text, kind } = statement;
      return { fingerprint, text, kind, ...difference(now, before) };
    });
  }
}

const seenOf = ({ calls, totalMs, rows, bytes, errors, latencies }: Counted): Seen => ({
  calls,
  totalMs,
  rows,
  bytes,
  errors: errors.values().reduce((sum, count) => sum + count, 0),
  counts: latencies.counts.slice(),
});

function difference(now: Seen, before: Seen | undefined) {
  const { calls, totalMs, rows, bytes, errors } = before ?? NOTHING;
  const latencies: Record<number, number> = {};
  now.counts.forEach((count, bucket) => {
    const added = count - (before?.counts[bucket] ?? 0);
    if (added > 0) latencies[bucket] = added;
  });
  return {
    calls: now.calls - calls,
    totalMs: now.totalMs - totalMs,
    rows: now.rows - rows,
    bytes: now.bytes - bytes,
    errors: now.errors - errors,
    latencies,
  };
}
