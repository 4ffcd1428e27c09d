/** The candidate's interviews, newest first, a page at a time. */
import { sql } from "kysely";
import type { Database, Row } from "../db/mod.ts";
import { decodeCursor, encodeCursor } from "./cursor.server.ts";
import { isId } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { toInterview } from "./rows.server.ts";
import type { HistoryEntry, HistoryPage } from "./types.ts";

const PAGE_SIZE = 20;

export function createHistory({ db }: InterviewParts) {
  return {
    /**
     * The page that starts after `older` of the page before it; the newest without it.
     *
     * @throws AppError "bad_request" for a place that no page gave
     */
    history: async (
      candidateId: string,
      { older, pageSize = PAGE_SIZE }: { readonly older?: string; readonly pageSize?: number } = {},
    ): Promise<HistoryPage> => {
      if (!isId(candidateId)) return { entries: [], older: null };
      const rows = await selectPage(db, { candidateId, older, limit: pageSize + 1 });
      const page = rows.slice(0, pageSize);
      const last = page.at(-1);
      return {
        entries: await withCounts(db, page),
        older: last && rows.length > pageSize
          ? encodeCursor({ atUs: last.at_us, id: last.id })
          : null,
      };
    },
  };
}

interface PageRequest {
  readonly candidateId: string;
  readonly older: string | undefined;
  readonly limit: number;
}

async function selectPage(
  db: Database,
  { candidateId, older, limit }: PageRequest,
): Promise<(Row<"interviews"> & { readonly at_us: number })[]> {
  const query = db.selectFrom("interviews").selectAll()
    .select(sql<number>`(extract(epoch from created_at) * 1000000)::bigint`.as("at_us"))
    .where("candidate_id", "=", candidateId)
    .orderBy("created_at", "desc").orderBy("id", "desc").limit(limit);
  if (older === undefined) return await query.execute();
  const { atUs, id } = decodeCursor(older);
  const at = sql<Date>`timestamptz 'epoch' + ${atUs}::bigint * interval '1 microsecond'`;
  return await query.where(({ eb, refTuple, tuple }) =>
    eb(refTuple("created_at", "id"), "<", tuple(at, id))
  ).execute();
}

async function withCounts(
  db: Database,
  interviews: readonly Row<"interviews">[],
): Promise<HistoryEntry[]> {
  if (interviews.length === 0) return [];
  const rows = await db.selectFrom("questions")
    .leftJoin("answers", "answers.question_id", "questions.id")
    .select(({ fn }) => [
      "questions.interview_id",
      fn.count<number>("questions.id").distinct().as("questions"),
      fn.count<number>("answers.question_id").distinct()
        .filterWhere("answers.state", "!=", "open").as("answered"),
      sql<number>`count(distinct answers.id) filter (where exists (
        select from evaluations where answer_id = answers.id and outcome = 'scored'
      ))`.as("scored"),
    ])
    .where("questions.interview_id", "in", interviews.map(({ id }) => id))
    .groupBy("questions.interview_id").execute();
  const counts = new Map(rows.map(({ interview_id, ...count }) => [interview_id, count]));
  return interviews.map((interview) => ({
    interview: toInterview(interview),
    ...counts.get(interview.id) ?? { questions: 0, answered: 0, scored: 0 },
  }));
}
