import assert from "node:assert/strict";
import { sql } from "kysely";
import {
  relevantQuestion,
  SETUP,
  speakAnswer,
  startedQuestions,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";
import { decodeCursor, encodeCursor } from "./cursor.server.ts";

testOnEachDatabase(
  "history() pages through all interviews, newest first, each once",
  async (open) => {
    await using test = await testInterviews({}, { open });
    const started: string[] = [];
    for (let count = 0; count < 7; count++) {
      started.unshift((await test.interviews.startInterview(test.candidate, SETUP)).id);
    }
    const seen: string[] = [];
    let older: string | undefined;
    do {
      const page = await test.interviews.history(test.candidate, { older, pageSize: 3 });
      seen.push(...page.entries.map(({ interview }) => interview.id));
      older = page.older ?? undefined;
      // A newcomer does not move the pages that follow.
      await test.interviews.startInterview(test.candidate, SETUP);
    } while (older);
    assert.deepEqual(seen, started);
  },
);

testOnEachDatabase("history() loses none of many that came within a millisecond", async (open) => {
  await using test = await testInterviews({}, { open });
  const { db } = open;
  await startedQuestions(test);
  await sql`
    insert into interviews (id, candidate_id, role, kind, mode, question_count, created_at)
    select gen_random_uuid(), candidate_id, role, kind, mode, question_count,
      created_at + n * interval '10 microseconds'
    from interviews cross join generate_series(1, 44) as n`.execute(db);
  const seen = new Set<string>();
  let older: string | undefined;
  do {
    const page = await test.interviews.history(test.candidate, { older, pageSize: 20 });
    for (const { interview } of page.entries) seen.add(interview.id);
    older = page.older ?? undefined;
  } while (older !== undefined);
  assert.equal(seen.size, 45);
});

testOnEachDatabase("history() counts questions, answers and feedback", async (open) => {
  await using test = await testInterviews({}, { open });
  const question = await relevantQuestion(test);
  for (let attempt = 0; attempt < 2; attempt++) {
    const answer = await speakAnswer(test, { question });
    await test.interviews.evaluateAnswer(test.candidate, answer);
  }
  const short = await test.interviews.saveTyped(test.candidate, question, { text: "Fine" });
  await test.interviews.evaluateAnswer(test.candidate, short.id);
  const { entries } = await test.interviews.history(test.candidate);
  assert.equal(entries.length, 1);
  const { questions, answered, scored } = entries[0]!;
  assert.deepEqual({ questions, answered, scored }, { questions: 3, answered: 1, scored: 2 });
});

Deno.test("history() refuses a place that no page gave", async () => {
  await using test = await testInterviews();
  await startedQuestions(test);
  const id = crypto.randomUUID();
  const never = [
    "",
    "1",
    "1.2",
    "9999999999999999.x",
    "'; --",
    `1.${"-".repeat(36)}`,
    `99999999999999999.${id}`,
  ];
  for (const older of never) {
    await assert.rejects(test.interviews.history(test.candidate, { older }), {
      code: "bad_request",
    });
  }
});

Deno.test("decodeCursor() reads what encodeCursor() wrote", () => {
  const cursor = { atUs: 1_793_610_000_123_456, id: crypto.randomUUID() };
  assert.deepEqual(decodeCursor(encodeCursor(cursor)), cursor);
});
