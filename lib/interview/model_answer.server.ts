/** An example of how an answer could be said, from the candidate's own facts: made when they ask for it, and kept. */
import { type ModelAnswer, Replay, type RunEvent, type RunResult } from "../ai/mod.ts";
import type { Database, Row } from "../db/mod.ts";
import { AppError } from "../errors.ts";
import { answerInput, contextOf } from "./answer_input.server.ts";
import { isCoachOnly } from "./candidates.server.ts";
import { ownedAnswer } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { modelAnswersOf } from "./reports.server.ts";
import { newestTranscript } from "./transcripts.server.ts";
import type { GivenModelAnswer } from "./types.ts";

/** What a page hears: what is proven so far, then once what was stored; null where none could be made. */
export type ModelAnswerEvent =
  | Exclude<RunEvent<ModelAnswer>, { readonly type: "result" }>
  | { readonly type: "stored"; readonly modelAnswer: GivenModelAnswer | null };

export function createModelAnswer(parts: InterviewParts) {
  return {
    /**
     * Makes a model answer from the newest words, or gives the one that is there. It is made to its end, and kept,
     * also if nobody listens any more.
     *
     * @throws AppError "not_found", "not_ready" where there are no words yet
     */
    modelAnswer: async (
      candidateId: string,
      answerId: string,
    ): Promise<AsyncIterable<ModelAnswerEvent>> => {
      const { db } = parts;
      const answer = await ownedAnswer(db, { candidateId, id: answerId });
      const words = await newestTranscript(db, answerId);
      if (answer.state !== "evaluated" || !words) throw new AppError("not_ready");
      return Replay.of(make(parts, answer, words));
    },
  };
}

async function* make(
  { db, ai }: InterviewParts,
  answer: Row<"answers">,
  words: Row<"transcripts">,
): AsyncGenerator<ModelAnswerEvent> {
  const coachOnly = await isCoachOnly(db, answer.candidate_id);
  const stored = await storedModelAnswer(db, words.id);
  // The coach's stands in where no model could be asked: a model may still make one.
  if (stored && (stored.model !== "coach" || coachOnly || !ai.asks)) {
    return yield { type: "stored", modelAnswer: stored };
  }
  const run = ai.run({
    task: "model_answer",
    input: await answerInput(db, answer, words),
    context: contextOf(answer),
    coachOnly,
  });
  for await (const event of run) {
    if (event.type !== "result") yield event;
    else yield { type: "stored", modelAnswer: await keep(db, words.id, event.result) };
  }
}

/** The coach's never takes the place of a model's, and words that are gone meanwhile get none. */
async function keep(
  db: Database,
  transcriptId: string,
  { value, model, promptVersion, requestId }: RunResult<ModelAnswer>,
): Promise<GivenModelAnswer | null> {
  if (value === null) return await storedModelAnswer(db, transcriptId) ?? null;
  const row = { request_id: requestId, model, prompt_version: promptVersion, text: value.text };
  await db.insertInto("model_answers")
    .columns(["transcript_id", "request_id", "model", "prompt_version", "text"])
    .expression((query) =>
      query.selectFrom("transcripts").select(({ val }) => [
        "id as transcript_id",
        val(requestId).as("request_id"),
        val(model).as("model"),
        val(promptVersion).as("prompt_version"),
        val(value.text).as("text"),
      ]).where("id", "=", transcriptId)
    )
    .onConflict((on) =>
      on.column("transcript_id").doUpdateSet(row).where("model_answers.model", "=", "coach")
    ).execute();
  return await storedModelAnswer(db, transcriptId) ?? null;
}

const storedModelAnswer = async (
  db: Database,
  transcriptId: string,
): Promise<GivenModelAnswer | undefined> =>
  (await modelAnswersOf(db, [transcriptId])).get(transcriptId);
