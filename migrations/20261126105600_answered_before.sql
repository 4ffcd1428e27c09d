-- no transaction
-- What a candidate answered to the same question, or to one in nearly the same words, in other interviews: asked for
-- wherever one is practised. Questions have no owner but their interview, and those that models made have no id of the
-- bank, so they are found by their words among the owner's documents.

-- The same words, by their hash: they themselves would take 84 MB in place of 32 at a million answers.
create index concurrently if not exists search_documents_question
  on search_documents (candidate_id, hashtextextended(body, 0)) where part = 'question';

-- Nearly the same, the nearest first. GIN takes 142 MB in place of 378, but gives no order and looks among everybody's
-- questions: 73 ms in place of 0.9 for who has 863 documents.
create index concurrently if not exists search_documents_alike on search_documents
  using gist (candidate_id, body gist_trgm_ops (siglen = 64)) where part = 'question';
