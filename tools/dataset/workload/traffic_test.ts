import assert from "node:assert/strict";
import { sql } from "kysely";
import { seededRandom } from "../../../lib/random.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { generateDataset } from "../generate.ts";
import { planOf } from "../plan.ts";
import { recordStatements } from "./recorder.ts";
import { drawSubjects } from "./subjects.ts";
import { runTraffic } from "./traffic.ts";

const PLAN = planOf({ answers: 1000 });
const DRAWS = 400;
const GIVEN = 8;

Deno.test("drawSubjects() comes as often to candidates as they practise", async () => {
  await using open = await testDatabase();
  await generateDataset(open, PLAN);
  const { rows } = await sql<{ candidate: string; n: number }>`
    select candidate_id as candidate, count(*) as n from answers where state = 'evaluated'
      and exists (select from evaluations where answer_id = answers.id and outcome = 'scored')
    group by 1 order by 2 desc, 1`.execute(open.db);
  const heavy = rows.slice(0, rows.length / 10);
  const count = (some: typeof rows) => some.reduce((sum, { n }) => sum + n, 0);
  const expected = count(heavy) / count(rows);
  const random = seededRandom(1);
  let found = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const { candidate } = await drawSubjects(open.db, random);
    if (heavy.some((one) => one.candidate === candidate)) found++;
  }
  const spread = 4 * Math.sqrt(expected * (1 - expected) / DRAWS);
  assert.ok(expected > 0.2, "a tenth of the candidates gives more than a fifth of the answers");
  assert.ok(Math.abs(found / DRAWS - expected) < spread, `${found / DRAWS}, not ${expected}`);
});

Deno.test("runTraffic() has answers given, heard, read by a model and looked at", async () => {
  await using open = await testDatabase();
  await generateDataset(open, PLAN);
  const recorder = recordStatements(open.db);
  const steps = new Map<string, number>();
  const onStep = (step: string) => {
    recorder.begin(step);
    steps.set(step, (steps.get(step) ?? 0) + 1);
  };
  await runTraffic(recorder.db, { ...PLAN, given: GIVEN, onStep });
  assert.equal(steps.get("practise"), GIVEN);
  assert.ok(steps.get("report")! > GIVEN && steps.get("interview")! > GIVEN);
  assert.ok(!steps.has("delete everything"), "once in a thousand answers");
  const { rows: [{ n, models }] } = await sql<{ n: number; models: number }>`
    select count(distinct transcript_id) as n, count(*) filter (where author_kind = 'model') as models
    from evaluations where author_name in ('coach', 'test/large') and created_at > ${PLAN.until}`
    .execute(open.db) as { rows: [{ n: number; models: number }] };
  assert.ok(n >= GIVEN && models > 0, `${n} read, ${models} by a model`);
});
