/** Words of a search that none of the candidate's documents has, read as those that were meant. */
import { sql } from "kysely";
import type { Database } from "../db/mod.ts";
import { plainWords, readSearch } from "./search_query.ts";
import { isCorrectable, nearestWord, wordsWith } from "./spelling.ts";

interface Owner {
  readonly candidateId: string;
  /** Of the candidate's documents, from `wordsOf`. */
  readonly words: readonly string[];
}

/** For each misspelt word the one that it is read as; a word that any document has is left alone, and so are its forms. */
export async function readMisspelt(
  db: Database,
  text: string,
  { candidateId, words }: Owner,
): Promise<ReadonlyMap<string, string>> {
  const known = new Set(words);
  const last = readSearch(text).prefix?.toLowerCase();
  const isPart = (typed: string) => typed === last && wordsWith(typed, words).length > 0;
  const strange = plainWords(text).filter((typed) =>
    isCorrectable(typed) && !known.has(typed) && !isPart(typed)
  );
  const read = (await withoutDocument(db, strange, candidateId)).flatMap((typed) => {
    const nearest = nearestWord(typed, words);
    return nearest === null ? [] : [[typed, nearest] as const];
  });
  return new Map(read);
}

/** Those whose stem no document has; words such as "the" are in no index and in every text. */
async function withoutDocument(
  db: Database,
  typed: readonly string[],
  candidateId: string,
): Promise<readonly string[]> {
  if (typed.length === 0) return [];
  const { rows } = await sql<{ word: string }>`
    select word from unnest(${typed}::text[]) as word, plainto_tsquery('english', word) as query
    where numnode(query) > 0 and not exists (
      select from search_documents where candidate_id = ${candidateId} and body_tsv @@ query)`
    .execute(db);
  return rows.map(({ word }) => word);
}
