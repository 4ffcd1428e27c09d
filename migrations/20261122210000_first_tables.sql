-- Interviews, their questions and answers, and what is known of each answer. Ids are UUIDs: an answer's is made
-- by the candidate's device, so that an upload can be repeated without doubling it.

create table candidates (
  id uuid primary key,
  retention text not null default 'day' check (retention in ('at_once', 'day', 'keep')),
  delivery text not null default 'private' check (delivery in ('off', 'private', 'baseline')),
  created_at timestamptz not null default now()
);

create table interviews (
  id uuid primary key,
  candidate_id uuid not null references candidates (id) on delete cascade,
  role text not null,
  kind text not null check (kind in ('behavioral', 'technical', 'situational', 'cultural', 'mix')),
  mode text not null check (mode in ('speak', 'type')),
  question_count integer not null check (question_count between 1 and 10),
  time_limit_s integer check (time_limit_s between 10 and 3600),
  created_at timestamptz not null default now()
);
create index interviews_candidate on interviews (candidate_id, created_at desc);

create table questions (
  id uuid primary key,
  interview_id uuid not null references interviews (id) on delete cascade,
  position integer not null,
  type text not null check (type in ('behavioral', 'technical', 'situational', 'cultural')),
  bank_id text,
  text text not null,
  shows jsonb not null,
  follows_answer_id uuid,
  unique (interview_id, position)
);

create table answers (
  id uuid primary key,
  question_id uuid not null references questions (id) on delete cascade,
  interview_id uuid not null references interviews (id) on delete cascade,
  candidate_id uuid not null references candidates (id) on delete cascade,
  attempt integer not null,
  mode text not null check (mode in ('speak', 'type')),
  state text not null check (state in ('open', 'stopped', 'ready', 'evaluated')),
  codec text check (codec in ('opus', 'webm', 'ogg', 'mp4')),
  packets integer not null default 0,
  bytes integer not null default 0,
  duration_ms integer not null default 0,
  audio text not null check (audio in ('none', 'kept', 'deleted')),
  audio_until timestamptz,
  created_at timestamptz not null default now(),
  unique (question_id, attempt)
);
create index answers_candidate on answers (candidate_id, created_at desc);
create index answers_interview on answers (interview_id);
-- The deletion job reads only what is due.
create index answers_audio_until on answers (audio_until) where audio = 'kept';
-- After a restart the server takes up what was waiting for its words.
create index answers_stopped on answers (created_at) where state = 'stopped';

alter table questions add foreign key (follows_answer_id) references answers (id) on delete set null;
create index questions_follows on questions (follows_answer_id);

-- The durable log: a batch is one row, in the wire form of lib/speech/protocol.ts, and its commit is what is acknowledged.
create table audio_batches (
  answer_id uuid not null references answers (id) on delete cascade,
  first_seq integer not null,
  packet_count integer not null check (packet_count > 0),
  payload bytea not null,
  primary key (answer_id, first_seq)
);

-- Utterances as the recogniser finishes them, so that a restarted server goes on after the last one.
create table segments (
  answer_id uuid not null references answers (id) on delete cascade,
  position integer not null,
  start_ms integer not null,
  end_ms integer not null,
  text text not null,
  confidence real,
  words jsonb not null,
  primary key (answer_id, position)
);

create table transcripts (
  id uuid primary key,
  answer_id uuid not null references answers (id) on delete cascade,
  source text not null check (source in ('recogniser', 'corrected', 'typed')),
  provider text,
  language text not null,
  text text not null,
  segments jsonb not null,
  confidence real,
  created_at timestamptz not null default now()
);
create index transcripts_answer on transcripts (answer_id, created_at);

create table deliveries (
  answer_id uuid primary key references answers (id) on delete cascade,
  delivery jsonb not null,
  created_at timestamptz not null default now()
);

create table evaluations (
  id uuid primary key,
  answer_id uuid not null references answers (id) on delete cascade,
  transcript_id uuid not null references transcripts (id) on delete cascade,
  author_kind text not null check (author_kind in ('coach', 'model')),
  author_name text not null,
  author_version text not null,
  outcome text not null check (outcome in ('scored', 'abstained')),
  overall real,
  evaluation jsonb not null,
  created_at timestamptz not null default now(),
  check ((outcome = 'scored') = (overall is not null))
);
create index evaluations_answer on evaluations (answer_id, created_at);
create index evaluations_transcript on evaluations (transcript_id);

-- One row per searchable text: the question asked, the answer's words, the feedback on it.
create table search_documents (
  answer_id uuid not null references answers (id) on delete cascade,
  candidate_id uuid not null references candidates (id) on delete cascade,
  part text not null check (part in ('question', 'answer', 'feedback')),
  body text not null,
  body_tsv tsvector generated always as (to_tsvector('english', body)) stored,
  primary key (answer_id, part)
);
create index search_documents_candidate on search_documents (candidate_id);
create index search_documents_tsv on search_documents using gin (body_tsv);
