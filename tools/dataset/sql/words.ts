/** What was said, in one version or two, and what can be found of it. */
import type { Draw, Plan } from "../plan.ts";
import { MARKED, type Texts } from "../texts.ts";

/** The texts that answers are put together from. */
export function vocabulary({ sentences, projects }: Texts): string {
  const rows = (texts: readonly string[]) =>
    texts.map((text, index) => `(${index}, '${text.replaceAll("'", "''")}')`).join(",\n");
  return `
create unlogged table dataset.sentences (n integer primary key, text text);
insert into dataset.sentences values ${rows(sentences)};
create unlogged table dataset.projects (n integer primary key, text text);
insert into dataset.projects values ${rows(projects)};
analyze dataset.sentences; analyze dataset.projects`;
}

/** Four to sixteen sentences; sentence and project by their rank, the first most of all. */
export function words(_: Plan, draw: Draw, { sentences, projects }: Texts): string {
  const sentence = `floor(${sentences.length} * ${draw.unit("answer.n * 32 + k", "sentence")} ^ 2)`;
  const project = `floor(${projects.length} * ${draw.unit("answer.n", "project")} ^ 2)`;
  const marked = MARKED.map(({ word, share, sentence }) =>
    `case when ${draw.chance("answer.n", word, share)} then ' ${sentence}' else '' end`
  );
  return `
begin;
set local enable_hashjoin = off;
set local enable_mergejoin = off;
create unlogged table dataset.said as
select answer.n, answer.id as answer_id, answer.at, answer.mode, answer.state, (
    select string_agg(sentence.text, ' ' order by k)
    from generate_series(1, 4 + floor(13 * ${draw.unit("answer.n", "said")} ^ 2)::integer) as k
      join dataset.sentences as sentence on sentence.n = ${sentence}::integer
  ) || ' ' || project.text || ${marked.join("\n    || ")} as text,
  answer.mode = 'speak' and ${draw.chance("answer.n", "corrected", 0.25)} as corrected
from dataset.answers as answer
  join dataset.projects as project on project.n = ${project}::integer
where answer.state in ('ready', 'evaluated');
commit;

insert into transcripts (id, answer_id, source, provider, language, text, segments, confidence, created_at)
select ${
    draw.id("heard", "n")
  }, answer_id, case mode when 'speak' then 'recogniser' else 'typed' end,
  case mode when 'speak' then 'pocketsphinx' end, 'en', text,
  case mode when 'speak' then ${SEGMENTS} else '[]' end, case mode when 'speak' then 0.87 end,
  at + interval '1 minute'
from dataset.said order by n;

insert into transcripts (id, answer_id, source, provider, language, text, segments, confidence, created_at)
select ${
    draw.id("corrected", "n")
  }, answer_id, 'corrected', 'pocketsphinx', 'en', text || ' That is all.',
  ${SEGMENTS}, 0.87, at + interval '2 minutes'
from dataset.said where corrected order by n`;
}

/** Much lighter than what a recogniser writes: without words. */
const SEGMENTS =
  `'[{"text":"","startMs":0,"endMs":9000,"confidence":0.9,"words":[]},{"text":"","startMs":9500,` +
  `"endMs":21000,"confidence":0.84,"words":[]}]'::jsonb`;

/** The question, the newest words and the feedback: in the order in which the product writes them. Triggers may be off. */
export function searchDocuments(_: Plan, draw: Draw): string {
  return `
insert into search_documents (answer_id, candidate_id, part, body)
select answer.id, answer.candidate_id, document.part, document.body
from dataset.answers as answer join dataset.said on said.answer_id = answer.id
  join questions on questions.id = ${draw.id("question", "answer.question")}
  left join dataset.feedback on feedback.answer_id = answer.id,
  lateral (values ('question', questions.text),
    ('answer', said.text || case when said.corrected then ' That is all.' else '' end),
    ('feedback', feedback.text)) as document (part, body)
where document.body is not null
order by answer.n;

insert into search_words (candidate_id)
select distinct candidate_id from search_documents on conflict do nothing`;
}
