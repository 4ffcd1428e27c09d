import assert from "node:assert/strict";
import { CompiledQuery, sql } from "kysely";
import { testDatabase } from "../../../tests/support/database.ts";
import { testOnEachDatabase } from "../../../tests/support/interviews.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { recordStatements, type Statement } from "../../../tools/dataset/workload/recorder.ts";
import type { Database, NewRow } from "../../db/mod.ts";
import { seededRandom } from "../../random.ts";
import { declare, exposedTo, meet, runOf, valid } from "./__fixtures__/population.ts";
import { type Assignment, createExperiments } from "./mod.server.ts";
import { readUnits } from "./units.server.ts";

const DAY_MS = 24 * 60 * 60_000;
const EXPERIMENT = declare();

async function testCandidate(db: Database) {
  const clock = new ManualClock();
  const experiments = createExperiments({
    db,
    clock,
    definitions: [EXPERIMENT],
    onFault: (error) => {
      throw error;
    },
  });
  const candidateId = crypto.randomUUID();
  await db.insertInto("candidates").values({ id: candidateId }).execute();
  const assignment = (await experiments.assign({
    task: "evaluate",
    questionType: "behavioral",
    context: { candidateId, answerId: null },
  }))!;
  const run = async (assigned: Assignment | null, result: Partial<NewRow<"ai_requests">>) => {
    const row = runOf(candidateId, assigned, { created_at: new Date(clock.now()), ...result });
    await db.insertInto("ai_requests").values(row).execute();
    return row.id;
  };
  const record = (value: number) =>
    experiments.record({ unitId: candidateId, metric: "edit_distance", value });
  return { db, clock, experiments, candidateId, assignment, run, record };
}

type TestCandidate = Awaited<ReturnType<typeof testCandidate>>;

/** A thumb on what a run wrote, with all that it hangs on. */
async function rate({ db, clock, candidateId }: TestCandidate, requestId: string, rating: -1 | 1) {
  const id = sql`${crypto.randomUUID()}::uuid`;
  await sql`with
    made_interview as (insert into interviews (id, candidate_id, role, kind, mode, question_count)
      values (${id}, ${candidateId}, 'nurse', 'mix', 'type', 1)),
    made_question as (insert into questions (id, interview_id, position, type, text, shows)
      values (${id}, ${id}, 1, 'behavioral', '?', '[]')),
    made_answer as (insert into answers
      (id, question_id, interview_id, candidate_id, attempt, mode, state, audio)
      values (${id}, ${id}, ${id}, ${candidateId}, 1, 'type', 'evaluated', 'none')),
    made_transcript as (insert into transcripts (id, answer_id, source, language, text, segments)
      values (${id}, ${id}, 'typed', 'en', '', '[]')),
    made_evaluation as (insert into evaluations (id, answer_id, transcript_id, author_kind,
        author_name, author_version, outcome, evaluation)
      values (${id}, ${id}, ${id}, 'model', 'm', '1', 'abstained', '{}')),
    made_feedback as (insert into model_feedback
      (transcript_id, request_id, evaluation_id, outcome, claimed_by, claimed_at)
      values (${id}, ${requestId}, ${id}, 'complete', ${id}, now()))
    insert into ai_ratings (evaluation_id, candidate_id, rating, created_at)
      values (${id}, ${candidateId}, ${rating}, ${new Date(clock.now())})`.execute(db);
}

testOnEachDatabase(
  "readUnits() averages a unit's runs, and keeps apart what was before",
  async ({ db }) => {
    const test = await testCandidate(db);
    const { clock, experiments, assignment, run, record } = test;
    await run(null, { validity: 0, total_ms: 9_000 });
    await record(9);
    await clock.advance(29 * DAY_MS);
    const earlier = await run(null, { validity: 0.25, total_ms: 1_000, cost_nano: 1e9 });
    const other = await run(null, { outcome: "abstained", total_ms: 3_000, cost_nano: 3e9 });
    await run(null, { question_type: "technical", task: "follow_up", validity: 1 });
    await rate(test, earlier, -1);
    await record(4);
    await clock.advance(DAY_MS);
    const first = await run(assignment, { validity: 0.5, total_ms: 2_000, cost_nano: 5e8 });
    await clock.advance(5);
    await experiments.expose(exposedTo(assignment, first));
    const second = await run(assignment, { validity: 1, total_ms: 4_000, cost_nano: 15e8 });
    await run(assignment, { outcome: "abstained", total_ms: 6_000, cost_nano: 1e9 });
    await run(assignment, { validity: 0.75, cached: true, total_ms: 5 });
    await run(assignment, { outcome: "lost", total_ms: 99_000 });
    await run(null, { validity: 0 });
    const rival = EXPERIMENT.variants.find(({ id }) => id !== assignment.variant.id)!;
    await run({ ...assignment, variant: rival }, { validity: 0 });
    await rate(test, first, 1);
    await rate(test, second, -1);
    await rate(test, other, 1);
    await record(1);
    await record(2);
    const [unit, ...others] = await readUnits(db, EXPERIMENT);
    assert.deepEqual(others, []);
    assert.equal(unit!.at, clock.now());
    assert.equal(EXPERIMENT.variants[unit!.arm]!.id, assignment.variant.id);
    assert.deepEqual(unit!.values, {
      abstention: 0.25,
      cost: 1,
      edit_distance: 1.5,
      latency: 4,
      thumbs: 0.5,
      validity: 0.75,
    });
    assert.deepEqual(unit!.before, {
      abstention: 0.5,
      cost: 2,
      edit_distance: 4,
      latency: 2,
      thumbs: 0,
      validity: 0.25,
    });
  },
);

