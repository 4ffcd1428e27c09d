-- The words of a candidate's documents, by which a search completes the word being typed and reads a misspelt one. They
-- are gathered by the search that needs them, and forgotten by whatever changes the documents; each row is there before
-- either, so that one waits for the other: lib/interview/search_words.server.ts.
--
-- One row holds all words of a candidate. With a row for each word, at 200,000 answers, they took 340 MB, and a trigram
-- index on them 52 MB more, where these take 26, beside 477 MB of documents. The trigram index found what resembles a
-- word in 0.15 to 0.8 ms, and the planner left it alone: to read all words of their owner took 0.3. This row takes 0.02.
create table search_words (
  candidate_id uuid primary key references candidates (id) on delete cascade,
  -- Null = to be gathered.
  words text[]
);

create function forget_search_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into search_words (candidate_id) select distinct candidate_id from changed order by 1
      on conflict do nothing;
  end if;
  update search_words set words = null where candidate_id in (select candidate_id from changed);
  return null;
end $$;

create trigger search_documents_inserted after insert on search_documents
  referencing new table as changed for each statement execute function forget_search_words();
create trigger search_documents_updated after update on search_documents
  referencing new table as changed for each statement execute function forget_search_words();
create trigger search_documents_deleted after delete on search_documents
  referencing old table as changed for each statement execute function forget_search_words();

insert into search_words (candidate_id) select distinct candidate_id from search_documents;
