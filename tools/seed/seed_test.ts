import assert from "node:assert/strict";
import { testDatabase } from "../../tests/support/database.ts";
import { PRACTICE } from "./practice.ts";
import { DEMO_CANDIDATE, seed } from "./seed.ts";

const today = new Date("2026-11-22T12:00:00Z");

Deno.test("seed() writes every attempt with feedback, the same each time", async () => {
  await using open = await testDatabase();
  const attempts = PRACTICE.flatMap(({ questions }) => questions)
    .flatMap((question) => question.attempts);
  const outcomes = async () => {
    assert.equal(await seed(open.db, { today }), attempts.length);
    return await open.db.selectFrom("evaluations")
      .innerJoin("answers", "answers.id", "evaluations.answer_id")
      .select(["answers.created_at", "evaluations.outcome", "evaluations.overall"])
      .where("answers.candidate_id", "=", DEMO_CANDIDATE)
      .orderBy("answers.created_at").execute();
  };
  const first = await outcomes();
  assert.equal(first.length, attempts.length);
  assert.deepEqual(await outcomes(), first);
  assert.ok(first.every(({ created_at }) => created_at < today));
});

Deno.test("seed() shows answers of every kind: scored ones that get better, and an abstention", async () => {
  await using open = await testDatabase();
  await seed(open.db, { today });
  const rows = await open.db.selectFrom("evaluations")
    .innerJoin("answers", "answers.id", "evaluations.answer_id")
    .select(["evaluations.overall"]).orderBy("answers.created_at").execute();
  const scored = rows.flatMap(({ overall }) => overall ?? []);
  assert.ok(scored.length >= 8 && scored.length < rows.length);
  assert.ok(scored.at(-1)! > scored[0]!);
});