testOnEachDatabase(
  "readUnits() keeps a unit without outcomes, and counts none after its stop",
  async ({ db }) => {
    const { clock, experiments, assignment, run, record } = await testCandidate(db);
    const requestId = await run(assignment, { outcome: "aborted" });
    await experiments.expose(exposedTo(assignment, requestId));
    await clock.advance(1_000);
    await db.insertInto("experiment_stops").values({
      experiment_id: EXPERIMENT.id,
      variant_id: assignment.variant.id,
      reason: "harm",
      at: new Date(clock.now()),
    }).execute();
    await clock.advance(1_000);
    await record(3);
    const units = await readUnits(db, EXPERIMENT);
    assert.deepEqual(units.map(({ values, before }) => [values, before]), [[{}, {}]]);
  },
);

testOnEachDatabase(
  "readUnits() takes a run whose models failed for abstained, and leaves out one that asked none",
  async ({ db }) => {
    const { experiments, assignment, run } = await testCandidate(db);
    const done = { validity: 1, total_ms: 2_000 };
    const first = await run(assignment, { ...done, model: "test/large" });
    await experiments.expose(exposedTo(assignment, first));
    await run(assignment, { ...done, model: "coach", coach_reason: "models_failed" });
    await run(assignment, { ...done, model: "coach", coach_reason: "not_valid" });
    for (const coach_reason of ["over_budget", "no_model", "chosen"] as const) {
      await run(assignment, { ...done, total_ms: 99_000, model: "coach", coach_reason });
    }
    const [unit] = await readUnits(db, EXPERIMENT);
    assert.deepEqual(unit!.values, { abstention: 2 / 3, cost: 0, latency: 2, validity: 1 / 3 });
  },
);

interface VisitedNode {
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Join Filter"?: number;
  readonly Plans?: readonly VisitedNode[];
}

/** Rows that the plan's nodes gave, or looked at in vain. */
const rowsVisited = (node: VisitedNode): number =>
  node["Actual Loops"] * (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) +
      (node["Rows Removed by Join Filter"] ?? 0)) +
  (node.Plans ?? []).reduce((sum, child) => sum + rowsVisited(child), 0);

/** What it takes to run the last statement like this once more. */
async function rowsVisitedBy(db: Database, statements: readonly Statement[]): Promise<number> {
  const { sql, parameters } = statements.findLast(({ sql }) => sql.includes("known"))!;
  const explain = CompiledQuery.raw(`explain (analyze, timing off, format json) ${sql}`, [
    ...parameters,
  ]);
  const { rows } = await db.executeQuery<{ "QUERY PLAN": [{ Plan: VisitedNode }] }>(explain);
  return rowsVisited(rows[0]!["QUERY PLAN"][0].Plan);
}

Deno.test("readUnits() looks at each run a few times, then at those of units that have changed, without statistics", async () => {
  await using open = await testDatabase();
  const { db } = open;
  const clock = new ManualClock();
  const experiments = createExperiments({
    db,
    clock,
    definitions: [EXPERIMENT],
    onFault: (error) => {
      throw error;
    },
  });
  const random = seededRandom(1);
  const [count, runs] = [2000, 3];
  const result = valid({}, random);
  await meet({ db, experiments, count, runs, random, result, at: clock.now() });
  const recorder = recordStatements(db);
  assert.equal((await readUnits(recorder.db, EXPERIMENT)).length, count);
  const all = await rowsVisitedBy(db, recorder.statements);
  assert.ok(all < 20 * count * (1 + runs), `${all} rows`);
  await sql`update ai_requests set validity = 0 where candidate_id in (
    select candidate_id from ai_requests limit 5)`.execute(db);
  assert.equal((await readUnits(recorder.db, EXPERIMENT)).length, count);
  const changed = await rowsVisitedBy(db, recorder.statements);
  assert.ok(changed < all / 5, `${changed} rows of ${all}`);
});
