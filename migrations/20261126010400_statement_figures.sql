-- What statements took, of each process minute by minute, so that figures outlive a restart and trends can be read:
-- no values of statements and no words. A row for each statement that was called, eight in a quiet minute, of 240
-- bytes; three days are kept. The key begins with the moment, by which rows come, are read and are deleted, so they need
-- no other index, and a row that is sent once more, as after a commit that nobody heard of, is not stored twice.
create table statement_figures (
  until timestamptz not null,
  process uuid not null,
  fingerprint text not null,
  calls integer not null,
  total_ms double precision not null,
  rows bigint not null,
  bytes bigint not null,
  errors integer not null,
  -- Calls by bucket of lib/db/monitor/histogram.ts.
  latencies jsonb not null,
  primary key (until, process, fingerprint)
);

-- Normalised: placeholders where values stood.
create table statement_texts (
  fingerprint text primary key,
  text text not null,
  kind text not null,
  seen_at timestamptz not null
);
