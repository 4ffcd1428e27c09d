/** Whom the workload is about, in a data set made by `generateDataset()`. */
import { sql } from "kysely";
import type { Database } from "../../../lib/db/mod.ts";
import type { Random } from "../../../lib/random.ts";

export interface Subjects {
  readonly candidate: string;
  /** The newest interview with feedback on spoken answers. */
  readonly interview: string;
  readonly question: string;
  readonly answer: string;
  readonly evaluation: string;
}

/** By how many answers they have: 1 = the most. */
const PLACE = 8;

/**
 * One who practises much.
 *
 * @throws {Error} If the data set is too small to have them
 */
export async function findSubjects(db: Database): Promise<Subjects> {
  const { rows } = await sql<Subjects>`
    select answers.candidate_id as candidate, answers.interview_id as interview,
      answers.question_id as question, answers.id as answer, evaluations.id as evaluation
    from answers join evaluations on evaluations.answer_id = answers.id
    where candidate_id = (
        select candidate_id from answers group by 1 order by count(*) desc, 1 offset ${
    PLACE - 1
  } limit 1)
      and mode = 'speak' and author_kind = 'coach' and outcome = 'scored'
      and exists (select from ai_requests where answer_id = answers.id)
    order by answers.created_at desc limit 1`.execute(db);
  if (!rows[0]) throw new Error("Data set is too small: generate one of at least 5000 answers");
  return rows[0];
}

/** Of an answer that is drawn evenly from all with feedback, and so of one who practises much, most often. */
export async function drawSubjects(db: Database, random: Random): Promise<Subjects> {
  // Ids are hashes: a number drawn evenly leads to an answer that is.
  const drawn = Math.floor(random() * 2 ** 32).toString(16).padStart(8, "0");
  const { rows } = await sql<Subjects>`
    select candidate_id as candidate, interview_id as interview, question_id as question,
      id as answer, (
        select id from evaluations where answer_id = answers.id and outcome = 'scored' limit 1
      ) as evaluation
    from answers where id >= ${`${drawn}-0000-0000-0000-000000000000`}::uuid and state = 'evaluated'
      and exists (
        select from evaluations where answer_id = answers.id and outcome = 'scored'
          and author_kind = 'coach')
    order by id limit 1`.execute(db);
  return rows[0] ?? await drawSubjects(db, random);
}
