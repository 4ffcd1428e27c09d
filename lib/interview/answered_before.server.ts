/** What the candidate answered in other interviews to a question of the same words, or of nearly the same. */
import { type RawBuilder, sql } from "kysely";
import type { Database } from "../db/mod.ts";
import { ownedQuestion } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import type { AnsweredBefore, EarlierAnswer } from "./types.ts";

const MOST_SHOWN = 10;
/** Documents whose question is compared, the nearest: those of one question stand together. */
const MOST_COMPARED = 20;
/**
 * Of the trigrams of two questions the least share that they have in common. No two of the bank's have more than 0.54,
 * so those that do ask the same but for a few words.
 */
export const LEAST_ALIKE = 0.55;

export function createAnsweredBefore({ db }: Pick<InterviewParts, "db">) {
  return {
    /** @throws AppError "not_found" */
    answeredBefore: async (candidateId: string, questionId: string): Promise<AnsweredBefore> => {
      const { text, interview_id } = await ownedQuestion(db, { candidateId, id: questionId });
      const asked = { candidateId, text, interviewId: interview_id };
      const [same, alike] = await Promise.all([findSame(db, asked), findAlike(db, asked)]);
      return { same, alike };
    },
  };
}

interface Asked {
  readonly candidateId: string;
  readonly text: string;
  readonly interviewId: string;
}

/** The last answer of each interview, newest first. */
async function findSame(
  db: Database,
  { candidateId, text, interviewId }: Asked,
): Promise<readonly EarlierAnswer[]> {
  const { rows } = await sql<EarlierAnswer>`
    select ${EARLIER} from (
      select distinct on (answers.interview_id) answers.*, asked.body
      from search_documents as asked join answers on answers.id = asked.answer_id
      where asked.candidate_id = ${candidateId} and asked.part = 'question'
        and hashtextextended(asked.body, 0) = hashtextextended(${text}, 0)
        and ${isElsewhere(interviewId)}
      order by answers.interview_id, answers.created_at desc
    ) as newest join interviews on interviews.id = newest.interview_id
    order by newest.created_at desc, newest.id limit ${MOST_SHOWN}`.execute(db);
  return rows;
}

/** The last answer to each other question, the likest first. */
async function findAlike(
  db: Database,
  { candidateId, text, interviewId }: Asked,
): Promise<readonly EarlierAnswer[]> {
  const { rows } = await sql<EarlierAnswer>`
    select ${EARLIER} from (
      select distinct on (asked.body) answers.*, asked.body, asked.distance
      from (
        select answer_id, body, body <-> ${text} as distance from search_documents
        where candidate_id = ${candidateId} and part = 'question' and body <> ${text}
        order by body <-> ${text} limit ${MOST_COMPARED}
      ) as asked join answers on answers.id = asked.answer_id
      where asked.distance <= ${1 - LEAST_ALIKE} and ${isElsewhere(interviewId)}
      order by asked.body, answers.created_at desc
    ) as newest join interviews on interviews.id = newest.interview_id
    order by newest.distance, newest.id`.execute(db);
  return rows;
}

const isElsewhere = (interviewId: string): RawBuilder<unknown> =>
  sql`answers.interview_id <> ${interviewId} and answers.state = 'evaluated'`;

const EARLIER = sql`newest.id as "answerId", newest.body as question, newest.created_at as at,
  interviews.role, (
    select evaluation -> 'advice' -> 0 ->> 'title' from evaluations
    where answer_id = newest.id and author_kind = 'coach' order by created_at desc limit 1
  ) as advice`;
