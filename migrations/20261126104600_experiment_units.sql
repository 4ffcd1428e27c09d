-- What was measured of each unit, so that a look reads a row a unit, and counts anew only the units of which something has
-- changed since the last look: lib/ai/experiments/counting.server.ts. Every server looks every five minutes. To count all
-- 4,900 units among 160,000 runs (200,000 answers) took 0.8 s; to read them takes 0.03 s, and to count 50 of them 0.02 s.
create table experiment_units (
  experiment_id text not null,
  unit_key text not null,
  -- By metric, means over what came since the unit met its variant, and over the four weeks before.
  measured jsonb not null,
  before jsonb not null,
  primary key (experiment_id, unit_key),
  foreign key (experiment_id, unit_key) references experiment_exposures on delete cascade
);

-- How far experiment_units goes; all null = nothing is counted.
alter table experiments
  -- Changes that are not seen in it are not counted yet.
  add column counted pg_snapshot,
  -- The query by which units were counted: by another one they are counted anew.
  add column counted_by text,
  -- When all of them were counted.
  add column counted_anew_at timestamptz;

-- Units of which something has changed, each by the transaction that changed it: what was committed after a look is told
-- from what was before, however long it took. A unit is a candidate or an answer, in an experiment or not. Two days are
-- kept.
create table experiment_changes (
  xid xid8 not null default pg_current_xact_id(),
  unit_key text not null,
  at timestamptz not null default now(),
  primary key (xid, unit_key)
);

-- Keys as in lib/ai/experiments/unit_keys.server.ts.
create function note_units(ids uuid[]) returns void language plpgsql as $$
begin
  insert into experiment_salt (salt)
    select gen_random_uuid()::text || gen_random_uuid() where not exists (select from experiment_salt)
    on conflict do nothing;
  insert into experiment_changes (unit_key)
    select encode(sha256(convert_to(salt || id, 'UTF8')), 'hex')
    from experiment_salt, unnest(ids) as id where id is not null
    on conflict do nothing;
end $$;

create function note_run() returns trigger language plpgsql as $$
begin
  perform note_units(array[old.candidate_id, old.answer_id, new.candidate_id, new.answer_id]);
  return null;
end $$;

-- A run is measured once it is over; what is booked on it before then changes nothing. Takes 0.13 ms at its end.
create trigger ai_requests_inserted after insert on ai_requests for each row
  when (new.outcome <> 'running') execute function note_run();
create trigger ai_requests_updated after update on ai_requests for each row
  when ((old.outcome <> 'running' or new.outcome <> 'running') and old.* is distinct from new.*)
  execute function note_run();
create trigger ai_requests_deleted after delete on ai_requests for each row
  when (old.outcome <> 'running') execute function note_run();

-- What a run wrote, on which there may be a thumb.
create function note_feedback() returns trigger language plpgsql as $$
begin
  perform note_units(array(
    select unnest(array[candidate_id, answer_id]) from ai_requests
    where id in (old.request_id, new.request_id)
  ));
  return null;
end $$;

create trigger model_feedback_inserted after insert on model_feedback for each row
  when (new.evaluation_id is not null) execute function note_feedback();
create trigger model_feedback_updated after update on model_feedback for each row
  when ((old.request_id, old.evaluation_id) is distinct from (new.request_id, new.evaluation_id))
  execute function note_feedback();
create trigger model_feedback_deleted after delete on model_feedback for each row
  when (old.evaluation_id is not null) execute function note_feedback();

create function note_thumb() returns trigger language plpgsql as $$
begin
  perform note_units(array(
    select unnest(array[run.candidate_id, run.answer_id])
    from model_feedback join ai_requests as run on run.id = request_id
    where evaluation_id in (old.evaluation_id, new.evaluation_id)
  ));
  return null;
end $$;

create trigger ai_ratings_changed after insert or update or delete on ai_ratings for each row
  execute function note_thumb();

create function note_unit() returns trigger language plpgsql as $$
begin
  insert into experiment_changes (unit_key)
    select key from unnest(array[old.unit_key, new.unit_key]) as key where key is not null
    on conflict do nothing;
  return null;
end $$;

create trigger experiment_exposures_changed after insert or update on experiment_exposures
  for each row execute function note_unit();
create trigger experiment_outcomes_changed after insert or update or delete on experiment_outcomes
  for each row execute function note_unit();

-- A stop ends what is measured of a whole variant: all units are counted anew. A look that is under way holds the row.
create function count_anew() returns trigger language plpgsql as $$
begin
  update experiments set counted = null
    where id in (old.experiment_id, new.experiment_id);
  return null;
end $$;

create trigger experiment_stops_changed after insert or update or delete on experiment_stops
  for each row execute function count_anew();
