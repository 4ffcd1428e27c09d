/** Counts what was measured of units, and of which of them something has changed. */
import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { type Database, json } from "../../db/mod.ts";
import type { Experiment } from "./definition.ts";
import { COACH_COUNTS, METRIC_IDS } from "./metrics.ts";

/**
 * Brings experiment_units up to date, in the transaction that it is given: units of which experiment_changes tells that
 * something has changed, or all of them where that was not done for a day, or never by this query. One unit is always
 * counted as a whole, so what is stored is what counting all of them would give. One server at a time does so.
 */
export async function countUnits(db: Database, experiment: Experiment): Promise<void> {
  const by = createHash("sha256").update(JSON.stringify(query(experiment, null).compile(db)))
    .digest("hex");
  const { rows: [counted] } = await sql<Counted>`
    select pg_current_snapshot()::text as now,
      case when counted_by = ${by} and counted_anew_at > now() - interval '1 day'
        and pg_snapshot_xmax(counted) <= pg_snapshot_xmax(pg_current_snapshot())
      then counted::text end as since
    from experiments where id = ${experiment.id} for no key update`.execute(db);
  if (!counted) return;
  const { since } = counted;
  await UNCOMPILED.execute(db);
  await query(experiment, since).execute(db);
  await db.updateTable("experiments").set({
    counted: counted.now,
    ...since === null ? { counted_by: by, counted_anew_at: sql<Date>`now()` } : {},
  }).where("id", "=", experiment.id).execute();
}

/** Snapshots, as text. */
interface Counted {
  readonly now: string;
  /** What is not seen in it is not counted yet; null = nothing is counted. */
  readonly since: string | null;
}

/** Changes that no look needs any more; without them units are counted anew, as they are once a day. */
export async function forgetChanges(db: Database): Promise<void> {
  await db.deleteFrom("experiment_changes").where("at", "<", sql<Date>`now() - interval '2 days'`)
    .execute();
}

/**
 * The planner takes each of so many look-ups to come from a disk: that makes it look worth two seconds of compiling, where
 * it runs for a fraction of one.
 */
const UNCOMPILED = sql`select set_config('jit', 'off', true)`;

/** Means by metric, of those that were measured. */
function means(isOwn: RawBuilder<boolean>): RawBuilder<unknown> {
  const pairs = METRIC_IDS.map((metric) =>
    sql`${sql.lit(metric)}, (avg(${sql.ref(metric)}) filter (where ${isOwn}))::double precision`
  );
  return sql`jsonb_strip_nulls(jsonb_build_object(${sql.join(pairs)}))`;
}

const reasonsThat = (count: "failed" | "apart"): readonly string[] =>
  Object.entries(COACH_COUNTS).filter(([, counts]) => counts === count).map(([reason]) => reason);

/** Whether who answered is named by the run's variant, such as the coach: it then stands in for nobody. */
function isNamed({ variants }: Experiment): RawBuilder<boolean> {
  const models = Object.fromEntries(variants.map(({ id, model }) => [id, model]));
  return sql`coalesce(${json(models)} ->> variant_id = model, false)`;
}

/**
 * `known`: units to count, with whose they are as long as that is there, as the run says by which they met their
 * variant. `runs`: all that these did of this task with their variant, or in the four weeks before. A thumb belongs to
 * the run that wrote what it is on, and counts as known before only if it was given before.
 *
 * Where tables have no statistics, as on PGlite always, the planner takes thousands of units for twenty and would compare
 * each of them with all runs. So runs are looked up unit by unit ("offset 0" holds the planner to it), and what was
 * measured is put together by one grouping rather than by joins.
 *
 * @param since The snapshot since which units have changed that are to be counted; null = all of them are
 */
function query(experiment: Experiment, since: string | null): RawBuilder<unknown> {
  const { id, task, questionType, unit } = experiment;
  const column = sql.ref(unit === "candidate" ? "candidate_id" : "answer_id");
  const due = since === null
    ? sql`select * from experiment_exposures where experiment_id = ${id}`
    : sql`select exposure.*
        from (
          select distinct unit_key from experiment_changes
          where xid >= pg_snapshot_xmin(${since}::pg_snapshot)
            and not pg_visible_in_snapshot(xid, ${since}::pg_snapshot)
        ) as changed
        cross join lateral (
          select * from experiment_exposures
          where experiment_id = ${id} and unit_key = changed.unit_key
          offset 0
        ) as exposure`;
  return sql`
    with known as materialized (
      select exposure.unit_key, exposure.variant_id, exposure.at, first.${column} as id
      from (${due}) as exposure left join ai_requests as first on first.id = exposure.request_id
    ),
    runs as materialized (
      select known.unit_key, known.at, run.*
      from known cross join lateral (
        select id, outcome, cached, validity, total_ms, cost_nano,
          coalesce(coach_reason = any(${reasonsThat("failed")}::text[]), false)
            and not ${isNamed(experiment)} as is_failed,
          experiment_id is not distinct from ${id} as is_own
        from ai_requests
        where ${column} = known.id and created_at >= known.at - interval '28 days'
          and task = ${task} and outcome in ('complete', 'partial', 'abstained')
          and (coalesce(coach_reason <> all(${reasonsThat("apart")}::text[]), true)
            or ${isNamed(experiment)})
          and (${questionType}::text is null or question_type = ${questionType})
          and case when experiment_id = ${id} then variant_id = known.variant_id
            else created_at < known.at end
        offset 0
      ) as run
    ),
    measured as (
      select unit_key, null::boolean as is_own, ${NO_VALUES} from known
      union all
      select unit_key, is_own, null, null,
        (outcome = 'abstained' or is_failed)::integer, case when is_failed then 0 else validity::double precision::numeric end,
        case when not cached then total_ms / 1e3 end, case when not cached then cost_nano / 1e9 end
      from runs
      union all
      select unit_key, is_own, (rating = 1)::integer, null, null, null, null, null
      from runs
        join model_feedback as feedback on feedback.request_id = runs.id
        join ai_ratings as thumb on thumb.evaluation_id = feedback.evaluation_id
      where is_own or thumb.created_at < runs.at
      union all
      select unit_key, outcome.at >= known.at, null, value::numeric, null, null, null, null
      from known
        left join experiment_stops as stop
          on stop.experiment_id = ${id} and stop.variant_id = known.variant_id
        cross join lateral (
          select value, at from experiment_outcomes
          where unit_key = known.unit_key and metric = 'edit_distance'
            and at >= known.at - interval '28 days'
            and at < greatest(known.at, coalesce(stop.at, 'infinity'))
          offset 0
        ) as outcome
    )
    insert into experiment_units (experiment_id, unit_key, measured, before)
    select ${id}, unit_key, ${means(sql`is_own`)}, ${means(sql`not is_own`)}
    from measured group by unit_key order by unit_key
    on conflict (experiment_id, unit_key) do update
      set measured = excluded.measured, before = excluded.before
      where (experiment_units.measured, experiment_units.before)
        is distinct from (excluded.measured, excluded.before)`;
}

/** In the order of the metrics; of numeric values the mean is the same in whatever order they are added up. */
const NO_VALUES = sql.join(
  METRIC_IDS.map((metric) => sql`null::numeric as ${sql.ref(metric)}`),
);
