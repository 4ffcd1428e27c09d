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
 * Whoever changes documents forgets the words before the change can be seen, and holds their row until then (the
 * triggers of `search_documents`). So documents that are read after the row was taken are all that there are, and
 * words that become untrue later are forgotten later.
 */
async function gather(db: Database, candidateId: string): Promise<readonly string[]> {
  await sql`insert into search_words (candidate_id)
    select id from candidates where id = ${candidateId} for key share
    on conflict do nothing`.execute(db);
  const row = await db.selectFrom("search_words").select("words")
    .where("candidate_id", "=", candidateId).forUpdate().executeTakeFirst();
  if (!row) return [];
  if (row.words) return row.words;
  const { words } = await db.updateTable("search_words")
    .set({ words: wordsInDocuments(candidateId) })
    .where("candidate_id", "=", candidateId).returning("words").executeTakeFirstOrThrow();
  return words!;
}

/** As the documents' own parser sees words, but not stemmed, and without those such as "the". */
const wordsInDocuments = (candidateId: string) =>
  sql<readonly string[]>`(
    select coalesce(array_agg(word order by documents desc, word), '{}')
    from (
      select word, count(*) as documents
      from search_documents, unnest(tsvector_to_array(to_tsvector('simple', body))) as word
      where candidate_id = ${candidateId} group by word
    ) as counted
    where numnode(plainto_tsquery('english', word)) > 0)`;
