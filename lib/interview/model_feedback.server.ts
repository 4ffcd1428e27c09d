/**
 * A model's reading of an answer, beside the coach's: asked once per version of the words, in the background; pages
 * may listen to it from the first word on, whenever they come, and it goes on without them.
 */
import { Replay, type RunEvent, type RunResult } from "../ai/mod.ts";
import type { ScoredEvaluation } from "../coach/mod.ts";
import { type Database, json, type Row, transact } from "../db/mod.ts";
import { streamInQueryScope } from "../db/mod.server.ts";
import { AppError } from "../errors.ts";
import { answerInput, contextOf } from "./answer_input.server.ts";
import { candidateOf } from "./candidates.server.ts";
import { askedOf, insertEvaluation, toModelFeedback } from "./feedback_rows.server.ts";
import { isId, ownedAnswer } from "./owned.server.ts";
import type { InterviewParts } from "./parts.server.ts";
import { type Claim, claim, hold } from "./reading_claim.server.ts";
import { feedbackText, indexAnswer } from "./search_index.server.ts";
import { newestTranscript } from "./transcripts.server.ts";
import type { ModelFeedback, ModelsPreference } from "./types.ts";

/** What a page hears: what is proven so far, then once what was stored. */
export type FeedbackEvent =
  | Exclude<RunEvent<ScoredEvaluation>, { readonly type: "result" }>
  | { readonly type: "stored"; readonly feedback: ModelFeedback };

/** How often it is looked whether another server has finished. */
const LOOK_MS = 500;

/** Whether models are asked about words on which the coach said something. */
export const isAsked = (
  { ai }: Pick<InterviewParts, "ai">,
  { models, isScored }: { readonly models: ModelsPreference; readonly isScored: boolean },
): boolean => isScored && models === "ask" && ai.asks;

interface Asking {
  /** Also where it was asked for and there is none. */
  readonly again?: boolean;
}

export function createModelFeedback(parts: InterviewParts) {
  const server = crypto.randomUUID();
  const runs = new Map<string, Replay<FeedbackEvent>>();
  const begin = (due: Due, { again = false }: Asking = {}): Replay<FeedbackEvent> => {
    const { id } = due.words;
    const known = runs.get(id);
    if (known) return known;
    const run = Replay.of(read(parts, due, { by: server, transcriptId: id, again }));
    runs.set(id, run);
    void failureOf(run).then((error) => {
      runs.delete(id);
      if (error && !isExpected(error)) {
        parts.onFault("models not asked", { answerId: due.answer.id, error });
      }
    });
    return run;
  };
  return {
    /**
     * A model's feedback on the newest words that the coach has read: begins it where nobody has, and listens. One
     * event where it is stored already, or none is asked.
     *
     * @throws AppError "not_found"
     */
    modelFeedback: async (
      candidateId: string,
      answerId: string,
      asking: Asking = {},
    ): Promise<AsyncIterable<FeedbackEvent>> => {
      const { id } = await ownedAnswer(parts.db, { candidateId, id: answerId });
      const { due, stored } = await dueOf(parts, id);
      const isOver = stored !== null && !(asking.again && stored.state === "none");
      return due && !isOver
        ? begin(due, asking)
        : Replay.of(only({ type: "stored", feedback: stored ?? { state: "off" } }));
    },

    /** Begins in the background, and never throws; nothing where it is stored, or none is asked. */
    beginModelFeedback: async (answerId: string): Promise<void> => {
      if (!parts.ai.asks) return;
      try {
        const { due, stored } = await dueOf(parts, answerId);
        if (due && !stored) begin(due);
      } catch (error) {
        parts.onFault("models not asked", { answerId, error });
      }
    },
  };
}

/** Deleted, or switched off, meanwhile; or the server stops, and the next page asks again. */
const isExpected = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "AbortError" ||
  error instanceof AppError && error.code === "not_found";

/** Words that a model may read. */
interface Due {
  readonly answer: Row<"answers">;
  readonly words: Row<"transcripts">;
}

