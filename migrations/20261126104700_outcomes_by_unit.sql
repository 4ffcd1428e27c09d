-- no transaction
-- Units are counted one by one, those of which something has changed.
create index concurrently if not exists experiment_outcomes_unit on experiment_outcomes (unit_key);
