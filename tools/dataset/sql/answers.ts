/** Questions of the bank, and attempts at them in every state that an answer can be in. */
import { QUESTION_BANK } from "../../../lib/interview/mod.ts";
import type { Draw, Plan } from "../plan.ts";

/** Kept sound, for those who chose neither more nor less. */
const DAY = "interval '24 hours'";

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export function questions(_: Plan, draw: Draw): string {
  const bank = QUESTION_BANK.map(({ id, type, text, shows }, index) =>
    `(${index}, ${quote(id)}, ${quote(type)}, ${quote(text)}, ${
      quote(JSON.stringify(shows))
    }::jsonb)`
  );
  return `
create unlogged table dataset.bank (n integer primary key, id text, type text, text text, shows jsonb);
insert into dataset.bank values ${bank.join(",\n")};
analyze dataset.bank;

create unlogged table dataset.questions as
select row_number() over (order by interview.n, position)::integer as n, interview.n as interview,
  position, interview.id as interview_id, interview.candidate_id, interview.mode,
  interview.at + interval '3 minutes' * (position - 1) as at
from dataset.interviews as interview, generate_series(1, interview.questions) as position;

insert into questions (id, interview_id, position, type, bank_id, text, shows)
select ${draw.id("question", "question.n")}, question.interview_id, question.position, bank.type,
  case when not ${
    draw.chance("question.interview", "job", 0.1)
  } then bank.id end, bank.text, bank.shows
from dataset.questions as question join dataset.bank as bank
  on bank.n = floor(${QUESTION_BANK.length} * ${draw.unit("question.n", "bank")})::integer
order by question.n`;
}

/** `age`: 0 for the newest. Ended long ago, almost all are evaluated. */
export function answers({ answers, until }: Plan, draw: Draw): string {
  const open = Math.max(5, Math.round(answers / 5000));
  const stopped = open + Math.max(3, Math.round(answers / 20000));
  return `
create unlogged table dataset.answers as
select *, ${draw.id("answer", "n")} as id, case
    when age < ${open} and mode = 'speak' then 'open'
    when age < ${stopped} and mode = 'speak' then 'stopped'
    when ${draw.chance("n", "state", 0.06)} then 'ready' else 'evaluated' end as state
from (
  select row_number() over (order by at, question, attempt)::integer as n,
    (${answers} - row_number() over (order by at, question, attempt))::integer as age, attempted.*
  from (
    select question.n as question, attempt, question.interview_id, question.candidate_id,
      question.mode, question.at + interval '2 minutes' * (attempt - 1)
        + interval '20 seconds' * ${draw.unit("question.n", "pause")} as at
    from dataset.questions as question, generate_series(1, ${attemptsOf(draw)}) as attempt
    order by question.at desc, question.n desc, attempt desc limit ${answers}
  ) as attempted
) as numbered;

insert into answers (id, question_id, interview_id, candidate_id, attempt, mode, state, codec,
  packets, bytes, duration_ms, audio, audio_until, abandoned, created_at)
select answer.id, ${draw.id("question", "answer.question")}, interview_id, candidate_id, attempt,
  mode, state, case when spoken then 'opus' end, packets, packets * 180, packets * 60,
  ${audio(until, "'kept'", "'deleted'", "'none'")},
  ${
    audio(
      until,
      `case when state = 'open' or retention = 'day' then at + ${DAY} end`,
      "null",
      "null",
    )
  },
  spoken and state <> 'open' and ${draw.chance("n", "abandoned", 0.005)}, at
from dataset.answers as answer join candidates on candidates.id = answer.candidate_id,
  lateral (select mode = 'speak' as spoken, case when mode = 'speak'
    then 300 + floor(2500 * ${
    draw.unit("n", "length")
  } ^ 2)::integer else 0 end as packets) as spoken
order by n`;
}

/** One mostly, six at the most, none where the candidate left. */
const attemptsOf = (draw: Draw): string => {
  const unit = draw.unit("question.n", "attempts");
  return `case when ${unit} < 0.15 then 0 when ${unit} < 0.85 then 1 when ${unit} < 0.94 then 2
    when ${unit} < 0.98 then 3 else 6 end`;
};

const audio = (until: string, kept: string, deleted: string, none: string): string =>
  `case
    when not spoken then ${none}
    when retention = 'keep' or state in ('open', 'stopped') or retention = 'day'
      and at > '${until}'::timestamptz - ${DAY} then ${kept}
    else ${deleted} end`;

/** Of what is kept, every twentieth answer has its packets, and its segments one in ten of all. */
export function sound(_: Plan, draw: Draw): string {
  return `
insert into audio_batches (answer_id, first_seq, packet_count, payload)
select answer.id, batch * 50, 50, decode(repeat(md5(answer.n || ' ' || batch), 60), 'hex')
from dataset.answers as answer join answers as stored on stored.id = answer.id,
  generate_series(0, 4) as batch
where stored.audio = 'kept' and ${draw.chance("answer.n", "sound", 0.05)}
order by answer.n, batch;

insert into segments (answer_id, position, start_ms, end_ms, text, confidence, words)
select id, position, position * 9000, position * 9000 + 7000,
  'I wrote it down and asked the others', 0.8 + 0.2 * ${draw.unit("n", "confidence")}, '[]'
from dataset.answers, generate_series(0, 5) as position
where mode = 'speak' and state <> 'open' and ${draw.chance("n", "segments", 0.1)}
order by n, position`;
}
