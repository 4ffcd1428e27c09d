/**
 * Everything is looked up together with its owner: what belongs to another candidate is not there, and
 * neither is an id that could not be one.
 */
import type { Database, Row } from "../db/mod.ts";
import { AppError } from "../errors.ts";

/** What to look up, and whether to hold it until the transaction ends. */
interface Lookup {
  readonly candidateId: string;
  readonly id: string;
  readonly lock?: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError "not_found" */
export async function ownedInterview(db: Database, lookup: Lookup): Promise<Row<"interviews">> {
  const { candidateId, id } = checked("interview", lookup);
  const query = db.selectFrom("interviews").selectAll()
    .where("id", "=", id).where("candidate_id", "=", candidateId);
  const row = await (lookup.lock ? query.forUpdate() : query).executeTakeFirst();
  return row ?? missing("interview", id);
}

/** @throws AppError "not_found" */
export async function ownedQuestion(db: Database, lookup: Lookup): Promise<Row<"questions">> {
  const { candidateId, id } = checked("question", lookup);
  const query = db.selectFrom("questions").selectAll()
    .where("id", "=", id)
    .where(
      "interview_id",
      "in",
      (interviews) =>
        interviews.selectFrom("interviews").select("interviews.id")
          .where("candidate_id", "=", candidateId),
    );
  const row = await (lookup.lock ? query.forUpdate() : query).executeTakeFirst();
  return row ?? missing("question", id);
}

/** @throws AppError "not_found" */
export async function ownedAnswer(db: Database, lookup: Lookup): Promise<Row<"answers">> {
  const { candidateId, id } = checked("answer", lookup);
  const query = db.selectFrom("answers").selectAll()
    .where("id", "=", id).where("candidate_id", "=", candidateId);
  const row = await (lookup.lock ? query.forUpdate() : query).executeTakeFirst();
  return row ?? missing("answer", id);
}

/** Whether a text from outside may be used as an id at all. */
export const isId = (text: string): boolean => UUID.test(text);

function checked(what: string, { candidateId, id }: Lookup): Lookup {
  return isId(id) && isId(candidateId) ? { candidateId, id } : missing(what, id);
}

function missing(what: string, id: string): never {
  throw new AppError("not_found", `No ${what} "${id}" of this candidate`);
}
