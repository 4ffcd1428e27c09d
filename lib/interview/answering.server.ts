/** A spoken answer while it is spoken: opened by the recorder's hello, ended by its end. */
import type { Database, Row } from "../db/mod.ts";
import { AppError } from "../errors.ts";
import type { Codec, Hello } from "../speech/mod.ts";
import { createAudioLog } from "../speech/mod.server.ts";
import { audioUntil } from "./audio_until.ts";
import { candidateOf } from "./candidates.server.ts";
import type { Finishing } from "./finishing.server.ts";
import { isId, ownedAnswer, ownedQuestion } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";

/** Where the recorder stands with an answer. */
export interface OpenedAnswer {
  /** Number of the first packet that is not stored yet. */
  readonly next: number;
  /** The answer was ended before: nothing more is taken but the same end again. */
  readonly ended: boolean;
}

export function createAnswering(parts: InterviewParts, finishing: Finishing) {
  return {
    /**
     * Creates the answer, or finds it again after a cut: safe to repeat.
     *
     * @throws AppError "not_found" where question or answer belong to somebody else, "answer_conflict"
     * where the id stands for another question or a typed answer
     */
    openAnswer: (candidateId: string, hello: OpenRequest): Promise<OpenedAnswer> =>
      parts.db.transaction().execute((db) => openAnswer({ ...parts, db }, candidateId, hello)),

    /**
     * The candidate has ended the answer: its words are written from here on; safe to repeat.
     *
     * @returns where the candidate goes on
     * @throws AppError "not_found", "out_of_order" while packets are missing, "bad_message" where the log
     * holds more than the recorder says, "answer_closed" where it ended with another number
     */
    endAnswer: async (
      candidateId: string,
      answerId: string,
      { packets }: { readonly packets: number },
    ): Promise<string> => {
      await parts.db.transaction().execute((db) =>
        endAnswer({ ...parts, db }, { candidateId, answerId, packets })
      );
      finishing.start(answerId);
      return `/answers/${answerId}/review`;
    },
  };
}

type OpenRequest = Pick<Hello, "answer" | "question" | "codec">;

async function openAnswer(
  parts: InterviewParts,
  candidateId: string,
  hello: OpenRequest,
): Promise<OpenedAnswer> {
  const question = await ownedQuestion(parts.db, {
    candidateId,
    id: hello.question,
    lock: true,
  });
  if (!isId(hello.answer)) throw new AppError("bad_message", `"${hello.answer}" is no answer id`);
  const found = await parts.db.selectFrom("answers").selectAll()
    .where("id", "=", hello.answer).executeTakeFirst();
  const row = found ?? await insertSpoken(parts, question, {
    candidateId,
    id: hello.answer,
    codec: hello.codec,
  });
  return opened(row, candidateId, hello.question);
}

function opened(row: Row<"answers">, candidateId: string, questionId: string): OpenedAnswer {
  if (row.candidate_id !== candidateId) throw new AppError("not_found");
  if (row.question_id !== questionId || row.mode !== "speak") throw new AppError("answer_conflict");
  return { next: row.packets, ended: row.state !== "open" };
}

async function insertSpoken(
  parts: InterviewParts,
  question: Row<"questions">,
  answer: { readonly candidateId: string; readonly id: string; readonly codec: Codec },
): Promise<Row<"answers">> {
  const { retention } = await candidateOf(parts.db, answer.candidateId);
  return await parts.db.insertInto("answers").values({
    id: answer.id,
    question_id: question.id,
    interview_id: question.interview_id,
    candidate_id: answer.candidateId,
    attempt: await nextAttempt(parts.db, question.id),
    mode: "speak",
    state: "open",
    codec: answer.codec,
    audio: "kept",
    audio_until: audioUntil(retention, parts),
    created_at: parts.now(),
  }).returningAll().executeTakeFirstOrThrow();
}

/** Call it with the question locked, so that two attempts never get the same number. */
export async function nextAttempt(db: Database, questionId: string): Promise<number> {
  const { last } = await db.selectFrom("answers")
    .select((answers) => answers.fn.max("attempt").as("last"))
    .where("question_id", "=", questionId).executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

interface EndRequest {
  readonly candidateId: string;
  readonly answerId: string;
  readonly packets: number;
}

async function endAnswer(parts: InterviewParts, request: EndRequest): Promise<void> {
  const { candidateId, answerId, packets } = request;
  const answer = await ownedAnswer(parts.db, { candidateId, id: answerId, lock: true });
  if (answer.mode !== "speak") throw new AppError("answer_conflict", "A typed answer has no end");
  if (answer.state !== "open") {
    if (answer.packets === packets) return;
    throw new AppError("answer_closed", `Ended with "${answer.packets}" packets, not "${packets}"`);
  }
  const stored = await createAudioLog(parts.db).next(answerId);
  if (stored < packets) throw new AppError("out_of_order", `Packet "${stored}" is missing`);
  if (stored > packets) throw new AppError("bad_message", `"${stored}" packets are stored`);
  const { retention } = await candidateOf(parts.db, candidateId);
  await parts.db.updateTable("answers")
    .set({ state: "stopped", audio_until: audioUntil(retention, parts) })
    .where("id", "=", answerId).execute();
}
