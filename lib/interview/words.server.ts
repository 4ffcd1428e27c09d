/** The candidate's own hand in the words: a typed answer, or a transcript put right. */
import { type Database, type Row, transact } from "../db/mod.ts";
import { AppError } from "../errors.ts";
import { alignCorrection, heardErrors, type Transcript } from "../speech/mod.ts";
import { nextAttempt } from "./attempts.server.ts";
import { isId, ownedAnswer, ownedQuestion } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { toAnswer, toTranscript } from "./rows.server.ts";
import { indexAnswer } from "./search_index.server.ts";
import {
  insertTranscript,
  newestTranscript,
  transcriptsOf,
  typedTranscript,
} from "./transcripts.server.ts";
import type { Answer } from "./types.ts";

interface TypedAnswer {
  readonly text: string;
  /** UUID made with the form, so that sending it twice stores one answer. */
  readonly answerId?: string;
}

export function createWords(parts: InterviewParts) {
  return {
    /**
     * Stores a typed answer as a new attempt, or as a new version of the typed answer with this id.
     *
     * @throws AppError "not_found", "answer_conflict" where the id is that of a spoken answer or of
     * another question
     */
    saveTyped: (candidateId: string, questionId: string, typed: TypedAnswer): Promise<Answer> =>
      transact(parts.db, async (db) => {
        const lookup = { candidateId, id: questionId, lock: true };
        const question = await ownedQuestion(db, lookup);
        return await saveTyped({ ...parts, db }, question, { candidateId, ...typed });
      }),

    /**
     * Keeps `text` as the newest version of an ended answer's words, beside the earlier ones. Whoever heard them is
     * judged by what the candidate first makes of them, also if that is nothing else.
     *
     * @throws AppError "not_found", "not_ready" while the answer is spoken or its words are being written
     */
    saveCorrection: async (
      candidateId: string,
      answerId: string,
      { text }: { readonly text: string },
    ): Promise<Answer> => {
      const { answer, heard } = await transact(
        parts.db,
        (db) => saveCorrection(db, { candidateId, answerId, text }),
      );
      if (heard) {
        const errors = heardErrors(toTranscript(heard), text);
        await parts.ai.corrected({ candidateId, answerId, heard: errors });
      }
      return toAnswer(answer);
    },
  };
}

async function saveTyped(
  parts: InterviewParts,
  question: Row<"questions">,
  { candidateId, text, answerId = crypto.randomUUID() }: TypedAnswer & { candidateId: string },
): Promise<Answer> {
  if (!isId(answerId)) throw new AppError("bad_request", `"${answerId}" is no answer id`);
  const found = await parts.db.selectFrom("answers").selectAll()
    .where("id", "=", answerId).forUpdate().executeTakeFirst();
  if (found && found.candidate_id !== candidateId) throw new AppError("not_found");
  if (found && (found.question_id !== question.id || found.mode !== "type")) {
    throw new AppError("answer_conflict");
  }
  const answer = found ?? await insertTyped(parts, question, { id: answerId, candidateId });
  return toAnswer(await saveVersion(parts.db, answer, typedTranscript(text)));
}

async function insertTyped(
  { db, now }: InterviewParts,
  question: Row<"questions">,
  { id, candidateId }: { readonly id: string; readonly candidateId: string },
): Promise<Row<"answers">> {
  return await db.insertInto("answers").values({
    id,
    question_id: question.id,
    interview_id: question.interview_id,
    candidate_id: candidateId,
    attempt: await nextAttempt(db, question.id),
    mode: "type",
    state: "ready",
    audio: "none",
    created_at: now(),
  }).returningAll().executeTakeFirstOrThrow();
}

interface Correction {
  readonly candidateId: string;
  readonly answerId: string;
  readonly text: string;
}

/** `heard`: what the candidate has now judged for the first time; null = nothing. */
async function saveCorrection(db: Database, { candidateId, answerId, text }: Correction) {
  const answer = await ownedAnswer(db, { candidateId, id: answerId, lock: true });
  if (answer.state === "open" || answer.state === "stopped") throw new AppError("not_ready");
  const versions = await transcriptsOf(db, [answerId]);
  const heard = versions.findLast(({ source }) => source === "recogniser");
  // With the times of what was heard, if anything was.
  const words = heard ? alignCorrection(toTranscript(heard), text) : typedTranscript(text);
  const isFirst = versions.at(-1) === heard &&
    (answer.state === "ready" || words.text !== heard?.text);
  return { answer: await saveVersion(db, answer, words), heard: isFirst ? heard ?? null : null };
}

/** The same words again are no new version. */
async function saveVersion(
  db: Database,
  answer: Row<"answers">,
  words: Transcript,
): Promise<Row<"answers">> {
  const newest = await newestTranscript(db, answer.id);
  if (newest?.text === words.text) return answer;
  await insertTranscript(db, answer.id, words);
  await indexAnswer(db, answer, { answer: words.text });
  return await db.updateTable("answers").set({ state: "ready", note: null })
    .where("id", "=", answer.id).returningAll().executeTakeFirstOrThrow();
}
