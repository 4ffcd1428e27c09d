import assert from "node:assert/strict";
import { SETUP, startedQuestions, testInterviews } from "../../tests/support/interviews.ts";
import { QUESTION_BANK } from "./mod.ts";

Deno.test("startInterview() writes down as many questions as asked, in order", async () => {
  await using test = await testInterviews();
  const started = await test.interviews.startInterview(test.candidate, SETUP);
  const { interview, questions } = await test.interviews.interview(test.candidate, started.id);
  assert.deepEqual({ ...interview, whyCoach: null }, started);
  assert.deepEqual(questions.map(({ question }) => question.position), [1, 2, 3]);
  for (const { question, answers } of questions) {
    assert.ok(QUESTION_BANK.some(({ text }) => text === question.text));
    assert.ok(question.shows.length >= 2);
    assert.equal(question.type, "behavioral");
    assert.deepEqual(answers, []);
  }
});

Deno.test("startInterview() asks a candidate other questions the next time", async () => {
  await using test = await testInterviews();
  const texts = async () => {
    const ids = await startedQuestions(test, { questionCount: 10 });
    const asked = await Promise.all(
      ids.map((id) => test.interviews.question(test.candidate, id)),
    );
    return asked.map(({ text }) => text);
  };
  const first = new Set(await texts());
  assert.ok(first.isDisjointFrom(new Set(await texts())));
});

Deno.test("startInterview() makes one interview of a form that is sent twice by one candidate", async () => {
  await using test = await testInterviews();
  const setup = { ...SETUP, form: crypto.randomUUID() };
  const start = (candidate: string) => test.interviews.startInterview(candidate, setup);
  const [first, second] = await Promise.all([start(test.candidate), start(test.candidate)]);
  assert.deepEqual(second, first);
  const { questions } = await test.interviews.interview(test.candidate, first.id);
  assert.equal(questions.length, SETUP.questionCount);
  const stranger = await start(crypto.randomUUID());
  assert.notEqual(stranger.id, first.id);
});
