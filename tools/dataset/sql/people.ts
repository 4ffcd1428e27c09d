/** Candidates, and who practised when: few practise a lot, and many on the evening before. */
import { ROLE_SUGGESTIONS } from "../../../lib/interview/mod.ts";
import type { Draw, Plan } from "../plan.ts";

/** Interviews of the candidate in place r are in proportion to r^-SKEW. */
const SKEW = 0.6;
/** Days between evenings on which everybody practises, and the share of interviews held then. */
const BURST_DAYS = 14;
const BURST_SHARE = 0.3;
/** More interviews every month: the share of them that was held by a time is that time to this power. */
const GROWTH = 1.6;

const KINDS = ["behavioral", "technical", "situational", "cultural", "mix"];
const MODES = ["speak", "speak", "speak", "type"];
const RETENTION = ["day", "day", "day", "day", "day", "day", "day", "day", "at_once", "keep"];
const DELIVERY = ["private", "private", "private", "baseline", "off"];

export function candidates({ candidates, until }: Plan, draw: Draw): string {
  return `
insert into candidates (id, retention, delivery, models, created_at)
select ${draw.id("candidate", "n")}, ${draw.pick("n", "retention", RETENTION)},
  ${draw.pick("n", "delivery", DELIVERY)},
  case when ${draw.chance("n", "models", 0.15)} then 'off' else 'ask' end,
  '${until}'::timestamptz - interval '366 days'
from generate_series(1, ${candidates}) as n`;
}

/** In the order of time. */
export function interviews(plan: Plan, draw: Draw): string {
  return `
create unlogged table dataset.interviews as
select row_number() over (order by at, n)::integer as n, ${draw.id("interview", "n")} as id,
  candidate, ${draw.id("candidate", "candidate")} as candidate_id, at,
  ${draw.pick("n", "kind", KINDS)} as kind, ${draw.pick("n", "mode", MODES)} as mode,
  3 + floor(5 * ${draw.unit("n", "questions")})::integer as questions
from (
  select n, candidate, least('${plan.until}'::timestamptz - interval '1 minute',
    case when ${draw.chance("n", "burst", BURST_SHARE)} then ${
    evening(plan, draw)
  } else at end) as at
  from (
    select n, ${candidateOf(plan, draw)} as candidate, ${timeOf(plan)} as at
    from generate_series(1, ${plan.interviews}) as n
  ) as drawn
) as timed;

insert into interviews (id, candidate_id, role, kind, mode, question_count, time_limit_s, created_at)
select id, candidate_id, ${draw.pick("n", "role", ROLE_SUGGESTIONS)}, kind, mode, questions,
  case when ${draw.chance("n", "limit", 0.4)} then 180 end, at
from dataset.interviews order by n`;
}

const candidateOf = ({ candidates }: Plan, draw: Draw): string =>
  `1 + floor(${candidates} * ${draw.unit("n", "candidate")} ^ ${1 / (1 - SKEW)})::integer`;

const timeOf = ({ interviews, until }: Plan): string =>
  `'${until}'::timestamptz - interval '1 year' * (1 - (n::float8 / ${interviews}) ^ ${1 / GROWTH})`;

/** Within two hours of the nearest such evening before. */
const evening = ({ until }: Plan, draw: Draw): string =>
  `'${until}'::timestamptz - interval '1 day' * ${BURST_DAYS}
    * ceil(extract(epoch from '${until}'::timestamptz - at) / 86400 / ${BURST_DAYS})
    + interval '2 hours' * ${draw.unit("n", "evening")}`;
