/** Sums of the ledger. */
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../db/mod.ts";

/** By what the calls are summed; "day" is the UTC day on which a call began. */
export type SpendBy = "request" | "answer" | "interview" | "candidate" | "day" | "model";

export interface SpendQuery {
  readonly by: SpendBy;
  /** Only this one: an id, a day such as "2026-11-23", or a model's id. */
  readonly key?: string;
  /** Epoch milliseconds: only calls that began at or after. */
  readonly from?: number;
  /** Epoch milliseconds: only calls that began before. */
  readonly to?: number;
}

/** Money in nano-dollars. */
export interface Spend {
  /** Null for calls of what has been deleted since, and for runs that belong to none. */
  readonly key: string | null;
  readonly calls: number;
  /** All calls together. */
  readonly costNano: number;
  /** Of that: asked again, elsewhere, or to mend an answer. */
  readonly retryNano: number;
  /** Of that: asked twice for speed. */
  readonly hedgeNano: number;
  /** Of that: calls whose end nobody saw, at the most they may have cost. */
  readonly unknownNano: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const KEYS: Readonly<Record<SpendBy, RawBuilder<string | null>>> = {
  request: sql`call.request_id::text`,
  answer: sql`request.answer_id::text`,
  interview: sql`request.interview_id::text`,
  candidate: sql`request.candidate_id::text`,
  day: sql`to_char(call.started_at at time zone 'UTC', 'YYYY-MM-DD')`,
  model: sql`call.model`,
};

/** Filters on the columns themselves, which have indexes. */
const FILTERS: Readonly<Record<SpendBy, (key: string) => RawBuilder<boolean>>> = {
  request: (key) => sql`call.request_id = ${key}::uuid`,
  answer: (key) => sql`request.answer_id = ${key}::uuid`,
  interview: (key) => sql`request.interview_id = ${key}::uuid`,
  candidate: (key) => sql`request.candidate_id = ${key}::uuid`,
  day: (key) =>
    sql`call.started_at >= ${key}::timestamp at time zone 'UTC'
      and call.started_at < (${key}::timestamp + interval '1 day') at time zone 'UTC'`,
  model: (key) => sql`call.model = ${key}`,
};

/** What a call itself does not say. */
const NEEDS_RUNS: ReadonlySet<SpendBy> = new Set(["answer", "interview", "candidate"]);
const JOIN = sql`join ai_requests as request on request.id = call.request_id`;

/** One row a key, dearest first. */
export async function readSpend(
  db: Database,
  { by, key, from, to }: SpendQuery,
): Promise<readonly Spend[]> {
  const filters = [
    ...key === undefined ? [] : [FILTERS[by](key)],
    ...from === undefined ? [] : [sql<boolean>`call.started_at >= ${new Date(from)}`],
    ...to === undefined ? [] : [sql<boolean>`call.started_at < ${new Date(to)}`],
  ];
  const { rows } = await sql<Spend>`
    select ${KEYS[by]} as key,
      count(*)::integer as calls,
      sum(call.cost_nano)::bigint as "costNano",
      coalesce(sum(call.cost_nano) filter
        (where call.role in ('retry', 'fallback', 'continuation', 'repair')), 0)::bigint as "retryNano",
      coalesce(sum(call.cost_nano) filter (where call.role = 'hedge'), 0)::bigint as "hedgeNano",
      coalesce(sum(call.cost_nano) filter (where call.outcome = 'unknown'), 0)::bigint as "unknownNano",
      sum(call.input_tokens)::bigint as "inputTokens",
      sum(call.output_tokens)::bigint as "outputTokens"
    from ai_calls as call ${NEEDS_RUNS.has(by) ? JOIN : sql``}
    where ${sql.join([sql`true`, ...filters], sql` and `)}
    group by key order by "costNano" desc, key`.execute(db);
  return rows;
}
