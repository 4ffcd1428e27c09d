/** Full-text search over the candidate's own questions, answers and feedback. */
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../db/mod.ts";
import { isId } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { readSearch, type SearchQuery } from "./search_query.ts";
import { HIT_END, HIT_START, toSnippets } from "./snippets.ts";
import type { SearchHit } from "./types.ts";

/** Documents that are looked at, best first: an answer has up to three. */
const MOST_DOCUMENTS = 90;

const HEADLINE =
  `StartSel=${HIT_START}, StopSel=${HIT_END}, MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=" … "`;

export function createSearch({ db }: InterviewParts) {
  return {
    /** Best first; empty for a text with nothing to search for in it. */
    search: async (candidateId: string, text: string): Promise<SearchHit[]> => {
      const query = readSearch(text);
      if (!query || !isId(candidateId)) return [];
      return toHits(await findDocuments(db, candidateId, toTsquery(query)));
    },
  };
}

function toTsquery({ words, prefix, join }: SearchQuery): RawBuilder<unknown> {
  const finished = sql`websearch_to_tsquery('english', ${words})`;
  if (prefix === null) return finished;
  const begun = sql`to_tsquery('english', ${`'${prefix}':*`})`;
  if (words === "") return begun;
  return join === "or" ? sql`(${finished} || ${begun})` : sql`(${finished} && ${begun})`;
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
  query: RawBuilder<unknown>,
): Promise<readonly FoundDocument[]> {
  const { rows } = await sql<FoundDocument>`
    select found.answer_id, answers.interview_id, questions.text as question, answers.created_at,
      found.part, ts_headline(
        'english', translate(found.body, ${HIT_START + HIT_END}, ''), ${query}, ${HEADLINE}
      ) as headline
    from (
      select answer_id, part, body, ts_rank_cd(body_tsv, ${query}) as rank
      from search_documents
      where candidate_id = ${candidateId} and body_tsv @@ ${query}
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
