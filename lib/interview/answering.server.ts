/** A spoken answer while it is spoken: opened by the recorder's hello, ended by its end. */
import { type Row, transact } from "../db/mod.ts";
import { AppError } from "../errors.ts";
import type { Codec, Hello } from "../speech/mod.ts";
import { createAudioLog } from "../speech/mod.server.ts";
import { nextAttempt } from "./attempts.server.ts";
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
     * For a recorder that is about to connect: an id that nobody has yet is anybody's.
     *
     * @throws AppError "not_found" where the answer belongs to somebody else, or the id could not be one
     */
    admitRecorder: async (candidateId: string, answerId: string): Promise<void> => {
      if (isId(answerId)) {
        const found = await parts.db.selectFrom("answers").select("candidate_id")
          .where("id", "=", answerId).executeTakeFirst();
        if (!found || found.candidate_id === candidateId) return;
      }
      throw new AppError("not_found", `No answer "${answerId}" of this candidate`);
    },

    /**
     * Creates the answer, or finds it again after a cut: safe to repeat. One that was abandoned is opened
     * again for the rest of it, as long as its sound is there and it has no feedback.
     *
     * @throws AppError "not_found" where question or answer belong to somebody else, "answer_conflict"
     * where the id stands for another question, another codec or a typed answer
     */
    openAnswer: (candidateId: string, hello: OpenRequest): Promise<OpenedAnswer> =>
      transact(parts.db, (db) => openAnswer({ ...parts, db }, candidateId, hello)),

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
      await transact(
        parts.db,
        (db) => endAnswer({ ...parts, db }, { candidateId, answerId, packets }),
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
  if (found) {
    return await reopen(parts, found, { candidateId, questionId: question.id, codec: hello.codec });
  }
  await insertSpoken(parts, question, { candidateId, id: hello.answer, codec: hello.codec });
  return { next: 0, ended: false };
}

async function reopen(
  parts: InterviewParts,
  found: Row<"answers">,
  asked: { readonly candidateId: string; readonly questionId: string; readonly codec: Codec },
): Promise<OpenedAnswer> {
  if (found.candidate_id !== asked.candidateId) throw new AppError("not_found");
  if (found.question_id !== asked.questionId || found.codec !== asked.codec) {
    throw new AppError("answer_conflict");
  }
  if (found.state === "open") await keepOpen(parts, found);
  const open = found.state === "open" || found.abandoned && await goOnWith(parts, found);
  return { next: found.packets, ended: !open };
}

/** An answer that is still being spoken is not taken for an abandoned one. */
async function keepOpen(parts: InterviewParts, { id }: Row<"answers">): Promise<void> {
  await parts.db.updateTable("answers").set({ audio_until: audioUntil("day", parts) })
    .where("id", "=", id).execute();
}

/** False = its sound is gone, or there is feedback on it: it stays as it was ended. */
async function goOnWith(parts: InterviewParts, { id }: Row<"answers">): Promise<boolean> {
  const reopened = await parts.db.updateTable("answers")
    .set({ state: "open", abandoned: false, note: null, audio_until: audioUntil("day", parts) })
    .where("id", "=", id).where("abandoned", "=", true).where("audio", "=", "kept")
    .where("state", "in", ["stopped", "ready"])
    .where(({ exists, not, selectFrom }) =>
      not(exists(selectFrom("evaluations").select("id").where("answer_id", "=", id)))
    )
    .returning("id").executeTakeFirst();
  return reopened !== undefined;
}

async function insertSpoken(
  parts: InterviewParts,
  question: Row<"questions">,
  answer: { readonly candidateId: string; readonly id: string; readonly codec: Codec },
): Promise<void> {
  await parts.db.insertInto("answers").values({
    id: answer.id,
    question_id: question.id,
    interview_id: question.interview_id,
    candidate_id: answer.candidateId,
    attempt: await nextAttempt(parts.db, question.id),
    mode: "speak",
    state: "open",
    codec: answer.codec,
    audio: "kept",
    audio_until: audioUntil("day", parts),
    created_at: parts.now(),
  }).execute();
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
