import assert from "node:assert/strict";
import fc from "fast-check";
import {
  relevantQuestion,
  scriptedSpeech,
  SOUND,
  speakAnswer,
  STRONG_ANSWER,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";
import { median } from "./median.ts";

testOnEachDatabase(
  "trends() follow scored answers in time and leave abstentions out",
  async (open) => {
    await using test = await testInterviews({}, { open });
    const question = await relevantQuestion(test);
    const spoken = await speakAnswer(test, { question });
    await test.interviews.evaluateAnswer(test.candidate, spoken);
    const short = await test.interviews.saveTyped(test.candidate, question, { text: "Fine" });
    await test.interviews.evaluateAnswer(test.candidate, short.id);
    const typed = await test.interviews.saveTyped(test.candidate, question, {
      text: STRONG_ANSWER,
    });
    await test.interviews.evaluateAnswer(test.candidate, typed.id);

    const { overall, dimensions, delivery } = await test.interviews.trends(test.candidate);
    assert.deepEqual(overall.map(({ answerId }) => answerId), [spoken, typed.id]);
    assert.ok(overall[0]!.at < overall[1]!.at);
    assert.ok(dimensions.length >= 5);
    for (const { points } of dimensions) {
      assert.deepEqual(points.map(({ answerId }) => answerId), [spoken, typed.id]);
    }
    const rate = delivery.find(({ id }) => id === "speaking_rate");
    assert.deepEqual(rate?.points.map(({ answerId }) => answerId), [spoken]);
  },
);

Deno.test("trends() count the feedback on the newest words only", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  const answer = await speakAnswer(test, { question });
  await test.interviews.evaluateAnswer(test.candidate, answer);
  await test.interviews.saveCorrection(test.candidate, answer, { text: "Fine" });
  await test.interviews.evaluateAnswer(test.candidate, answer);
  assert.deepEqual((await test.interviews.trends(test.candidate)).overall, []);
});

Deno.test("trends() show no delivery to those who switched it off", async () => {
  await using test = await testInterviews();
  const question = await relevantQuestion(test);
  const answer = await speakAnswer(test, { question });
  await test.interviews.evaluateAnswer(test.candidate, answer);
  await test.interviews.saveSettings(test.candidate, {
    retention: "day",
    delivery: "off",
    models: "ask",
  });
  const { overall, delivery } = await test.interviews.trends(test.candidate);
  assert.equal(overall.length, 1);
  assert.deepEqual(delivery, []);
});

Deno.test("baseline() is the median of earlier answers, once there are three", async () => {
  const ranges = [4, 11, 6, 7];
  const measureSound = () => Promise.resolve({ ...SOUND, pitchRangeSt: ranges.shift()! });
  await using test = await testInterviews({ speech: { ...scriptedSpeech(), measureSound } });
  const question = await relevantQuestion(test);
  const answers: string[] = [];
  for (let count = 0; count < 4; count++) answers.push(await speakAnswer(test, { question }));
  assert.deepEqual(await test.interviews.baseline(test.candidate, answers[2]!), []);
  const usual = await test.interviews.baseline(test.candidate, answers[3]!);
  assert.deepEqual(usual.find(({ id }) => id === "pitch_range"), {
    id: "pitch_range",
    median: 6,
    answers: 3,
  });
});

Deno.test("median() has as many values below as above", () => {
  fc.assert(fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
    const middle = median(values);
    const below = values.filter((value) => value < middle).length;
    const above = values.filter((value) => value > middle).length;
    assert.ok(below <= values.length / 2 && above <= values.length / 2);
  }));
});
