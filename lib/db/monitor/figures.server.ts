/**
 * What statements took, kept in the database minute by minute: it outlives the process, and adds up what all processes
 * saw. What is not stored yet is lost with a crash: that is a minute of figures.
 */
import { sql } from "kysely";
import type { ProductTiers } from "../../store/mod.ts";
import type { Database } from "../database.ts";
import { createWriteBuffer } from "../write_buffer/write_buffer.ts";
import { countsOf, quantileOf } from "./histogram.ts";
import type { Increment } from "./increments.ts";
import type { QueryMonitor } from "./monitor.server.ts";
import { unwatched } from "./scope.server.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_MS = 3 * DAY_MS;
/** So many, with texts of so many characters, are short enough to be cached. */
const LINES = 20;
const LONGEST_TEXT = 800;
/** Rows that wait for a database that is away; then the oldest go. */
const MOST_WAITING = 5_000;
/** About what one holds in memory. */
const ROW_BYTES = 500;

export interface StatementFigures {
  /** Stores what was counted since the last time; what cannot be stored waits for the next time. */
  store(): Promise<void>;
  /** Of all processes, the last 24 hours, up to two minutes old: by total time, the most first. */
  lastDay(): Promise<readonly DayLine[]>;
  /** Stores the rest and takes no more. */
  close(): Promise<void>;
}

/** Durations are in milliseconds; quantiles as far off as the histogram's. */
export interface DayLine extends Omit<Increment, "latencies"> {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

interface FigureParts {
  readonly db: Database;
  readonly monitor: Pick<QueryMonitor, "increments">;
  readonly tiers: Pick<ProductTiers, "fill">;
  readonly clock: { now(): number };
}

/** An increment as it is sent; until: an ISO date. */
interface Row extends Increment {
  readonly until: string;
  readonly process: string;
}

/** Nothing of it is counted by the monitor. */
export function createStatementFigures(
  { db, monitor, tiers, clock }: FigureParts,
): StatementFigures {
  const process = crypto.randomUUID();
  const buffer = createWriteBuffer<Row, void>({
    commit: (rows) => insert(db, rows),
    bytesOf: () => ROW_BYTES,
  });
  const day = tiers.fill("statement_figures", {
    load: () => unwatched(() => readSince(db, new Date(clock.now() - DAY_MS))),
  });
  let waiting: readonly Row[] = [];
  let cleanedAt = -Infinity;
  const store = async () => {
    const now = clock.now();
    if (now - cleanedAt >= HOUR_MS) {
      await deleteBefore(db, new Date(now - KEPT_MS));
      cleanedAt = now;
    }
    const until = new Date(now).toISOString();
    const rows = [
      ...waiting,
      // A long text may have been cut within a character.
      ...monitor.increments().map((one) => ({
        ...one,
        text: one.text.toWellFormed(),
        until,
        process,
      })),
    ];
    const written = await Promise.allSettled(rows.map((row) => buffer.write(row)));
    waiting = rows.filter((_, at) => written[at]!.status === "rejected").slice(-MOST_WAITING);
    const failed = written.find(({ status }) => status === "rejected");
    if (failed) throw (failed as PromiseRejectedResult).reason;
  };
  return {
    store: () => unwatched(store),
    lastDay: async () => await day.get("day") ?? [],
    async close() {
      try {
        await unwatched(store);
      } finally {
        await buffer.close();
      }
    },
  };
}

async function insert(db: Database, rows: readonly Row[]): Promise<readonly void[]> {
  const sent = sql`jsonb_to_recordset(cast(cast(${JSON.stringify(rows)} as text) as jsonb))`;
  await sql`
    with sent as (
      select * from ${sent} as row (until timestamptz, process uuid, fingerprint text, text text,
        kind text, calls integer, "totalMs" float8, rows bigint, bytes bigint, errors integer, latencies jsonb)
    ), known as (
      insert into statement_texts (fingerprint, text, kind, seen_at)
      select distinct on (fingerprint) fingerprint, text, kind, until from sent
      order by fingerprint, until desc
      on conflict (fingerprint) do update set seen_at = excluded.seen_at
        where statement_texts.seen_at < excluded.seen_at - interval '1 hour'
    )
    insert into statement_figures
      (until, process, fingerprint, calls, total_ms, rows, bytes, errors, latencies)
    select until, process, fingerprint, calls, "totalMs", rows, bytes, errors, latencies from sent
    on conflict do nothing`.execute(db);
  return rows.map(() => {});
}

async function deleteBefore(db: Database, before: Date): Promise<void> {
  await db.deleteFrom("statement_figures").where("until", "<", before).execute();
  await db.deleteFrom("statement_texts").where("seen_at", "<", before).execute();
}

async function readSince(db: Database, since: Date): Promise<readonly DayLine[]> {
  const { rows: lines } = await sql<Omit<DayLine, "p50Ms" | "p95Ms" | "p99Ms">>`
    select fingerprint, left(text, ${
    sql.lit(LONGEST_TEXT)
  }) as text, kind, calls, "totalMs", rows, bytes, errors
    from (
      select fingerprint, sum(calls)::bigint as calls, sum(total_ms) as "totalMs",
        sum(rows)::bigint as rows, sum(bytes)::bigint as bytes, sum(errors)::bigint as errors
      from statement_figures where until > ${since} group by fingerprint
      order by sum(total_ms) desc limit ${LINES}
    ) as dearest join statement_texts using (fingerprint)
    order by "totalMs" desc`.execute(db);
  const latencies = await readLatencies(db, {
    since,
    fingerprints: lines.map(({ fingerprint }) => fingerprint),
  });
  return lines.map((line) => {
    const counts = countsOf(latencies.get(line.fingerprint) ?? {});
    const [p50Ms, p95Ms, p99Ms] = [0.5, 0.95, 0.99].map((share) => quantileOf(counts, share));
    return { ...line, p50Ms: p50Ms!, p95Ms: p95Ms!, p99Ms: p99Ms! };
  });
}

/** By fingerprint and bucket. */
async function readLatencies(
  db: Database,
  { since, fingerprints }: { readonly since: Date; readonly fingerprints: readonly string[] },
): Promise<ReadonlyMap<string, Readonly<Record<number, number>>>> {
  const { rows } = await sql<{ fingerprint: string; bucket: number; count: number }>`
    select fingerprint, bucket::integer, sum(count::integer)::bigint as count
    from statement_figures, jsonb_each_text(latencies) as one (bucket, count)
    where until > ${since} and fingerprint = any(${fingerprints}::text[])
    group by fingerprint, bucket`.execute(db);
  const byFingerprint = Map.groupBy(rows, ({ fingerprint }) => fingerprint);
  return new Map(Array.from(byFingerprint, ([fingerprint, all]) => [
    fingerprint,
    Object.fromEntries(all.map(({ bucket, count }) => [bucket, count])),
  ]));
}
