-- What models made of the words of an answer, once per version of the words, and what candidates may choose about it.

-- Nobody is asked about words whose row is here: not after a reload, not by another server. The words of the feedback
-- stand in evaluations; a row without one says why there is none.
create table model_feedback (
  transcript_id uuid primary key references transcripts (id) on delete cascade,
  request_id uuid references ai_requests (id) on delete set null,
  evaluation_id uuid references evaluations (id) on delete cascade,
  -- partial: the stream broke off, and nobody could go on.
  -- running: a server is at it, and says so in claimed_at every few seconds; one that says nothing was killed.
  outcome text not null check (outcome in ('running', 'complete', 'partial', 'abstained')),
  coach_reason text
    check (coach_reason in ('no_model', 'over_budget', 'models_failed', 'not_valid', 'too_long', 'chosen')),
  -- Where the words were sent for it.
  places jsonb not null default '[]',
  claimed_by uuid not null,
  claimed_at timestamptz not null,
  check ((evaluation_id is null) = (outcome in ('running', 'abstained')))
);
create index model_feedback_request on model_feedback (request_id);
create index model_feedback_evaluation on model_feedback (evaluation_id);

-- An example is made of one version of the words; nothing has written to this table yet.
drop table model_answers;
create table model_answers (
  transcript_id uuid primary key references transcripts (id) on delete cascade,
  request_id uuid references ai_requests (id) on delete set null,
  model text not null,
  prompt_version text not null,
  text text not null,
  created_at timestamptz not null default now()
);
create index model_answers_request on model_answers (request_id);

-- A part of what a model wrote may have too few dimensions for an overall figure.
alter table evaluations drop constraint evaluations_check;
alter table evaluations add constraint evaluations_overall check (outcome = 'scored' or overall is null) not valid;

-- An answer may be too long for every model.
alter table ai_requests drop constraint ai_requests_coach_reason_check;
alter table ai_requests add constraint ai_requests_coach_reason_check
  check (coach_reason in ('no_model', 'over_budget', 'models_failed', 'not_valid', 'too_long', 'chosen'));

-- Where the text of a run is cached, so that it goes for good with what it quotes.
alter table ai_requests add column cache_key text;

-- Whether models outside this server may read the candidate's words, where the operator has declared any.
alter table candidates add column models text not null default 'ask' check (models in ('ask', 'off'));
