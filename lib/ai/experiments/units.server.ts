/** Reads units with their outcomes. Runs are averaged here, unit by unit: what was assigned is what counts once. */
import { type RawBuilder, sql } from "kysely";
import { type Database, json, transact } from "../../db/mod.ts";
import type { Experiment } from "./definition.ts";
import { COACH_COUNTS, METRIC_IDS, type MetricId } from "./metrics.ts";
import type { Unit, Values } from "./units.ts";

type Row =
  & { readonly variant: string; readonly epoch: number; readonly at: Date }
  & { readonly [C in MetricId | `${MetricId}_before`]: number | null };

/** All exposed units in the order of their exposure; those of deleted candidates are there, without values. */
export async function readUnits(db: Database, experiment: Experiment): Promise<readonly Unit[]> {
  const rows = await transact(db, async (db) => {
    await UNCOMPILED.execute(db);
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
 * The planner takes each of so many look-ups to come from a disk: that makes it look worth two seconds of compiling, where
 * it runs for a fraction of one.
 */
const UNCOMPILED = sql`select set_config('jit', 'off', true)`;

/** Its mean since the unit met its variant, and its mean before. */
const means = (metric: MetricId): RawBuilder<unknown> =>
  sql`avg(${sql.ref(metric)}) filter (where is_own) as ${sql.ref(metric)},
    avg(${sql.ref(metric)}) filter (where not is_own) as ${sql.ref(`${metric}_before`)}`;

const reasonsThat = (count: "failed" | "apart"): readonly string[] =>
  Object.entries(COACH_COUNTS).filter(([, counts]) => counts === count).map(([reason]) => reason);

/** Whether who answered is named by the run's variant, such as the coach: it then stands in for nobody. */
function isNamed({ variants }: Experiment): RawBuilder<boolean> {
  const models = Object.fromEntries(variants.map(({ id, model }) => [id, model]));
  return sql`coalesce(${json(models)} ->> variant_id = model, false)`;
}

/**
 * `known`: whose ids are still there, as the run says by which they met their variant. `runs`: all that these did of
 * this task with their variant, or in the four weeks before. A thumb belongs to the run that wrote what it is on, and
 * counts as known before only if it was given before.
 *
 * Where tables have no statistics, as on PGlite always, the planner takes thousands of units for twenty and would compare
 * each of them with all runs. So runs are looked up unit by unit ("offset 0" holds the planner to it), and what was
 * measured is put together by one grouping rather than by joins.
 */
const query = (experiment: Experiment): RawBuilder<Row> => {
  const { id, task, questionType, unit } = experiment;
  const column = sql.ref(unit === "candidate" ? "candidate_id" : "answer_id");
  return sql<Row>`
    with known as materialized (
      select exposure.*, first.${column} as id
      from experiment_exposures as exposure
        join ai_requests as first on first.id = exposure.request_id
      where exposure.experiment_id = ${id} and first.${column} is not null
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
      select unit_key, variant_id, epoch, at, null::boolean as is_own, ${NO_VALUES}
      from experiment_exposures where experiment_id = ${id}
      union all
      select unit_key, null, null, null, is_own, null, null,
        (outcome = 'abstained' or is_failed)::integer, case when is_failed then 0 else validity end,
        case when not cached then total_ms / 1000.0::double precision end,
        case when not cached then cost_nano / 1e9::double precision end
      from runs
      union all
      select unit_key, null, null, null, is_own, (rating = 1)::integer, null, null, null, null, null
      from runs
        join model_feedback as feedback on feedback.request_id = runs.id
        join ai_ratings as thumb on thumb.evaluation_id = feedback.evaluation_id
      where is_own or thumb.created_at < runs.at
      union all
      select exposure.unit_key, null, null, null, outcome.at >= exposure.at, null, outcome.value,
        null, null, null, null
      from experiment_outcomes as outcome
        join experiment_exposures as exposure
          on exposure.experiment_id = ${id} and exposure.unit_key = outcome.unit_key
        left join experiment_stops as stop
          on stop.experiment_id = ${id} and stop.variant_id = exposure.variant_id
      where outcome.metric = 'edit_distance' and outcome.at >= exposure.at - interval '28 days'
        and outcome.at < greatest(exposure.at, coalesce(stop.at, 'infinity'))
    )
    select max(variant_id) as variant, max(epoch) as epoch, max(at) as at,
      ${sql.join(METRIC_IDS.map(means))}
    from measured group by unit_key order by max(at), unit_key`;
};

/** In the order of the metrics. */
const NO_VALUES = sql.join(
  METRIC_IDS.map((metric) => sql`null::double precision as ${sql.ref(metric)}`),
);
