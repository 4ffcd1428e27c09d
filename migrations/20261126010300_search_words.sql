-- The words of a candidate's documents, by which a search completes the word being typed and reads a misspelt one. The
-- first search gathers them; from then on whatever changes the documents adds its words and takes away those that no
-- document has any more. Each row is there before either, and whoever reads or changes it holds it:
-- lib/interview/search_words.server.ts.
--
-- One row holds all words of a candidate. With a row for each word, at 200,000 answers, they took 340 MB, and a trigram
-- index on them 52 MB more, where these take 27, beside 477 MB of documents. The trigram index found what resembles a
-- word in 0.15 to 0.8 ms, and the planner left it alone: to read all words of their owner took 0.3. This row takes 0.02.
create table search_words (
  candidate_id uuid primary key references candidates (id) on delete cascade,
  -- In how many documents each of `words` is. Both are null until they are gathered.
  words text[],
  documents integer[]
);

-- Not stemmed, and without those such as "the", which the stemmer knows.
create function search_words_in(body text) returns setof text language sql immutable as $$
  select word from unnest(tsvector_to_array(to_tsvector('simple', body))) as word
  where ts_lexize('english_stem', word) <> '{}'
$$;

create function count_search_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into search_words (candidate_id) select distinct candidate_id from changed order by 1
      on conflict do nothing;
  end if;
  perform from search_words where candidate_id in (select candidate_id from changed)
    order by candidate_id for update;
  update search_words as kept set (words, documents) = (
    select coalesce(array_agg(word order by n desc, word), '{}'),
      coalesce(array_agg(n order by n desc, word), '{}')
    from (
      select word, sum(n)::integer as n
      from (
        select word, n from unnest(kept.words, kept.documents) as before (word, n)
        union all
        select word, tg_argv[0]::integer from changed, search_words_in(body) as word
        where candidate_id = kept.candidate_id
      ) as counts
      group by word having sum(n) > 0
    ) as counted
  )
  where words is not null and candidate_id in (select candidate_id from changed);
  return null;
end $$;

create trigger search_documents_inserted after insert on search_documents
  referencing new table as changed for each statement execute function count_search_words('1');
create trigger search_documents_updated_from after update on search_documents
  referencing old table as changed for each statement execute function count_search_words('-1');
create trigger search_documents_updated_to after update on search_documents
  referencing new table as changed for each statement execute function count_search_words('1');
create trigger search_documents_deleted after delete on search_documents
  referencing old table as changed for each statement execute function count_search_words('-1');

insert into search_words (candidate_id) select distinct candidate_id from search_documents;
