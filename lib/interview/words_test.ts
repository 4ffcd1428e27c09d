import assert from "node:assert/strict";
import {
  scriptedSpeech,
  speakAnswer,
  startedQuestions,
  testInterviews,
} from "../../tests/support/interviews.ts";

Deno.test("saveTyped() stores a new attempt, and the same form sent twice once", async () => {
  await using test = await testInterviews();
  const [question, other] = await startedQuestions(test) as [string, string];
  const form = { text: "I wrote it down", answerId: crypto.randomUUID() };
  const first = await test.interviews.saveTyped(test.candidate, question, form);
  assert.deepEqual(await test.interviews.saveTyped(test.candidate, question, form), first);
  await test.interviews.saveTyped(test.candidate, question, { text: form.text });
  const attempts = await test.interviews.attempts(test.candidate, question);
  assert.deepEqual(attempts.map(({ answer }) => [answer.attempt, answer.mode, answer.state]), [
    [1, "type", "ready"],
    [2, "type", "ready"],
  ]);
  assert.equal(attempts[0]!.transcripts.length, 1);
  assert.equal(attempts[0]!.delivery, null);
  await assert.rejects(
    test.interviews.saveTyped(test.candidate, other, form),
    { code: "answer_conflict" },
  );
});

Deno.test("saveTyped() does not overwrite a spoken answer", async () => {
  await using test = await testInterviews();
  const [question] = await startedQuestions(test) as [string];
  const answerId = await speakAnswer(test, { question });
  await assert.rejects(
    test.interviews.saveTyped(test.candidate, question, { text: "Typed", answerId }),
    { code: "answer_conflict" },
  );
});

Deno.test("saveCorrection() keeps what was heard beside what was put right", async () => {
  await using test = await testInterviews();
  const [question] = await startedQuestions(test) as [string];
  const answer = await speakAnswer(test, { question });
  for (const text of ["First try", "Second try", "Second try"]) {
    await test.interviews.saveCorrection(test.candidate, answer, { text });
  }
  const { transcripts, transcript } = await test.interviews.report(test.candidate, answer);
  assert.deepEqual(transcripts.map(({ source }) => source), [
    "recogniser",
    "corrected",
    "corrected",
  ]);
  assert.equal(transcript?.text, "Second try");
});

Deno.test("saveCorrection() gives words to an answer that nobody could write down", async () => {
  await using test = await testInterviews();
  const unheard = test.restart({
    speech: scriptedSpeech(""),
  });
  const [question] = await startedQuestions(test) as [string];
  const answer = await speakAnswer({ ...test, interviews: unheard }, { question });
  await test.interviews.saveCorrection(test.candidate, answer, { text: "What I said" });
  const report = await test.interviews.report(test.candidate, answer);
  assert.equal(report.answer.note, null);
  assert.equal(report.transcript?.source, "typed");
});

Deno.test("saveCorrection() waits until the answer is ended and its words are written", async () => {
  await using test = await testInterviews();
  const [question] = await startedQuestions(test) as [string];
  const answer = crypto.randomUUID();
  await test.interviews.openAnswer(test.candidate, { answer, question, codec: "opus" });
  await assert.rejects(
    test.interviews.saveCorrection(test.candidate, answer, { text: "Too early" }),
    { code: "not_ready" },
  );
  await assert.rejects(test.interviews.evaluateAnswer(test.candidate, answer), {
    code: "not_ready",
  });
});
