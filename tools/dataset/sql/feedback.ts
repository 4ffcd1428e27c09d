/** The coach's evaluations, measures of delivery, models' feedback and candidates' thumbs. */
import { DIMENSION_IDS } from "../../../lib/coach/mod.ts";
import type { Draw, Plan } from "../plan.ts";

const REMARKS = [
  "You name the situation and what was at stake.",
  "Say what you did yourself, and what others did.",
  "A figure would show how large the change was.",
  "The result comes late: say it before the details.",
  "You stay with the question from the first sentence on.",
  "Half of the answer is about the background.",
  "The steps are clear and follow each other.",
  "It is not clear what you learned from it.",
];
const FOLLOW_UPS = [
  "What would you do differently today?",
  "How did the others see it?",
  "How did you know that it had worked?",
  "What was the hardest part of it?",
];

/** A dimension with its remark; the figures are drawn. */
const dimension = (draw: Draw, id: string): string =>
  `'{"id":"${id}","evidence":[],"score":' || round(${draw.unit("n", `score ${id}`)}::numeric, 2)
    || ',"remark":"' || ${draw.pick("n", `remark ${id}`, REMARKS)} || '"}'`;

/** One in twelve abstains. `author` is the JSON of who wrote it. */
const evaluation = (draw: Draw, author: string): string =>
  `case when abstained then
    '{"outcome":"abstained","reason":"too_short","message":"Say a little more.","author":${author}}'
  else '{"outcome":"scored","author":${author},"overall":' || overall || ',"advice":[],"followUp":"'
    || ${draw.pick("n", "follow up", FOLLOW_UPS)} || '","dimensions":['
    || ${DIMENSION_IDS.map((id) => dimension(draw, id)).join(" || ',' || ")} || ']}' end`;

/** `text`: what a search finds of it. */
export function feedback(_: Plan, draw: Draw): string {
  return `
create unlogged table dataset.feedback as
select n, answer_id, at + interval '3 minutes' as at, ${
    draw.chance("n", "abstained", 0.08)
  } as abstained,
  round(${draw.unit("n", "overall")}::numeric, 2) as overall,
  case when corrected then ${draw.id("corrected", "n")} else ${
    draw.id("heard", "n")
  } end as transcript_id,
  ${
    DIMENSION_IDS.map((id) => draw.pick("n", `remark ${id}`, REMARKS)).join(" || ' ' ||\n    ")
  } as text
from dataset.said where state = 'evaluated';

insert into evaluations (id, answer_id, transcript_id, author_kind, author_name, author_version,
  outcome, overall, evaluation, created_at)
select ${draw.id("evaluation", "n")}, answer_id, transcript_id, 'coach', 'coach', '7',
  case when abstained then 'abstained' else 'scored' end, case when not abstained then overall end,
  (${evaluation(draw, '{"kind":"coach","name":"coach","version":"7"}')})::jsonb, at
from dataset.feedback order by n`;
}

export function deliveries(_: Plan, draw: Draw): string {
  const measure = (id: string, most: number) =>
    `'{"id":"${id}","unit":"%","typical":[0,1],"source":"","reason":null,"value":'
      || round((${most} * ${draw.unit("answer.n", id)})::numeric, 1) || '}'`;
  return `
insert into deliveries (answer_id, delivery, created_at)
select answer.id, ('{"sound":null,"fillers":[],"tooNoisy":false,"measures":['
  || ${measure("speaking_rate", 220)} || ',' || ${measure("pause_ratio", 60)} || ','
  || ${measure("fillers", 9)} || ']}')::jsonb, at + interval '1 minute'
from dataset.answers as answer join candidates on candidates.id = answer.candidate_id
where mode = 'speak' and state in ('ready', 'evaluated') and candidates.delivery <> 'off'
order by answer.n`;
}

/** Of the runs that dataset.requests holds: what they gave, and what was thought of it. */
export function modelFeedback(_: Plan, draw: Draw): string {
  return `
create unlogged table dataset.readings as
select feedback.*, request.id as request_id, request.outcome, request.model, request.ended_at
from dataset.requests as request join dataset.feedback on feedback.answer_id = request.answer_id
where request.task = 'evaluate' and request.outcome in ('complete', 'partial', 'abstained')
  and not abstained;

insert into evaluations (id, answer_id, transcript_id, author_kind, author_name, author_version,
  outcome, overall, evaluation, created_at)
select ${
    draw.id("reading", "n")
  }, answer_id, transcript_id, 'model', model, 'evaluate/behavioral@1',
  'scored', overall,
  (${evaluation(draw, '{"kind":"model","name":"large","version":"evaluate/behavioral@1"}')})::jsonb,
  ended_at
from dataset.readings where outcome <> 'abstained' order by n;

insert into model_feedback (transcript_id, request_id, evaluation_id, outcome, coach_reason,
  claimed_by, claimed_at)
select transcript_id, request_id,
  case when outcome <> 'abstained' then ${draw.id("reading", "n")} end, outcome,
  case when outcome = 'abstained' then 'not_valid' end, ${draw.id("server", "1")}, ended_at
from dataset.readings order by n;

insert into ai_ratings (evaluation_id, candidate_id, rating, created_at)
select ${draw.id("reading", "reading.n")}, answer.candidate_id,
  case when ${draw.chance("reading.n", "thumb", 0.7)} then 1 else -1 end,
  ended_at + interval '1 minute'
from dataset.readings as reading join dataset.answers as answer on answer.id = reading.answer_id
where outcome <> 'abstained' and ${draw.chance("reading.n", "rated", 0.08)} order by reading.n`;
}
