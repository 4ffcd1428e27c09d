-- Experiments on prompts and models: who has met which variant, and what follows from that. Runs say what came of it
-- (ai_requests.experiment_id, variant_id); units are named by a key alone, see below.

-- A unit is a candidate or an answer. Its key is sha-256 of this salt and its id, so that counts stay whole when a
-- candidate deletes what is theirs, while nothing here leads back to them: the id is gone, and a key cannot be
-- turned round, nor tried out by who has an id and these tables but not the salt. One row, made at first use.
create table experiment_salt (
  is_only boolean primary key default true check (is_only),
  salt text not null
);

-- One row from the first start with it in the models file. What is compared never changes under one id.
create table experiments (
  id text primary key,
  declaration text not null,
  -- How often figures were computed; intervals hold whatever this number is.
  looks integer not null default 0,
  begun_at timestamptz not null
);

-- Each variant's share of new units, in the order of the declaration, from a moment on that all servers know ahead.
create table experiment_shares (
  experiment_id text not null references experiments (id) on delete cascade,
  epoch integer not null check (epoch >= 0),
  shares jsonb not null,
  effective_at timestamptz not null,
  primary key (experiment_id, epoch)
);

-- Variants that did harm: nobody gets them from `at` on, nor do those who had them.
create table experiment_stops (
  experiment_id text not null references experiments (id) on delete cascade,
  variant_id text not null,
  reason text not null,
  at timestamptz not null,
  primary key (experiment_id, variant_id)
);

-- The first time that a unit met a variant: once for each experiment, and that is its variant for good.
create table experiment_exposures (
  experiment_id text not null references experiments (id) on delete cascade,
  unit_key text not null,
  variant_id text not null,
  -- Whose shares the unit was assigned by.
  epoch integer not null,
  request_id uuid references ai_requests (id) on delete set null,
  at timestamptz not null,
  primary key (experiment_id, unit_key)
);
create index experiment_exposures_request on experiment_exposures (request_id);

-- What is measured outside of runs, of every unit, so that there are values from before an experiment too.
create table experiment_outcomes (
  id bigint generated always as identity primary key,
  unit_key text not null,
  metric text not null check (metric in ('edit_distance')),
  value double precision not null,
  at timestamptz not null
);
create index experiment_outcomes_unit on experiment_outcomes (unit_key, at);
