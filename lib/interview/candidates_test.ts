import assert from "node:assert/strict";
import {
  relevantQuestion,
  speakAnswer,
  startedQuestions,
  testInterviews,
} from "../../tests/support/interviews.ts";

Deno.test("settings() are the defaults for a candidate who has stored nothing", async () => {
  await using test = await testInterviews();
  assert.deepEqual(await test.interviews.settings(test.candidate), {
    retention: "day",
    delivery: "private",
    models: "ask",
  });
  assert.deepEqual(await test.db.selectFrom("candidates").selectAll().execute(), []);
});

Deno.test("saveSettings() applies a changed retention to the sound that is there", async () => {
  await using test = await testInterviews();
  const [one, two] = await startedQuestions(test) as [string, string];
  const evaluated = await speakAnswer(test, { question: one });
  await test.interviews.evaluateAnswer(test.candidate, evaluated);
  const unread = await speakAnswer(test, { question: two });
  const answer = async (id: string) => (await test.interviews.report(test.candidate, id)).answer;
  const until = (await answer(unread)).audioUntil;
  assert.notEqual(until, null);

  const keep = { retention: "keep", delivery: "private", models: "ask" } as const;
  assert.deepEqual(await test.interviews.saveSettings(test.candidate, keep), {
    settings: keep,
    audioDeleted: 0,
    audioRescheduled: 2,
  });
  assert.equal((await answer(unread)).audioUntil, null);

  const atOnce = { retention: "at_once", delivery: "private", models: "ask" } as const;
  const effect = await test.interviews.saveSettings(test.candidate, atOnce);
  assert.deepEqual([effect.audioDeleted, effect.audioRescheduled], [1, 1]);
  assert.equal((await answer(evaluated)).audio, "deleted");
  assert.equal((await answer(unread)).audio, "kept");
});

Deno.test("saveSettings() never makes sound stay longer than was promised, unless asked to keep it", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  const id = await speakAnswer(test, { question });
  const { answer } = await test.interviews.report(test.candidate, id);
  test.pass(5);
  await test.interviews.saveSettings(test.candidate, {
    retention: "at_once",
    delivery: "private",
    models: "ask",
  });
  const later = await test.interviews.report(test.candidate, id);
  assert.deepEqual(later.answer.audioUntil, answer.audioUntil);
});

Deno.test("saveSettings() switches delivery off for what was measured and what is to come", async () => {
  await using test = await testInterviews();
  const [one, two] = await startedQuestions(test) as [string, string];
  const before = await speakAnswer(test, { question: one });
  await test.interviews.saveSettings(test.candidate, {
    retention: "day",
    delivery: "off",
    models: "ask",
  });
  const after = await speakAnswer(test, { question: two });
  for (const id of [before, after]) {
    assert.equal((await test.interviews.report(test.candidate, id)).delivery, null);
  }
  const measured = await test.db.selectFrom("deliveries").select("answer_id").execute();
  assert.deepEqual(measured, [{ answer_id: before }]);
});

Deno.test("newCandidate() knows who sends a form again, for ten minutes", async () => {
  await using test = await testInterviews();
  const form = crypto.randomUUID();
  const [first, again] = await Promise.all([
    test.interviews.newCandidate(form),
    test.interviews.newCandidate(form),
  ]);
  assert.equal(again, first);
  assert.notEqual(await test.interviews.newCandidate(crypto.randomUUID()), first);
  test.pass(1);
  assert.notEqual(await test.interviews.newCandidate(form), first);
});
