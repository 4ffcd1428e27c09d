/** Full-text search over the candidate's own questions, answers and feedback. */
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../db/mod.ts";
import { readMisspelt } from "./misspelt.server.ts";
import { isId } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { readSearch, replaceWords, type SearchQuery, tidySearch } from "./search_query.ts";
import { wordsOf } from "./search_words.server.ts";
import { HIT_END, HIT_START, toSnippets } from "./snippets.ts";
import { wordsWith } from "./spelling.ts";
import type { SearchHit, SearchResult } from "./types.ts";

/** Documents that are looked at, best first: an answer has up to three. */
const MOST_DOCUMENTS = 90;
/** Words that are looked up in the index for a part of one. */
const MOST_WORDS = 4;

const HEADLINE =
  `StartSel=${HIT_START}, StopSel=${HIT_END}, MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=" … "`;

export function createSearch({ db }: Pick<InterviewParts, "db">) {
  return {
    /** Best first; nothing for a text with nothing to search for in it. */
    search: async (candidateId: string, typed: string): Promise<SearchResult> => {
      const text = tidySearch(typed);
      if (text === null || !isId(candidateId)) return { hits: [], readAs: null };
      const words = await wordsOf(db, candidateId);
      const misspelt = await readMisspelt(db, text, { candidateId, words });
      const readAs = replaceWords(text, misspelt);
      const hits = toHits(await findDocuments(db, candidateId, toSearch(readAs, words)));
      return { hits, readAs: misspelt.size > 0 && hits.length > 0 ? readAs : null };
    },
  };
}

interface Search extends SearchQuery {
  /**
   * The candidate's words that begin with the prefix, or the most used that have it within; null if too many begin with
   * it to be looked up.
   */
  readonly wholes: readonly string[] | null;
}

function toSearch(text: string, words: readonly string[]): Search {
  const query = readSearch(text);
  const part = query.prefix?.toLowerCase();
  const wholes = part === undefined ? [] : wordsWith(part, words);
  const isCommon = wholes.length > MOST_WORDS && wholes[0]!.startsWith(part!);
  return { ...query, wholes: isCommon ? null : wholes.slice(0, MOST_WORDS) };
}

const finishedOf = (words: string) => sql`websearch_to_tsquery('english', ${words})`;
const plainOf = (word: string) => sql`plainto_tsquery('english', ${word})`;

/** The word itself and those that it is a part of; the part "the" is the word, which is not searched for. */
function begunOf(prefix: string, wholes: Search["wholes"]): RawBuilder<unknown> {
  if (wholes === null) return sql`to_tsquery('english', ${`'${prefix}':*`})`;
  const whole = plainOf(prefix);
  const any = sql.join([whole, ...wholes.map(plainOf)], sql` || `);
  return sql`(case when numnode(${whole}) > 0 then ${any} else ${whole} end)`;
}

function toTsquery({ words, prefix, join, wholes }: Search): RawBuilder<unknown> {
  const finished = finishedOf(words);
  if (prefix === null) return finished;
  const begun = begunOf(prefix, wholes);
  if (words === "") return begun;
  return join === "or" ? sql`(${finished} || ${begun})` : sql`(${finished} && ${begun})`;
}

/** The owner's documents with everybody's index out of the planner's sight; the weight is the one they have. */
const UNINDEXED = sql`setweight(body_tsv, 'D')`;

/** A query of words such as "the" alone asks for nothing. */
const holds = (document: RawBuilder<unknown>, query: RawBuilder<unknown>) =>
  sql`(numnode(${query}) = 0 or ${document} @@ ${query})`;

/**
 * Words are looked up in the index. A beginning of many words is not: the index would gather the documents of everybody
 * in which any word begins so, which takes longer than to read all that one candidate has.
 */
function matches(search: Search): RawBuilder<unknown> {
  const { words, prefix, join, wholes } = search;
  const whole = toTsquery(search);
  if (prefix === null || wholes !== null) return sql`body_tsv @@ ${whole}`;
  if (words === "" || join === "or") return sql`${UNINDEXED} @@ ${whole}`;
  return sql`${holds(sql`body_tsv`, finishedOf(words))}
    and ${holds(UNINDEXED, begunOf(prefix, null))} and numnode(${whole}) > 0`;
}

interface FoundDocument {
  readonly answer_id: string;
  readonly interview_id: string;
  readonly question: string;
  readonly created_at: Date;
  readonly part: SearchHit["matches"][number]["part"];
  readonly headline: string;
}

/** Headlines are costly, so they are made of the best documents only. */
async function findDocuments(
  db: Database,
  candidateId: string,
  search: Search,
): Promise<readonly FoundDocument[]> {
  const query = toTsquery(search);
  const { rows } = await sql<FoundDocument>`
    select found.answer_id, answers.interview_id, questions.text as question, answers.created_at,
      found.part, ts_headline(
        'english', translate(found.body, ${HIT_START + HIT_END}, ''), ${query}, ${HEADLINE}
      ) as headline
    from (
      select answer_id, part, body, ts_rank_cd(body_tsv, ${query}) as rank
      from search_documents
      where candidate_id = ${candidateId} and ${matches(search)}
      order by rank desc, answer_id, part
      limit ${MOST_DOCUMENTS}
    ) as found
    join answers on answers.id = found.answer_id
    join questions on questions.id = answers.question_id
    order by found.rank desc, answers.created_at desc, found.part`.execute(db);
  return rows;
}

/** One hit an answer, where its best document stands. */
function toHits(documents: readonly FoundDocument[]): SearchHit[] {
  return Array.from(Map.groupBy(documents, ({ answer_id }) => answer_id).values(), (same) => ({
    answerId: same[0]!.answer_id,
    interviewId: same[0]!.interview_id,
    question: same[0]!.question,
    at: same[0]!.created_at,
    matches: same.map(({ part, headline }) => ({ part, snippets: toSnippets(headline) })),
  }));
}
