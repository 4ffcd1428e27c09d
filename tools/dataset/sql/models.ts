/** Runs of models, their calls, and the money. */
import type { Draw, Plan } from "../plan.ts";

const MODELS = ["acme/large", "acme/large", "acme/large", "acme/small", "acme/small", "local/tiny"];
const TASKS = [
  ["evaluate", 0.6],
  ["transcribe", 0.2],
  ["model_answer", 0.05],
  ["follow_up", 0.05],
] as const;
/** Experiments by the share of a year, counted from its end, for which they have run, and their unit. */
export const EXPERIMENTS = [
  { id: "shorter-prompt", unit: "candidate_id", days: 60 },
  { id: "small-first", unit: "answer_id", days: 20 },
] as const;

/** Runs in the order of time; a few of the newest run still, few of the others ended badly. */
export function requests(plan: Plan, draw: Draw): string {
  const wanted = TASKS.map(([task, share]) =>
    `('${task}', ${draw.chance("answer.n", task, share)} and ${
      task === "transcribe" ? "mode = 'speak' and state <> 'open'" : "state = 'evaluated'"
    })`
  );
  return `
create unlogged table dataset.requests as
select *, ${draw.id("request", "n")} as id, ${draw.pick("n", "model", MODELS)} as model,
  ${draw.chance("n", "cached", 0.12)} as cached,
  400 + floor(5000 * ${draw.unit("n", "latency")} ^ 3)::integer as total_ms,
  at + interval '5 seconds' as ended_at,
  case when age < 12 then 'running' when ${draw.chance("n", "complete", 0.93)} then 'complete'
    else ${draw.pick("n", "outcome", ["partial", "abstained", "aborted", "lost"])} end as outcome,
  ${experimentOf(plan, draw)} as experiment
from (
  select row_number() over (order by at, answer, task)::integer as n,
    row_number() over (order by at desc, answer desc, task desc)::integer as age, asked.*
  from (
    select answer.n as answer, answer.id as answer_id, interview_id, candidate_id,
      answer.at + interval '200 seconds' as at, wanted.task
    from dataset.answers as answer, lateral (values ${
    wanted.join(", ")
  }) as wanted (task, is_wanted)
    where wanted.is_wanted
  ) as asked
) as numbered;

insert into ai_requests (id, task, question_type, candidate_id, interview_id, answer_id,
  prompt_version, experiment_id, variant_id, model, outcome, coach_reason, cached, cost_nano,
  first_text_ms, total_ms, validity, decision, cache_key, created_at)
select id, task, case when task <> 'transcribe' then 'behavioral' end, candidate_id, interview_id,
  answer_id, task || '/behavioral@1', experiment, ${variantOf(draw)},
  case when outcome <> 'running' then model end, outcome,
  case when outcome = 'abstained' then 'not_valid' end, cached,
  case when cached or outcome = 'running' then 0 else total_ms * 1000 end,
  total_ms / 4, total_ms, 0.9, case when not cached and outcome <> 'running' then ${DECISION} end,
  case when outcome = 'complete' and task <> 'transcribe' then 'text:' || md5(n::text) end, at
from dataset.requests order by n`;
}

const DECISION = `('{"reason":"best","explored":false,"figures":[{"model":"' || model
    || '","quality":0.81,"dollars":0.0021,"seconds":2.4,"score":0.77},{"model":"local/tiny",'
    || '"quality":0.52,"dollars":0,"seconds":1.1,"score":0.51}]}')::jsonb`;

const experimentOf = ({ until }: Plan, draw: Draw): string =>
  `case ${
    EXPERIMENTS.map(({ id, days }, index) =>
      `when task = 'evaluate' and at > '${until}'::timestamptz - interval '${days} days'
        and ${draw.chance("answer", "experiment", 0.5)} = ${index === 0} then '${id}'`
    ).join("\n    ")
  } end`;

/** By the unit, so that it meets the same variant every time. */
export const variantOf = (draw: Draw): string =>
  `case ${
    EXPERIMENTS.map(({ id, unit }) =>
      `when experiment = '${id}' then case when ${
        draw.chance(`hashtext(${unit}::text)`, "variant", 0.5)
      } then 'control' else 'changed' end`
    ).join("\n    ")
  } end`;

/** One call a run that asked, and a second for one in eight. */
export function calls(_: Plan, draw: Draw): string {
  return `
insert into ai_calls (id, request_id, number, role, model, provider, outcome, error_kind, input_tokens,
  cached_input_tokens, output_tokens, estimated, cost_nano, started_at, first_text_ms, total_ms)
select ${draw.id("call", "n * 2 + number")}, id, number,
  case number when 1 then 'primary' else ${draw.pick("n", "role", ["retry", "hedge"])} end, model,
  split_part(model, '/', 1), case when number = calls then 'won' else 'failed' end,
  case when number < calls then 'overloaded' end, 900 + n % 700, 0, 200 + n % 300, false,
  total_ms * 1000 / calls, at + interval '1 second' * number, total_ms / 4, total_ms
from (
  select *, case when ${draw.chance("n", "calls", 0.125)} then 2 else 1 end as calls
  from dataset.requests where not cached and outcome <> 'running'
) as asked, generate_series(1, calls) as number
order by n, number`;
}

/** Set aside for a call, in nano-dollars. */
const RESERVED = 5_000_000;

const SUMS = "coalesce(sum(total_ms) filter (where outcome <> 'running'), 0) * 1000, " +
  `count(*) filter (where outcome = 'running') * ${RESERVED}`;

/** Accounts are kept for three days, those of interviews for good; what still runs has money set aside. */
export function money({ until }: Plan, draw: Draw): string {
  const day = "(at at time zone 'UTC')::date";
  const recent = `${day} > ('${until}'::timestamptz at time zone 'UTC')::date - 3`;
  return `
insert into budget_accounts (scope, day, candidate_id, interview_id, spent_nano, reserved_nano)
select 'day', ${day}, null::uuid, null::uuid, ${SUMS} from dataset.requests where ${recent} group by 2
union all
select 'candidate_day', ${day}, candidate_id, null::uuid, ${SUMS}
from dataset.requests where ${recent} group by 2, 3
union all
select 'interview', null::date, null::uuid, interview_id, ${SUMS} from dataset.requests group by 4;

insert into budget_reservations (id, request_id, model, provider, day, nano, created_at, expires_at)
select ${
    draw.id("reservation", "n")
  }, id, model, split_part(model, '/', 1), ${day}, ${RESERVED}, at,
  at + interval '10 minutes'
from dataset.requests where outcome = 'running';

insert into model_answers (transcript_id, request_id, model, prompt_version, text, created_at)
select feedback.transcript_id, request.id, request.model, 'model_answer/behavioral@1',
  'I would begin with the result.', ended_at
from dataset.requests as request join dataset.feedback on feedback.answer_id = request.answer_id
where request.task = 'model_answer' and request.outcome = 'complete' order by request.n`;
}
