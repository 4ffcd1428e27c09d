/**
 * What models made of which texts: the latest runs and thumbs, with the words where candidates keep them. What they
 * delete is not there any more, and whatever is read here goes no further than a fit.
 */
import { sql } from "kysely";
import type { Database } from "../../db/mod.ts";
import { inSlices } from "../../slices.ts";
import type { Model } from "../spec/model.ts";
import type { PassedOver } from "../spec/execution.ts";
import type { TaskId } from "../spec/task.ts";
import { answerWords } from "../tasks/checks/answer.ts";
import { featuresOf, type TextFeatures } from "./encode.ts";
import type { TextObservation } from "./text_fit.ts";

/** Of runs of a task, and of thumbs. */
export const LATEST = 5000;
/** Models change behind their names. */
const LONGEST_AGO_MS = 90 * 24 * 60 * 60_000;
/** Answers whose words are read at once. */
const PAGE = 1000;

export interface ObservationParts {
  readonly db: Database;
  /** At least one; of others nothing is learned. */
  readonly models: readonly Model[];
  readonly tasks: readonly TaskId[];
  /** Epoch milliseconds. */
  readonly now: number;
}

interface Seen extends Omit<TextObservation, "features"> {
  readonly answer: string;
}

/** By task. */
export async function readObservations(
  parts: ObservationParts,
): Promise<ReadonlyMap<TaskId, readonly TextObservation[]>> {
  const seen = new Map<TaskId, readonly Seen[]>();
  for (const task of parts.tasks) seen.set(task, await readRuns(parts, task));
  seen.set("evaluate", [...seen.get("evaluate") ?? [], ...await readThumbs(parts)]);
  const answers = new Set([...seen.values()].flat().map(({ answer }) => answer));
  const features = await readFeatures(parts.db, [...answers]);
  return new Map([...seen].map(([task, all]) => [
    task,
    all.flatMap(({ answer, ...rest }) => {
      const its = features.get(answer);
      return its ? { ...rest, features: its } : [];
    }),
  ]));
}

/** As the router learned from them: of each draft the share that was proven, times the quality that is declared. */
async function readRuns(
  { db, models, now }: ObservationParts,
  task: TaskId,
): Promise<readonly Seen[]> {
  const declared = new Map(models.map(({ id, quality }) => [id, quality]));
  const runs = await db.selectFrom("ai_requests")
    .select(["answer_id", "question_type", "model", "validity", "cached"])
    .select(sql<readonly PassedOver[] | null>`decision -> 'passedOver'`.as("passedOver"))
    .where("decision", "is not", null).where("task", "=", task).where("answer_id", "is not", null)
    .where("created_at", ">", new Date(now - LONGEST_AGO_MS))
    .orderBy("created_at", "desc").limit(LATEST).execute();
  return runs.flatMap(({ answer_id, question_type, model, validity, cached, passedOver }) => {
    const failed = (passedOver ?? [])
      .filter(({ why }) => why === "not_valid").map((one) => ({ model: one.model, share: 0 }));
    const wrote = model !== null && validity !== null && !cached
      ? [{ model, share: validity }]
      : [];
    return [...wrote, ...failed].flatMap(({ model, share }) => {
      const quality = declared.get(model);
      return quality === undefined
        ? []
        : { answer: answer_id!, group: question_type, model, quality: share * quality };
    });
  });
}

async function readThumbs({ db, models, now }: ObservationParts): Promise<readonly Seen[]> {
  const thumbs = await db.selectFrom("ai_ratings")
    .innerJoin("evaluations", "evaluations.id", "ai_ratings.evaluation_id")
    .innerJoin("answers", "answers.id", "evaluations.answer_id")
    .innerJoin("questions", "questions.id", "answers.question_id")
    .select(["answer_id as answer", "questions.type as group", "author_name as model", "rating"])
    .where("author_name", "in", models.map(({ id }) => id))
    .where("ai_ratings.created_at", ">", new Date(now - LONGEST_AGO_MS))
    .orderBy("ai_ratings.created_at", "desc").limit(LATEST).execute();
  return thumbs.map(({ rating, ...rest }) => ({ ...rest, quality: rating === 1 ? 1 : 0 }));
}

async function readFeatures(
  db: Database,
  answers: readonly string[],
): Promise<ReadonlyMap<string, TextFeatures>> {
  const found = new Map<string, TextFeatures>();
  for (let at = 0; at < answers.length; at += PAGE) {
    const texts = await db.selectFrom("answers")
      .innerJoin("questions", "questions.id", "answers.question_id")
      .select(["answers.id", "questions.text as question"])
      .select(({ selectFrom }) =>
        selectFrom("transcripts").select("text").whereRef("answer_id", "=", "answers.id")
          .orderBy("created_at", "desc").limit(1).as("words")
      )
      .where("answers.id", "in", answers.slice(at, at + PAGE)).execute();
    await inSlices(measured(texts, found));
  }
  return found;
}

interface Words {
  readonly id: string;
  readonly question: string;
  readonly words: string | null;
}

function* measured(
  texts: readonly Words[],
  found: Map<string, TextFeatures>,
): Generator<void, void> {
  for (const { id, question, words } of texts) {
    if (words === null) continue;
    found.set(id, featuresOf(answerWords(question, words)));
    yield;
  }
}
