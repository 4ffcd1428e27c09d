/** How long calls took, by model, from the ledger. */
import { sql } from "kysely";
import type { Database } from "../../db/mod.ts";

/** Milliseconds; null where no text came. */
export interface Latencies {
  readonly model: string;
  readonly firstP50: number | null;
  readonly firstP95: number | null;
  readonly firstP99: number | null;
  readonly totalP50: number | null;
  readonly totalP95: number | null;
  readonly totalP99: number | null;
  /** Share of calls that failed, 0..1: those that lost a race or whose reader left are none. */
  readonly errors: number;
}

export async function readLatencies(
  db: Database,
  from: Date,
): Promise<readonly Latencies[]> {
  const { rows } = await sql<Latencies>`
    select model,
      percentile_cont(0.5) within group (order by first_text_ms) as "firstP50",
      percentile_cont(0.95) within group (order by first_text_ms) as "firstP95",
      percentile_cont(0.99) within group (order by first_text_ms) as "firstP99",
      percentile_cont(0.5) within group (order by total_ms) filter (where outcome = 'won') as "totalP50",
      percentile_cont(0.95) within group (order by total_ms) filter (where outcome = 'won') as "totalP95",
      percentile_cont(0.99) within group (order by total_ms) filter (where outcome = 'won') as "totalP99",
      avg((outcome in ('failed', 'broken'))::integer)::float8 as errors
    from ai_calls where started_at >= ${from} and outcome <> 'unknown' group by model`.execute(db);
  return rows;
}
