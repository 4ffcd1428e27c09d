-- What models were asked, what that cost, and what candidates thought of it. Money is whole nano-dollars (1e-9 $):
-- a bigint holds nine billion dollars of them. Words of candidates stand in model_answers alone.

-- One row a run. It is written before the first call, as "running", so that every call has a run to be booked on;
-- what a killed process left is set to "lost". When a candidate deletes what is theirs, the money stays.
create table ai_requests (
  id uuid primary key,
  task text not null,
  question_type text check (question_type in ('behavioral', 'technical', 'situational', 'cultural')),
  candidate_id uuid references candidates (id) on delete set null,
  interview_id uuid references interviews (id) on delete set null,
  answer_id uuid references answers (id) on delete set null,
  prompt_version text not null,
  experiment_id text,
  variant_id text,
  -- The one whose text was kept.
  model text,
  outcome text not null default 'running'
    check (outcome in ('running', 'complete', 'partial', 'abstained', 'aborted', 'lost')),
  coach_reason text check (coach_reason in ('no_model', 'over_budget', 'models_failed', 'not_valid', 'chosen')),
  cached boolean not null default false,
  -- The sum of its calls, kept by the statement that books a call.
  cost_nano bigint not null default 0 check (cost_nano >= 0),
  first_text_ms integer,
  total_ms integer,
  validity real check (validity between 0 and 1),
  -- Why the router chose as it did.
  decision jsonb,
  created_at timestamptz not null default now()
);
create index ai_requests_candidate on ai_requests (candidate_id, created_at);
create index ai_requests_interview on ai_requests (interview_id);
create index ai_requests_answer on ai_requests (answer_id);
create index ai_requests_created on ai_requests (created_at);
create index ai_requests_variant on ai_requests (experiment_id, variant_id, created_at)
  where experiment_id is not null;
create index ai_requests_running on ai_requests (created_at) where outcome = 'running';

-- The ledger: one row a call, retries and hedges included. "unknown" stands for a call whose end nobody saw, at the
-- most it may have cost: money is never understated.
create table ai_calls (
  id uuid primary key,
  request_id uuid not null references ai_requests (id),
  number integer check (number >= 1),
  role text check (role in ('primary', 'retry', 'fallback', 'hedge', 'continuation', 'repair')),
  model text not null,
  provider text not null,
  outcome text not null check (outcome in ('won', 'failed', 'broken', 'lost', 'aborted', 'unknown')),
  error_kind text,
  input_tokens integer not null,
  cached_input_tokens integer not null,
  output_tokens integer not null,
  estimated boolean not null,
  cost_nano bigint not null check (cost_nano >= 0),
  started_at timestamptz not null,
  first_text_ms integer,
  total_ms integer,
  check (outcome = 'unknown' or (number is not null and role is not null and total_ms is not null))
);
create index ai_calls_request on ai_calls (request_id);
create index ai_calls_started on ai_calls (started_at);

-- What is spent and set aside in each scope that may have a cap. Days are UTC.
create table budget_accounts (
  scope text not null check (scope in ('day', 'candidate_day', 'interview')),
  day date,
  candidate_id uuid references candidates (id) on delete cascade,
  interview_id uuid references interviews (id) on delete cascade,
  spent_nano bigint not null default 0 check (spent_nano >= 0),
  reserved_nano bigint not null default 0 check (reserved_nano >= 0),
  unique nulls not distinct (scope, day, candidate_id, interview_id),
  check ((scope = 'interview') = (day is null)),
  check ((scope = 'candidate_day') = (candidate_id is not null)),
  check ((scope = 'interview') = (interview_id is not null))
);
create index budget_accounts_candidate on budget_accounts (candidate_id) where candidate_id is not null;
create index budget_accounts_interview on budget_accounts (interview_id) where interview_id is not null;

-- Money set aside for a call that is on its way; the accounts are those of `day` and of the run. A row whose time is
-- over was left by a killed process: it is booked as spent.
create table budget_reservations (
  id uuid primary key,
  request_id uuid not null references ai_requests (id),
  model text not null,
  provider text not null,
  day date not null,
  nano bigint not null check (nano >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index budget_reservations_expires on budget_reservations (expires_at);
create index budget_reservations_request on budget_reservations (request_id);

-- A candidate's thumb on an evaluation.
create table ai_ratings (
  evaluation_id uuid primary key references evaluations (id) on delete cascade,
  candidate_id uuid not null references candidates (id) on delete cascade,
  rating smallint not null check (rating in (-1, 1)),
  created_at timestamptz not null default now()
);
create index ai_ratings_candidate on ai_ratings (candidate_id);

create table model_answers (
  answer_id uuid primary key references answers (id) on delete cascade,
  request_id uuid references ai_requests (id) on delete set null,
  model text not null,
  prompt_version text not null,
  text text not null,
  created_at timestamptz not null default now()
);
create index model_answers_request on model_answers (request_id);
