/** Fills a migrated, empty database with interviews such as a year of use leaves behind, set by set. */
import type { OpenDatabase, RunStatement } from "../../lib/db/database.ts";
import { type Draw, drawsOf, type Plan } from "./plan.ts";
import { answers, questions, sound } from "./sql/answers.ts";
import { experiments } from "./sql/experiments.ts";
import { deliveries, feedback, modelFeedback } from "./sql/feedback.ts";
import { calls, money, requests } from "./sql/models.ts";
import { candidates, interviews } from "./sql/people.ts";
import { searchDocuments, vocabulary, words } from "./sql/words.ts";
import { makeTexts, type Texts } from "./texts.ts";

type Stage = (plan: Plan, draw: Draw, texts: Texts) => string;

/** In the order in which they need each other. */
const STAGES: Readonly<Record<string, Stage>> = {
  candidates,
  interviews,
  questions,
  answers,
  sound,
  vocabulary: (_plan, _draw, texts) => vocabulary(texts),
  words,
  feedback,
  deliveries,
  "search documents": searchDocuments,
  requests,
  calls,
  "model feedback": modelFeedback,
  money,
  experiments,
};

export interface GenerateOptions {
  /** Told of each stage, with how long it took in milliseconds. */
  readonly onStage?: (name: string, ms: number) => void;
}

/**
 * Writes the data set and leaves statistics as after a night of autovacuum. Secondary indexes and, for a superuser,
 * checks of foreign keys are taken off meanwhile; the rows that refer to each other are made together.
 *
 * @throws {Error} If there are candidates already; a run that failed leaves rows behind, so give it a new database
 */
export async function generateDataset(
  open: OpenDatabase,
  plan: Plan,
  { onStage = () => {} }: GenerateOptions = {},
): Promise<void> {
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    onStage(name, performance.now() - begun);
  };
  const draw = drawsOf(plan);
  const texts = makeTexts(plan.seed);
  await open.session(async (run) => {
    if ((await run("select from candidates limit 1")).length > 0) {
      throw new Error(`Database at "${open.place}" holds candidates: give an empty one`);
    }
    const indexes = await takeIndexesOff(run);
    await run("drop schema if exists dataset cascade; create schema dataset");
    await run(SETTINGS);
    await withoutChecks(run, async () => {
      for (const [name, stage] of Object.entries(STAGES)) {
        await timed(name, () => run(stage(plan, draw, texts)));
      }
    });
    await run("drop schema dataset cascade");
    await timed("indexes", async () => {
      for (const index of indexes) await run(index);
    });
    await timed("statistics", () => run("vacuum analyze"));
  });
}

/** For this session. */
const SETTINGS = "set synchronous_commit = off; set maintenance_work_mem = '256MB'; " +
  "set work_mem = '64MB'; set client_min_messages = warning";

/** Primary keys and constraints stay. @returns the statements that make the others again */
async function takeIndexesOff(run: RunStatement): Promise<readonly string[]> {
  const rows = await run(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition,
      format('comment on index %s is %L', indexrelid::regclass, obj_description(indexrelid)) as comment
    from pg_index join pg_class on pg_class.oid = indrelid
    where relnamespace = 'public'::regnamespace and not exists (
      select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
    order by 1`);
  for (const { name } of rows) await run(`drop index ${name}`);
  return rows.map(({ definition, comment }) => `${definition}; ${comment}`);
}

/** Of foreign keys; only a superuser may leave them out. */
async function withoutChecks(run: RunStatement, work: () => Promise<void>): Promise<void> {
  const [user] = await run("select usesuper from pg_user where usename = current_user");
  if (!user?.usesuper) return await work();
  await run("set session_replication_role = replica");
  try {
    await work();
  } finally {
    await run("set session_replication_role = origin");
  }
}
