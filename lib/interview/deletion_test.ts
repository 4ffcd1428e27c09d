import assert from "node:assert/strict";
import {
  relevantQuestion,
  speakAnswer,
  storePackets,
  type TestInterviews,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";
import type { Tables } from "../db/mod.ts";

const OF_AN_ANSWER = [
  "answers",
  "audio_batches",
  "transcripts",
  "deliveries",
  "evaluations",
  "search_documents",
] as const satisfies (keyof Tables)[];

async function rowsIn(test: TestInterviews, tables: readonly (keyof Tables)[]): Promise<number[]> {
  return await Promise.all(
    tables.map(async (table) => (await test.db.selectFrom(table).selectAll().execute()).length),
  );
}

async function evaluated(test: TestInterviews): Promise<{ question: string; answer: string }> {
  const question = await relevantQuestion(test);
  const answer = await speakAnswer(test, { question });
  await test.interviews.evaluateAnswer(test.candidate, answer);
  return { question, answer };
}

testOnEachDatabase("deleteAnswer() leaves nothing of the answer", async (open) => {
  await using test = await testInterviews({}, { open });
  const { answer } = await evaluated(test);
  const followUp = await test.interviews.addFollowUp(test.candidate, answer, "coach");
  assert.ok((await rowsIn(test, OF_AN_ANSWER)).every((rows) => rows > 0));
  await test.interviews.deleteAnswer(test.candidate, answer);
  assert.deepEqual(await rowsIn(test, OF_AN_ANSWER), OF_AN_ANSWER.map(() => 0));
  const kept = await test.interviews.question(test.candidate, followUp.id);
  assert.equal(kept.followsAnswerId, null);
});

Deno.test("deleteInterview() leaves the other interviews", async () => {
  await using test = await testInterviews();
  const first = await evaluated(test);
  const second = await evaluated(test);
  const { question } = await test.interviews.report(test.candidate, first.answer);
  await test.interviews.deleteInterview(test.candidate, question.interviewId);
  await assert.rejects(test.interviews.report(test.candidate, first.answer), {
    code: "not_found",
  });
  assert.equal((await test.interviews.report(test.candidate, second.answer)).answer.attempt, 1);
});

testOnEachDatabase(
  "deleteEverything() leaves nothing, and the candidate can start anew",
  async (open) => {
    await using test = await testInterviews({}, { open });
    await evaluated(test);
    await test.interviews.deleteEverything(test.candidate);
    const tables = ["candidates", "interviews", "questions", ...OF_AN_ANSWER] as const;
    assert.deepEqual(await rowsIn(test, tables), tables.map(() => 0));
    await evaluated(test);
    assert.equal((await test.interviews.history(test.candidate)).entries.length, 1);
  },
);

Deno.test("discardAnswer() forgets what was begun, and leaves what has ended or is another's", async () => {
  await using test = await testInterviews();
  const { question, answer: ended } = await evaluated(test);
  const hello = { answer: crypto.randomUUID(), question, codec: "opus" } as const;
  await test.interviews.openAnswer(test.candidate, hello);
  await storePackets(test.db, hello.answer, 5);
  await test.interviews.discardAnswer(crypto.randomUUID(), hello.answer);
  assert.equal((await test.interviews.answer(test.candidate, hello.answer)).packets, 5);
  for (const answer of [hello.answer, hello.answer, ended, "none"]) {
    await test.interviews.discardAnswer(test.candidate, answer);
  }
  const attempts = await test.interviews.attempts(test.candidate, question);
  assert.deepEqual(attempts.map(({ answer }) => answer.id), [ended]);
});
