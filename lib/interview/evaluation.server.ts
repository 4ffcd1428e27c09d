/** Feedback on an ended answer: the coach's, at once, on the newest version of its words. */
import type { Evaluation } from "../coach/mod.ts";
import { type Database, type Row, transact } from "../db/mod.ts";
import { AppError } from "../errors.ts";
import { deleteAudio } from "./audio_deletion.server.ts";
import { candidateOf } from "./candidates.server.ts";
import { storeDelivery } from "./deliveries.server.ts";
import { insertEvaluation } from "./feedback_rows.server.ts";
import type { createModelFeedback } from "./model_feedback.server.ts";
import { ownedAnswer } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { toTranscript } from "./rows.server.ts";
import { feedbackText, indexAnswer } from "./search_index.server.ts";
import { insertTranscript, newestTranscript, typedTranscript } from "./transcripts.server.ts";

export function createEvaluation(
  parts: InterviewParts,
  { beginModelFeedback }: Pick<
    ReturnType<typeof createModelFeedback>,
    "beginModelFeedback"
  >,
) {
  return {
    /**
     * Evaluates the newest version of the answer's words; once per version, however often it is called.
     * An answer whose words the candidate skipped counts as empty. A model, where there is one, begins to read in
     * the background.
     *
     * @throws AppError "not_found", "not_ready" while the answer is spoken or its words are being written
     */
    evaluateAnswer: async (candidateId: string, answerId: string): Promise<Evaluation> => {
      const evaluation = await transact(parts.db, async (db) => {
        const answer = await ownedAnswer(db, { candidateId, id: answerId, lock: true });
        if (answer.state === "open" || answer.state === "stopped") throw new AppError("not_ready");
        return await evaluateAnswer({ ...parts, db }, answer);
      });
      void beginModelFeedback(answerId);
      return evaluation;
    },
  };
}

async function evaluateAnswer(
  parts: InterviewParts,
  answer: Row<"answers">,
): Promise<Evaluation> {
  const words = await newestTranscript(parts.db, answer.id) ??
    await insertTranscript(parts.db, answer.id, typedTranscript(""));
  const evaluation = parts.coach({
    question: await parts.db.selectFrom("questions").select(["type", "text"])
      .where("id", "=", answer.question_id).executeTakeFirstOrThrow(),
    transcript: toTranscript(words),
  });
  const stored = await storedEvaluation(parts.db, words.id, evaluation);
  if (stored) return stored;
  await insertEvaluation(parts.db, words, evaluation);
  await indexAnswer(parts.db, answer, { answer: words.text, feedback: feedbackText(evaluation) });
  await parts.db.updateTable("answers").set({ state: "evaluated" })
    .where("id", "=", answer.id).execute();
  await settleSound(parts, answer, words);
  return evaluation;
}

/** An earlier one of the same words by the same author and version. */
async function storedEvaluation(
  db: Database,
  transcriptId: string,
  { author }: Evaluation,
): Promise<Evaluation | undefined> {
  const row = await db.selectFrom("evaluations").select("evaluation")
    .where("transcript_id", "=", transcriptId)
    .where("author_kind", "=", author.kind)
    .where("author_name", "=", author.name)
    .where("author_version", "=", author.version)
    .executeTakeFirst();
  return row?.evaluation;
}

/** Delivery follows the corrected words; sound that is kept until there is feedback goes now. */
async function settleSound(
  parts: InterviewParts,
  answer: Row<"answers">,
  words: Row<"transcripts">,
): Promise<void> {
  const measured = await parts.db.selectFrom("deliveries").select("delivery")
    .where("answer_id", "=", answer.id).executeTakeFirst();
  if (measured) {
    const transcript = words.text === "" ? null : toTranscript(words);
    await storeDelivery(parts.db, answer.id, { sound: measured.delivery.sound, transcript });
  }
  const { retention } = await candidateOf(parts.db, answer.candidate_id);
  if (retention === "at_once" && answer.audio === "kept") await deleteAudio(parts.db, [answer.id]);
}
