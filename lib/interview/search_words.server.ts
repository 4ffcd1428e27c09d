/** The words that a candidate's documents hold: kept from one search to the next, and true to the documents. */
import { sql } from "kysely";
import { type Database, transact } from "../db/mod.ts";

/** Those of them that can be searched for, most used first, in small letters; none of somebody unknown. */
export async function wordsOf(db: Database, candidateId: string): Promise<readonly string[]> {
  const kept = await db.selectFrom("search_words").select("words")
    .where("candidate_id", "=", candidateId).executeTakeFirst();
  return kept?.words ?? await transact(db, (db) => gather(db, candidateId));
}

/**
 * Once for each candidate: from then on the triggers of `search_documents` keep the words, and they hold the row until
 * their change can be seen. So the documents that are read after the row was taken are all that are not counted yet.
 */
async function gather(db: Database, candidateId: string): Promise<readonly string[]> {
  await sql`insert into search_words (candidate_id)
    select id from candidates where id = ${candidateId} for key share
    on conflict do nothing`.execute(db);
  const row = await db.selectFrom("search_words").select("words")
    .where("candidate_id", "=", candidateId).forUpdate().executeTakeFirst();
  if (!row) return [];
  if (row.words) return row.words;
  const { rows } = await sql<{ words: readonly string[] }>`
    update search_words set (words, documents) = (
      select coalesce(array_agg(word order by n desc, word), '{}'),
        coalesce(array_agg(n order by n desc, word), '{}')
      from (
        select word, count(*)::integer as n
        from search_documents, search_words_in(body) as word
        where candidate_id = ${candidateId} group by word
      ) as counted
    )
    where candidate_id = ${candidateId} returning words`.execute(db);
  return rows[0]!.words;
}
