import assert from "node:assert/strict";
import {
  relevantQuestion,
  SOUND,
  speakAnswer,
  STRONG_ANSWER,
  testInterviews,
  testOnEachDatabase,
  UNHEARD,
} from "../../tests/support/interviews.ts";
import { measureDelivery } from "../speech/mod.server.ts";

Deno.test("evaluateAnswer() gives feedback whose quotes stand in the words", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  const answer = await speakAnswer(test, { question });
  const evaluation = await test.interviews.evaluateAnswer(test.candidate, answer);
  const report = await test.interviews.report(test.candidate, answer);
  assert.equal(report.answer.state, "evaluated");
  assert.deepEqual(report.coach?.evaluation, evaluation);
  assert.ok(evaluation.outcome === "scored" && evaluation.advice.length > 0);
  for (const { evidence } of evaluation.advice) {
    assert.equal(report.transcript?.text.slice(evidence.start, evidence.end), evidence.quote);
  }
});

testOnEachDatabase("evaluateAnswer() many times at once evaluates once", async (open) => {
  await using test = await testInterviews({}, { open });
  const question = await relevantQuestion(test);
  const answer = await speakAnswer(test, { question });
  const all = await Promise.all(
    [1, 2, 3, 4].map(() => test.interviews.evaluateAnswer(test.candidate, answer)),
  );
  for (const evaluation of all) assert.deepEqual(evaluation, all[0]);
  const rows = await test.db.selectFrom("evaluations").selectAll().execute();
  assert.equal(rows.length, 1);
});

Deno.test("evaluateAnswer() evaluates corrected words anew and measures delivery with them", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  const answer = await speakAnswer(test, { question });
  await test.interviews.evaluateAnswer(test.candidate, answer);
  const text = `${STRONG_ANSWER} And I would do it again.`;
  await test.interviews.saveCorrection(test.candidate, answer, { text });
  const between = await test.interviews.report(test.candidate, answer);
  assert.equal(between.answer.state, "ready");
  assert.equal(between.transcript?.text, STRONG_ANSWER);
  assert.equal(between.transcripts.at(-1)?.text, text);
  await test.interviews.evaluateAnswer(test.candidate, answer);
  const after = await test.interviews.report(test.candidate, answer);
  assert.equal(after.transcript?.text, text);
  assert.equal(after.coach?.evaluation.outcome, "scored");
  assert.deepEqual(
    after.delivery,
    measureDelivery({ sound: SOUND, transcript: after.transcript }),
  );
  assert.notDeepEqual(after.delivery, between.delivery);
});

Deno.test("evaluateAnswer() abstains, without a figure, where the words were skipped", async () => {
  await using test = await testInterviews({
    speech: UNHEARD,
  });
  const question = await relevantQuestion(test);
  const answer = await speakAnswer(test, { question });
  const evaluation = await test.interviews.evaluateAnswer(test.candidate, answer);
  assert.ok(evaluation.outcome === "abstained" && evaluation.reason === "empty");
  const { overall, dimensions } = await test.interviews.trends(test.candidate);
  assert.deepEqual([overall, dimensions], [[], []]);
});

Deno.test("evaluateAnswer() deletes the sound of those who keep it only until then", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  await test.interviews.saveSettings(test.candidate, {
    retention: "at_once",
    delivery: "private",
    models: "ask",
  });
  const answer = await speakAnswer(test, { question });
  assert.equal((await test.interviews.report(test.candidate, answer)).answer.audio, "kept");
  await test.interviews.evaluateAnswer(test.candidate, answer);
  const report = await test.interviews.report(test.candidate, answer);
  assert.equal(report.answer.audio, "deleted");
  assert.equal(report.answer.audioUntil, null);
  assert.equal(report.transcript?.text, STRONG_ANSWER);
  assert.deepEqual(await test.db.selectFrom("audio_batches").selectAll().execute(), []);
});

Deno.test("addFollowUp() asks the feedback's question once, at the end of the interview", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  const answer = await speakAnswer(test, { question });
  await assert.rejects(test.interviews.addFollowUp(test.candidate, answer, "coach"), {
    code: "not_ready",
  });
  const evaluation = await test.interviews.evaluateAnswer(test.candidate, answer);
  const added = await Promise.all(
    [1, 2].map(() => test.interviews.addFollowUp(test.candidate, answer, "coach")),
  );
  assert.deepEqual(added[0], added[1]);
  assert.ok(evaluation.outcome === "scored" && added[0]!.text === evaluation.followUp);
  assert.equal(added[0]!.position, 4);
  assert.equal(added[0]!.followsAnswerId, answer);
});