interface Known {
  /** Null where none is asked. */
  readonly due: Due | null;
  /** Null where nobody has asked to the end. */
  readonly stored: ModelFeedback | null;
}

async function dueOf({ db, ai }: InterviewParts, answerId: string): Promise<Known> {
  const answer = isId(answerId)
    ? await db.selectFrom("answers").selectAll().where("id", "=", answerId).executeTakeFirst()
    : undefined;
  const words = answer && await newestTranscript(db, answerId);
  if (!answer || !words) return { due: null, stored: null };
  const coach = await db.selectFrom("evaluations").select("outcome")
    .where("transcript_id", "=", words.id).where("author_kind", "=", "coach")
    .executeTakeFirst();
  const { models } = await candidateOf(db, answer.candidate_id);
  const asked = isAsked({ ai }, { models, isScored: coach?.outcome === "scored" });
  return { due: asked ? { answer, words } : null, stored: await storedOf(db, words) };
}

const storedOf = async (
  db: Database,
  { id }: Pick<Row<"transcripts">, "id">,
): Promise<ModelFeedback | null> => toModelFeedback((await askedOf(db, [id])).get(id));

/** Asks, or waits for the server that does. */
async function* read(
  parts: InterviewParts,
  due: Due,
  { again, ...own }: Claim & { readonly again: boolean },
): AsyncGenerator<FeedbackEvent> {
  while (!await claim(parts.db, own, { again })) {
    const stored = await storedOf(parts.db, due.words);
    if (stored) return yield { type: "stored", feedback: stored };
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  await using _held = hold(parts.db, own);
  yield* streamInQueryScope("task: model's reading", ask(parts, due));
}

async function* ask(
  parts: InterviewParts,
  { answer, words }: Due,
): AsyncGenerator<FeedbackEvent> {
  const run = parts.ai.run({
    task: "evaluate",
    input: await answerInput(parts.db, answer, words),
    context: contextOf(answer),
  });
  for await (const event of run) {
    if (event.type !== "result") yield event;
    else {
      yield { type: "stored", feedback: await keep(parts.db, { answer, words }, event.result) };
    }
  }
}

/** The coach's own reading is stored already: where it answered for a model, only the reason is kept. */
function keep(
  db: Database,
  { answer, words }: Due,
  result: RunResult<ScoredEvaluation>,
): Promise<ModelFeedback> {
  return transact(db, async (db) => {
    await ownedAnswer(db, { candidateId: answer.candidate_id, id: answer.id, lock: true });
    const stored = await storedOf(db, words);
    if (stored) return stored;
    const evaluation = result.value?.author.kind === "model" ? result.value : null;
    const evaluationId = evaluation && await insertEvaluation(db, words, evaluation);
    await db.updateTable("model_feedback").set({
      evaluation_id: evaluationId,
      request_id: result.requestId,
      outcome: evaluation === null ? "abstained" : result.outcome,
      coach_reason: result.coachReason,
      places: json(result.places),
    }).where("transcript_id", "=", words.id).execute();
    if (evaluation) await index(db, { answer, words });
    return (await storedOf(db, words))!;
  });
}

/** Both readings are found by a search, if the words are still the newest. */
async function index(db: Database, { answer, words }: Due): Promise<void> {
  const newest = await newestTranscript(db, answer.id);
  if (newest?.id !== words.id) return;
  const rows = await db.selectFrom("evaluations").select("evaluation")
    .where("transcript_id", "=", words.id).orderBy("created_at").execute();
  const feedback = rows.map(({ evaluation }) => feedbackText(evaluation)).join("\n");
  await indexAnswer(db, answer, { feedback });
}

async function* only<T>(item: T): AsyncGenerator<T> {
  yield await Promise.resolve(item);
}

/** What a run failed with, once it is over; null = nothing. */
async function failureOf(run: AsyncIterable<unknown>): Promise<unknown> {
  try {
    for await (const _ of run);
    return null;
  } catch (error) {
    return error;
  }
}
