/** Whatever may happen to what experiments measure, in any order. */
import fc from "fast-check";
import { sql } from "kysely";
import { type Database, json } from "../../../db/mod.ts";
import { createUnitKeys } from "../unit_keys.server.ts";
import { declare } from "./population.ts";

const CANDIDATES = 2;
const ANSWERS = 3;
const RUNS = 11;
/** Of these. */
const BEGUN = 8;
const DAY_MS = 24 * 60 * 60_000;
const BEGIN_MS = Date.parse("2026-01-01");
const OUTCOMES = ["running", "complete", "partial", "abstained", "aborted"];

/** One of `KINDS` with three draws, which each kind reads in its own way. */
export interface Happening {
  readonly kind: Kind;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Candidates with answers, and an experiment on each. */
export async function testWorld(db: Database) {
  const name = crypto.randomUUID().slice(0, 8);
  const experiments = [declare({ id: `c-${name}` }), declare({ id: `a-${name}`, unit: "answer" })];
  for (const { id } of experiments) {
    await sql`insert into experiments (id, declaration, begun_at) values (${id}, '', now())`
      .execute(db);
  }
  const candidates = Array.from({ length: CANDIDATES }, () => crypto.randomUUID());
  const answers: string[] = [];
  for (const id of candidates) {
    await sql`with made as (insert into candidates (id) values (${id}))
      insert into interviews (id, candidate_id, role, kind, mode, question_count)
      values (${id}, ${id}, 'nurse', 'mix', 'type', 1)`.execute(db);
    await sql`insert into questions (id, interview_id, position, type, text, shows)
      values (${id}, ${id}, 1, 'behavioral', '?', '[]')`.execute(db);
    for (let attempt = 1; attempt <= ANSWERS; attempt++) {
      const answer = crypto.randomUUID();
      answers.push(answer);
      await sql`insert into answers
        (id, question_id, interview_id, candidate_id, attempt, mode, state, audio)
        values (${answer}, ${id}, ${id}, ${id}, ${attempt}, 'type', 'evaluated', 'none')`
        .execute(db);
    }
  }
  const runs = Array.from({ length: RUNS }, () => crypto.randomUUID());
  return { db, experiments, candidates, answers, runs, keyOf: createUnitKeys(db) };
}

export type World = Awaited<ReturnType<typeof testWorld>>;

const pick = <T>(list: readonly T[], draw: number): T => list[draw % list.length]!;
const day = (draw: number): Date => new Date(BEGIN_MS + draw * DAY_MS);

type Happen = (world: World, draws: Happening) => Promise<unknown>;

const HAPPEN = {
  /** A run begins, or is over at once. */
  run: ({ db, experiments, answers, runs }, { a, b, c }) => {
    const own = pick([...experiments, null], c);
    return sql`insert into ai_requests (id, task, question_type, candidate_id, answer_id,
        prompt_version, experiment_id, variant_id, outcome, validity, total_ms, created_at)
      select ${pick(runs, a)}, 'evaluate', 'behavioral', candidate_id, id, '1', ${own?.id ?? null},
        ${own && pick(own.variants, b).id}, ${pick(OUTCOMES, b)}, 0.1, ${100 * c}, ${day(c)}
      from answers where id = ${pick(answers, b)} on conflict do nothing`.execute(db);
  },
  end: ({ db, runs }, { a, b, c }) =>
    sql`update ai_requests set outcome = 'complete', validity = ${b / 64}, total_ms = ${7 * c},
      cached = ${c % 5 === 0}, coach_reason = ${
      pick([null, null, "models_failed", null, "chosen"], b)
    }
      where id = ${pick(runs, a)}`.execute(db),
  book: ({ db, runs }, { a, b }) =>
    sql`update ai_requests set cost_nano = cost_nano + ${b} where id = ${pick(runs, a)}`
      .execute(db),
  expose: async ({ db, experiments, runs, keyOf }, { a, b, c }) => {
    const { id, unit, variants } = pick(experiments, b);
    const run = await db.selectFrom("ai_requests").select([
      "candidate_id",
      "answer_id",
      "variant_id",
    ])
      .where("id", "=", pick(runs, a)).executeTakeFirst();
    const unitId = unit === "candidate" ? run?.candidate_id : run?.answer_id;
    if (!unitId) return;
    await sql`insert into experiment_exposures
      (experiment_id, unit_key, variant_id, epoch, request_id, at)
      values (${id}, ${await keyOf(unitId)}, ${run!.variant_id ?? pick(variants, c).id}, 0,
        ${pick(runs, a)}, ${day(c)})
      on conflict do nothing`.execute(db);
  },
  /** What a run wrote is kept; it may have been before. */
  feedback: ({ db, runs }, { a }) => {
    const [transcript, evaluation] = [crypto.randomUUID(), crypto.randomUUID()];
    return sql`with run as (
        select id, answer_id from ai_requests where id = ${pick(runs, a)} and answer_id is not null
      ),
      words as (insert into transcripts (id, answer_id, source, language, text, segments)
        select ${transcript}, answer_id, 'typed', 'en', '', '[]' from run),
      said as (insert into evaluations (id, answer_id, transcript_id, author_kind, author_name,
          author_version, outcome, evaluation)
        select ${evaluation}, answer_id, ${transcript}, 'model', 'm', '1', 'abstained', '{}' from run)
      insert into model_feedback (transcript_id, request_id, evaluation_id, outcome, claimed_by,
        claimed_at)
      select ${transcript}, id, ${evaluation}, 'complete', id, now() from run`.execute(db);
  },
  thumb: ({ db, runs }, { a, b, c }) =>
    sql`insert into ai_ratings (evaluation_id, candidate_id, rating, created_at)
      select evaluation_id, candidate_id, ${b % 2 === 0 ? 1 : -1}, ${day(c)}
      from model_feedback join ai_requests as run on run.id = request_id
      where run.id = ${pick(runs, a)} and candidate_id is not null
      on conflict (evaluation_id) do update set rating = excluded.rating`.execute(db),
  edit: async ({ db, candidates, answers, keyOf }, { a, b, c }) =>
    await db.insertInto("experiment_outcomes").values({
      unit_key: await keyOf(pick([...candidates, ...answers], a)),
      metric: "edit_distance",
      value: b / 7,
      at: day(c),
    }).execute(),
  /** The feedback turns out to be another run's. */
  relink: ({ db, runs }, { a, b }) =>
    sql`update model_feedback set request_id = run.id from ai_requests as run
      where request_id = ${pick(runs, a)} and run.id = ${pick(runs, b)}`.execute(db),
  /** The same, as another row. */
  reread: async ({ db, runs }, { a, b }) => {
    const row = await db.deleteFrom("model_feedback").where("request_id", "=", pick(runs, a))
      .returningAll().executeTakeFirst();
    if (!row) return;
    const run = await db.selectFrom("ai_requests").select("id").where("id", "=", pick(runs, b))
      .executeTakeFirst();
    await db.insertInto("model_feedback").values({
      ...row,
      request_id: run?.id ?? null,
      places: json(row.places),
    }).execute();
  },
  stop: ({ db, experiments }, { a, b, c }) => {
    const { id, variants } = pick(experiments, a);
    return sql`insert into experiment_stops (experiment_id, variant_id, reason, at)
      values (${id}, ${pick(variants, b).id}, 'harm', ${day(c)}) on conflict do nothing`
      .execute(db);
  },
  "delete run": ({ db, runs }, { a }) =>
    sql`delete from ai_requests where id = ${pick(runs, a)}`.execute(db),
  "delete answer": ({ db, answers }, { a }) =>
    sql`delete from answers where id = ${pick(answers, a)}`.execute(db),
  "delete candidate": ({ db, candidates }, { a }) =>
    sql`delete from candidates where id = ${pick(candidates, a)}`.execute(db),
} satisfies Record<string, Happen>;

type Kind = keyof typeof HAPPEN;

/** How often each is drawn. */
const WEIGHTS: Readonly<Record<Kind, number>> = {
  run: 40,
  end: 30,
  book: 10,
  expose: 30,
  feedback: 20,
  thumb: 30,
  edit: 15,
  relink: 12,
  reread: 12,
  stop: 5,
  "delete run": 5,
  "delete answer": 2,
  "delete candidate": 1,
};

const draw = fc.nat({ max: 39 });

export const anyHappening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.oneof(
    ...Object.entries(WEIGHTS).map(([kind, weight]) => ({
      arbitrary: fc.constant(kind as Kind),
      weight,
    })),
  ),
  a: draw,
  b: draw,
  c: draw,
});

export const happen = (world: World, happening: Happening): Promise<unknown> =>
  HAPPEN[happening.kind](world, happening);

/** Most runs are over, exposed, read and rated, some of them before the exposure. */
export async function begin(world: World): Promise<void> {
  for (let a = 0; a < BEGUN; a++) {
    const at = { a, b: 1 + OUTCOMES.length * a, c: 12 + a };
    for (const kind of ["run", "feedback", "thumb"] as const) await happen(world, { kind, ...at });
    await happen(world, { kind: "expose", a, b: a, c: 16 });
    await happen(world, { kind: "edit", a, b: a, c: 14 + a });
  }
}
