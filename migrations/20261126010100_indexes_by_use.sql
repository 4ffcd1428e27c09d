-- no transaction
-- Each index serves a query of the product, and what no query uses goes. What each gains and costs, of these and of all
-- others, stands with it in the database: see the comments that the next file sets, and bench/db/indexes.

-- What has a time limit, be it sound to delete or an answer that its recorder left, is looked for every five minutes
-- among all answers that there are. Answers whose sound stays for good are kept by tens of thousands and have no limit.
create index concurrently if not exists answers_due on answers (audio_until) where audio_until is not null;
drop index concurrently if exists answers_audio_until;

-- The newest answers in the order in which pages show them, without the answers.
create index concurrently if not exists answers_newest on answers (candidate_id, created_at desc, id);
drop index concurrently if exists answers_candidate;

-- Hardly a question follows an answer: those that do not need no entry.
create index concurrently if not exists questions_follow_ups on questions (follows_answer_id)
  where follows_answer_id is not null;
drop index concurrently if exists questions_follows;

-- Words of everybody were searched, and then those of others taken out.
create index concurrently if not exists search_documents_owner on search_documents
  using gin (candidate_id, body_tsv);
drop index concurrently if exists search_documents_tsv;

-- Calls are written in the order of time, and read by ranges of it.
create index concurrently if not exists ai_calls_time on ai_calls
  using brin (started_at) with (pages_per_range = 32, autosummarize = on);
drop index concurrently if exists ai_calls_started;

-- The newest decisions, however many runs of late were given from the cache and decided nothing.
create index concurrently if not exists ai_requests_decisions on ai_requests (created_at desc)
  where decision is not null;
drop index concurrently if exists ai_requests_created;

-- An experiment's units are read by their exposures, each of which names its first run.
drop index concurrently if exists ai_requests_variant;

-- Accounts of days that are over are deleted every minute; those of interviews have no day and stay.
create index concurrently if not exists budget_accounts_day on budget_accounts (day)
  where day is not null;

-- A table of calls that are on their way is read as a whole sooner than any index of it.
drop index concurrently if exists budget_reservations_expires;

-- Outcomes are read all together and joined by hashing.
drop index concurrently if exists experiment_outcomes_unit;
