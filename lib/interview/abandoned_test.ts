import assert from "node:assert/strict";
import {
  heard,
  speechThat,
  startedQuestions,
  storePackets,
  STRONG_ANSWER,
  type TestInterviews,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";

const DAY_LATER = new Date("2026-11-03T10:00:00Z");

/** Two packets of an answer have come, then its device stays away for more than a day. */
async function abandoned(test: TestInterviews) {
  const [question] = await startedQuestions(test);
  const hello = { answer: crypto.randomUUID(), question: question!, codec: "opus" } as const;
  await test.interviews.openAnswer(test.candidate, hello);
  await storePackets(test.db, hello.answer, 2);
  test.pass(25);
  await test.interviews.deleteDueAudio(DAY_LATER);
  return hello;
}

testOnEachDatabase(
  "openAnswer() takes the rest of an abandoned answer, and its end writes all the words",
  async (open) => {
    const texts = ["The beginning", STRONG_ANSWER];
    await using test = await testInterviews(
      { speech: speechThat(() => Promise.resolve(heard(texts.shift()!))) },
      { open },
    );
    const hello = await abandoned(test);
    await test.interviews.finishing.idle();
    const before = await test.interviews.report(test.candidate, hello.answer);
    assert.equal(before.transcript?.text, "The beginning");

    const opened = await test.interviews.openAnswer(test.candidate, hello);
    assert.deepEqual(opened, { next: 2, ended: false });
    await test.interviews.deleteDueAudio(DAY_LATER);
    await storePackets(test.db, hello.answer, 5);
    await test.interviews.endAnswer(test.candidate, hello.answer, { packets: 5 });
    await test.interviews.finishing.idle();
    const after = await test.interviews.report(test.candidate, hello.answer);
    assert.equal(after.answer.state, "ready");
    assert.equal(after.transcript?.text, STRONG_ANSWER);
    assert.deepEqual(await test.interviews.openAnswer(test.candidate, hello), {
      next: 5,
      ended: true,
    });
  },
);

Deno.test("openAnswer() leaves an abandoned answer ended once it has feedback", async () => {
  await using test = await testInterviews();
  const hello = await abandoned(test);
  await test.interviews.finishing.idle();
  await test.interviews.evaluateAnswer(test.candidate, hello.answer);
  await test.interviews.saveCorrection(test.candidate, hello.answer, { text: "In my own words" });
  const opened = await test.interviews.openAnswer(test.candidate, hello);
  assert.deepEqual(opened, { next: 2, ended: true });
});

Deno.test("openAnswer() leaves an abandoned answer ended once its sound is gone", async () => {
  await using test = await testInterviews();
  const hello = await abandoned(test);
  await test.interviews.finishing.idle();
  test.pass(25);
  assert.equal(await test.interviews.deleteDueAudio(new Date("2026-11-05T10:00:00Z")), 1);
  const opened = await test.interviews.openAnswer(test.candidate, hello);
  assert.deepEqual(opened, { next: 2, ended: true });
});

Deno.test("finishing begins anew when the rest of an abandoned answer comes meanwhile", async () => {
  const first = Promise.withResolvers<ReturnType<typeof heard>>();
  const begun = Promise.withResolvers<void>();
  const words = [first.promise, Promise.resolve(heard(STRONG_ANSWER))];
  const speech = speechThat(() => {
    begun.resolve();
    return words.shift()!;
  });
  await using test = await testInterviews({ speech });
  const hello = await abandoned(test);
  await begun.promise;
  await test.interviews.openAnswer(test.candidate, hello);
  await storePackets(test.db, hello.answer, 5);
  await test.interviews.endAnswer(test.candidate, hello.answer, { packets: 5 });
  first.resolve(heard("The beginning"));
  await test.interviews.finishing.idle();
  const report = await test.interviews.report(test.candidate, hello.answer);
  assert.equal(report.answer.state, "ready");
  assert.deepEqual(report.transcripts, [heard(STRONG_ANSWER)]);
});

Deno.test("discardAnswer() forgets an abandoned answer too", async () => {
  await using test = await testInterviews();
  const hello = await abandoned(test);
  await test.interviews.finishing.idle();
  await test.interviews.discardAnswer(test.candidate, hello.answer);
  const gone = test.interviews.report(test.candidate, hello.answer);
  await assert.rejects(gone, { code: "not_found" });
});
