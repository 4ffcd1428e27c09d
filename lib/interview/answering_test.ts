import assert from "node:assert/strict";
import {
  scriptedSpeech,
  speakAnswer,
  startedQuestions,
  storePackets,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";

Deno.test("openAnswer() finds the answer again and numbers attempts", async () => {
  await using test = await testInterviews();
  const [question] = await startedQuestions(test);
  const hello = { answer: crypto.randomUUID(), question: question!, codec: "opus" } as const;
  assert.deepEqual(await test.interviews.openAnswer(test.candidate, hello), {
    next: 0,
    ended: false,
  });
  await storePackets(test.db, hello.answer, 5);
  assert.deepEqual(await test.interviews.openAnswer(test.candidate, hello), {
    next: 5,
    ended: false,
  });
  await test.interviews.openAnswer(test.candidate, { ...hello, answer: crypto.randomUUID() });
  const attempts = await test.interviews.attempts(test.candidate, question!);
  assert.deepEqual(attempts.map(({ answer }) => answer.attempt), [1, 2]);
  assert.equal(attempts[0]!.answer.id, hello.answer);
});

testOnEachDatabase("openAnswer() twice at once creates one answer", async (open) => {
  await using test = await testInterviews({}, { open });
  const [question] = await startedQuestions(test);
  const hello = { answer: crypto.randomUUID(), question: question!, codec: "opus" } as const;
  await Promise.all([1, 2, 3, 4].map(() => test.interviews.openAnswer(test.candidate, hello)));
  const others = [1, 2, 3].map(() => ({ ...hello, answer: crypto.randomUUID() }));
  await Promise.all(others.map((other) => test.interviews.openAnswer(test.candidate, other)));
  const attempts = await test.interviews.attempts(test.candidate, question!);
  assert.deepEqual(attempts.map(({ answer }) => answer.attempt), [1, 2, 3, 4]);
});

Deno.test("openAnswer() refuses an id that stands for something else", async () => {
  await using test = await testInterviews();
  const [question, other] = await startedQuestions(test) as [string, string];
  const hello = { answer: crypto.randomUUID(), question, codec: "opus" } as const;
  await test.interviews.openAnswer(test.candidate, hello);
  await assert.rejects(
    test.interviews.openAnswer(test.candidate, { ...hello, question: other }),
    { code: "answer_conflict" },
  );
  await assert.rejects(
    test.interviews.openAnswer(test.candidate, { ...hello, answer: "1; drop table answers" }),
    { code: "bad_message" },
  );
  const typed = await test.interviews.saveTyped(test.candidate, question, { text: "Typed" });
  await assert.rejects(
    test.interviews.openAnswer(test.candidate, { ...hello, answer: typed.id }),
    { code: "answer_conflict" },
  );
});

testOnEachDatabase("endAnswer() twice at once ends the answer once", async (open) => {
  await using test = await testInterviews({}, { open });
  const [question] = await startedQuestions(test);
  const answer = crypto.randomUUID();
  await test.interviews.openAnswer(test.candidate, {
    answer,
    question: question!,
    codec: "opus",
  });
  await storePackets(test.db, answer, 3);
  const ends = [1, 2, 3].map(() =>
    test.interviews.endAnswer(test.candidate, answer, { packets: 3 })
  );
  assert.deepEqual(await Promise.all(ends), Array(3).fill(`/answers/${answer}/review`));
  await test.interviews.finishing.idle();
  assert.equal(
    await test.interviews.endAnswer(test.candidate, answer, { packets: 3 }),
    `/answers/${answer}/review`,
  );
  await test.interviews.finishing.idle();
  const report = await test.interviews.report(test.candidate, answer);
  assert.equal(report.answer.state, "ready");
  assert.equal(report.transcripts.length, 1);
  assert.deepEqual(test.faults, []);
});

Deno.test("endAnswer() checks that the log holds exactly what the recorder sent", async () => {
  await using test = await testInterviews();
  const [question] = await startedQuestions(test);
  const answer = crypto.randomUUID();
  await test.interviews.openAnswer(test.candidate, {
    answer,
    question: question!,
    codec: "opus",
  });
  await storePackets(test.db, answer, 3);
  const end = (packets: number) => test.interviews.endAnswer(test.candidate, answer, { packets });
  await assert.rejects(end(4), { code: "out_of_order" });
  await assert.rejects(end(2), { code: "bad_message" });
  await end(3);
  await assert.rejects(end(4), { code: "answer_closed" });
  await test.interviews.finishing.idle();
});

Deno.test("openAnswer() of an ended answer says so, so that a lost end can be repeated", async () => {
  await using test = await testInterviews({ speech: scriptedSpeech() });
  const [question] = await startedQuestions(test);
  const answer = await speakAnswer(test, { question: question! });
  assert.deepEqual(
    await test.interviews.openAnswer(test.candidate, {
      answer,
      question: question!,
      codec: "opus",
    }),
    { next: 3, ended: true },
  );
});

Deno.test("openAnswer() refuses to go on in another codec", async () => {
  await using test = await testInterviews();
  const [question] = await startedQuestions(test);
  const hello = { answer: crypto.randomUUID(), question: question!, codec: "opus" } as const;
  await test.interviews.openAnswer(test.candidate, hello);
  await assert.rejects(
    test.interviews.openAnswer(test.candidate, { ...hello, codec: "webm" }),
    { code: "answer_conflict" },
  );
});
