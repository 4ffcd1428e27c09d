/** Reads units with their outcomes. Runs are averaged here, unit by unit: what was assigned is what counts once. */
import { type RawBuilder, sql } from "kysely";
import { type Database, transact } from "../../db/mod.ts";
import type { Experiment } from "./definition.ts";
import { METRIC_IDS, type MetricId } from "./metrics.ts";
import type { Unit, Values } from "./units.ts";

type Row =
  & { readonly variant: string; readonly epoch: number; readonly at: Date }
  & { readonly [C in MetricId | `${MetricId}_before`]: number | null };

/** All exposed units in the order of their exposure; those of deleted candidates are there, without values. */
export async function readUnits(db: Database, experiment: Experiment): Promise<readonly Unit[]> {
  const rows = await transact(db, async (db) => {
    await WITHOUT_NESTED_LOOPS.execute(db);
    return (await query(experiment).execute(db)).rows;
  });
  const arms = new Map(experiment.variants.map(({ id }, arm) => [id, arm]));
  return rows.map((row) => ({
    arm: arms.get(row.variant)!,
    epoch: row.epoch,
    at: row.at.getTime(),
    values: valuesOf((metric) => row[metric]),
    before: valuesOf((metric) => row[`${metric}_before`]),
  }));
}

const valuesOf = (read: (metric: MetricId) => number | null): Values =>
  Object.fromEntries(METRIC_IDS.flatMap((metric) => {
    const value = read(metric);
    return value === null ? [] : [[metric, value]];
  }));

/**
 * Where a table has no statistics, as on PGlite always, the planner takes thousands of units for twenty and looks each
 * of them up among all others: 5,000 units with 25,000 runs take half a minute. The price set on such loops makes every
 * query look worth compiling, which takes longer than it runs.
 */
const WITHOUT_NESTED_LOOPS =
  sql`select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`;

const HASH = (id: RawBuilder<string>): RawBuilder<string> =>
  sql`encode(sha256(convert_to(salt || ${id}::text, 'UTF8')), 'hex')`;

/** Its mean since the unit met its variant, and its mean before; `is_own` is null for what is neither. */
const means = (metric: MetricId, value: RawBuilder<number>): RawBuilder<unknown> =>
  sql`avg(${value}) filter (where is_own) as ${sql.ref(metric)},
    avg(${value}) filter (where not is_own) as ${sql.ref(`${metric}_before`)}`;

/**
 * `known`: whose ids are still there, hashed once each. `runs`: all that these did of this task with their variant, or
 * in the four weeks before. A thumb belongs to the run that wrote what it is on, and counts as known before only if it
 * was given before.
 */
const query = ({ id, task, questionType, unit }: Experiment): RawBuilder<Row> => {
  const column = sql.ref(unit === "candidate" ? "candidate_id" : "answer_id");
  return sql<Row>`
    with exposed as materialized (
      select exposure.unit_key, exposure.variant_id, exposure.epoch, exposure.at, stop.at as stopped_at
      from experiment_exposures as exposure left join experiment_stops as stop
        on stop.experiment_id = exposure.experiment_id and stop.variant_id = exposure.variant_id
      where exposure.experiment_id = ${id}
    ),
    ids as (
      select distinct ${column} as id from ai_requests
      where experiment_id = ${id} and ${column} is not null
    ),
    hashed as materialized (select ids.id, ${
    HASH(sql`ids.id`)
  } as unit_key from ids, experiment_salt),
    runs as materialized (
      select exposed.unit_key, exposed.at, run.id, run.outcome, run.cached,
        run.validity::double precision as validity,
        run.total_ms / 1000.0::double precision as seconds,
        run.cost_nano / 1e9::double precision as dollars,
        case
          when run.experiment_id = ${id} then nullif(run.variant_id = exposed.variant_id, false)
          when run.created_at < exposed.at and run.created_at >= exposed.at - interval '28 days' then false
        end as is_own
      from exposed join hashed on hashed.unit_key = exposed.unit_key
        join ai_requests as run on run.${column} = hashed.id
      where run.task = ${task} and run.outcome in ('complete', 'partial', 'abstained')
        and (${questionType}::text is null or run.question_type = ${questionType})
    ),
    of_runs as (
      select unit_key,
        ${means("abstention", sql`(outcome = 'abstained')::integer::double precision`)},
        ${means("validity", sql`validity`)},
        ${means("latency", sql`case when not cached then seconds end`)},
        ${means("cost", sql`case when not cached then dollars end`)}
      from runs group by unit_key
    ),
    of_thumbs as (
      select unit_key, ${means("thumbs", sql`(rating = 1)::integer::double precision`)}
      from runs
        join model_feedback as feedback on feedback.request_id = runs.id
        join ai_ratings as thumb on thumb.evaluation_id = feedback.evaluation_id
      where is_own or thumb.created_at < runs.at
      group by unit_key
    ),
    of_edits as (
      select unit_key, ${means("edit_distance", sql`value`)}
      from (
        select exposed.unit_key, outcome.value, case
          when outcome.at < exposed.at then nullif(outcome.at < exposed.at - interval '28 days', true)
          else nullif(outcome.at < coalesce(stopped_at, 'infinity'), false)
        end as is_own
        from exposed join experiment_outcomes as outcome on outcome.unit_key = exposed.unit_key
        where outcome.metric = 'edit_distance'
      ) as edits
      group by unit_key
    )
    select variant_id as variant, epoch, at, of_runs.*, of_thumbs.*, of_edits.*
    from exposed
      left join of_runs on of_runs.unit_key = exposed.unit_key
      left join of_thumbs on of_thumbs.unit_key = exposed.unit_key
      left join of_edits on of_edits.unit_key = exposed.unit_key
    order by at, exposed.unit_key`;
};
