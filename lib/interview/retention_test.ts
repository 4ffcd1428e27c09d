import assert from "node:assert/strict";
import {
  relevantQuestion,
  speakAnswer,
  startedQuestions,
  storePackets,
  STRONG_ANSWER,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";

const at = (hours: number) => new Date(Date.parse("2026-11-02T09:00:00Z") + hours * 3_600_000);

testOnEachDatabase(
  "deleteDueAudio() deletes what is due, once, and keeps the words",
  async (open) => {
    await using test = await testInterviews({}, { open });
    const question = await relevantQuestion(test);
    const answers: string[] = [];
    for (let count = 0; count < 4; count++) answers.push(await speakAnswer(test, { question }));
    assert.equal(await test.interviews.deleteDueAudio(at(23)), 0);
    const runs = await Promise.all(
      [test.interviews, test.restart(), test.restart()].map((one) => one.deleteDueAudio(at(25))),
    );
    assert.equal(runs.reduce((sum, deleted) => sum + deleted), 4);
    assert.deepEqual(await test.db.selectFrom("audio_batches").selectAll().execute(), []);
    const report = await test.interviews.report(test.candidate, answers[0]!);
    assert.equal(report.answer.audio, "deleted");
    assert.equal(report.transcript?.text, STRONG_ANSWER);
    assert.equal(report.answer.packets, 3);
  },
);

Deno.test("deleteDueAudio() leaves the sound of those who keep it", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  await test.interviews.saveSettings(test.candidate, {
    retention: "keep",
    delivery: "private",
    models: "ask",
  });
  await speakAnswer(test, { question });
  assert.equal(await test.interviews.deleteDueAudio(at(10_000)), 0);
});

Deno.test("deleteDueAudio() ends what was begun and never ended, and gives it another term", async () => {
  await using test = await testInterviews();
  const [question, other] = await startedQuestions(test) as [string, string];
  const begun = { answer: crypto.randomUUID(), question, codec: "opus" } as const;
  const empty = { answer: crypto.randomUUID(), question: other, codec: "opus" } as const;
  await test.interviews.openAnswer(test.candidate, begun);
  await test.interviews.openAnswer(test.candidate, empty);
  await storePackets(test.db, begun.answer, 2);
  test.pass(25);
  assert.equal(await test.interviews.deleteDueAudio(at(25)), 0);
  await test.interviews.finishing.idle();
  const { answer, transcript } = await test.interviews.report(test.candidate, begun.answer);
  assert.deepEqual([answer.state, answer.audio], ["ready", "kept"]);
  assert.ok(answer.audioUntil! > at(48));
  assert.equal(transcript?.text, STRONG_ANSWER);
  await assert.rejects(test.interviews.report(test.candidate, empty.answer), {
    code: "not_found",
  });
});

Deno.test("deleteDueAudio() does not end an answer whose recorder came back", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  const hello = { answer: crypto.randomUUID(), question, codec: "opus" } as const;
  await test.interviews.openAnswer(test.candidate, hello);
  await storePackets(test.db, hello.answer, 2);
  test.pass(23);
  await test.interviews.openAnswer(test.candidate, hello);
  await test.interviews.deleteDueAudio(at(25));
  const { answer } = await test.interviews.report(test.candidate, hello.answer);
  assert.equal(answer.state, "open");
});
