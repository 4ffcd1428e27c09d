/** What a candidate waits for: whole searches, for those who have answered much and little. */
import { sql } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import { createSearch } from "../../../lib/interview/search.server.ts";
import { printTable } from "../../table.ts";
import { inMs, mediansOf, type Owner, ownersOf, timed } from "./measure.ts";

const SEARCHES = {
  "rare word": "glassblowing",
  "its beginning": "glassbl",
  "within it": "assblow",
  "misspelt": "glasblowign",
  "short beginning": "re",
  "two words": "kubernetes deadline",
  "phrase": '"ran it on kubernetes"',
};

export async function compareOwners(db: Database, title: string): Promise<void> {
  const columns = ["owner of", "read all", "first", ...Object.keys(SEARCHES), "write", "forget"];
  const rows: string[][] = [];
  for (const owner of await ownersOf(db)) rows.push(await measure(db, owner));
  printTable(`Searches, ${title}, ms as the service waits`, [columns, ...rows]);
}

/**
 * "Read all" is to look for a beginning in each document of the owner, without headlines, as is done where many words
 * begin so; "first" gathers the owner's words; "write" writes an answer's documents anew where words are kept, and
 * "forget" where none were gathered.
 */
async function measure(db: Database, { candidate, documents }: Owner): Promise<string[]> {
  const { search } = createSearch({ db });
  const forget = () =>
    db.updateTable("search_words").set({ words: null, documents: null })
      .where("candidate_id", "=", candidate).execute();
  const readAll = () =>
    sql`select answer_id from search_documents where candidate_id = ${candidate}
      and setweight(body_tsv, 'D') @@ to_tsquery('english', ${`'${SEARCHES["rare word"]}':*`})`
      .execute(db);
  const rewrite = () =>
    sql`update search_documents set body = body || ' ' || md5(random()::text) where answer_id = (
      select answer_id from search_documents where candidate_id = ${candidate} limit 1)`.execute(
      db,
    );
  const first = async () => {
    await forget();
    return await timed(() => search(candidate, SEARCHES["rare word"]));
  };
  const unkept = async () => {
    await forget();
    return await timed(rewrite);
  };
  const later = Object.values(SEARCHES).map((text) => () => timed(() => search(candidate, text)));
  const ms = await mediansOf([
    () => timed(readAll),
    first,
    ...later,
    () => timed(rewrite),
    unkept,
  ]);
  return [String(documents), ...ms.map(inMs)];
}
