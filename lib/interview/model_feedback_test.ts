import assert from "node:assert/strict";
import { sql } from "kysely";
import { modelsAt, testAi } from "../../tests/support/ai.ts";
import {
  relevantQuestion,
  SETUP,
  speakAnswer,
  STRONG_ANSWER,
  type TestInterviews,
  testInterviews,
} from "../../tests/support/interviews.ts";
import {
  type ModelEndpoint,
  type ModelScript,
  startModelEndpoint,
} from "../../tests/support/model_endpoint/mod.ts";
import { fitting } from "../../tests/support/models.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { testDatabase } from "../../tests/support/database.ts";
import type { AiService } from "../ai/mod.server.ts";
import type { ModelFeedback } from "./types.ts";

interface Tested extends AsyncDisposable {
  readonly test: TestInterviews;
  readonly ai: AiService;
  readonly endpoint: ModelEndpoint;
  readonly answer: string;
}

/** An evaluated answer, and a model that reads it. */
async function readAnswer(
  model: ModelScript = (call) => fitting(call.body),
): Promise<Tested> {
  const endpoint = await startModelEndpoint({ "*": model });
  const open = await testDatabase();
  const ai = testAi(open.db, modelsAt(endpoint.url, ["large"]));
  const test = await testInterviews({ ai }, { open });
  const answer = await speakAnswer(test, { question: await relevantQuestion(test) });
  await test.interviews.evaluateAnswer(test.candidate, answer);
  return {
    test,
    ai,
    endpoint,
    answer,
    [Symbol.asyncDispose]: async () => {
      await ai.stop();
      await endpoint[Symbol.asyncDispose]();
      await test[Symbol.asyncDispose]();
    },
  };
}

async function told(
  { test, answer }: Tested,
  options: { readonly again?: boolean } = {},
): Promise<ModelFeedback> {
  for await (
    const event of await test.interviews.modelFeedback(test.candidate, answer, options)
  ) {
    if (event.type === "stored") return event.feedback;
  }
  throw new Error("Nothing was stored");
}

Deno.test("a model reads an answer once, however many ask and whenever they come", async () => {
  await using tested = await readAnswer();
  const all = await Promise.all([told(tested), told(tested), told(tested)]);
  assert.ok(all.every(({ state }) => state === "given"));
  assert.deepEqual(await told(tested), all[0]);
  assert.equal(tested.endpoint.calls.length, 1);
  const { coach, model } = await tested.test.interviews.report(
    tested.test.candidate,
    tested.answer,
  );
  assert.equal(coach?.evaluation.author.kind, "coach");
  assert.ok(model.state === "given" && model.given.evaluation.author.name === "test/large");
});

Deno.test("corrected words are read anew, and the report shows what was said of them", async () => {
  await using tested = await readAnswer();
  await told(tested);
  const { test, answer } = tested;
  const text = `${STRONG_ANSWER} I would do it again.`;
  await test.interviews.saveCorrection(test.candidate, answer, { text });
  await test.interviews.evaluateAnswer(test.candidate, answer);
  assert.equal((await test.interviews.report(test.candidate, answer)).model.state, "due");
  assert.equal((await told(tested)).state, "given");
  assert.equal(tested.endpoint.calls.length, 2);
});

Deno.test("who switches models off is asked of none; the coach's words stay", async () => {
  await using tested = await readAnswer();
  await told(tested);
  const { test } = tested;
  const settings = await test.interviews.settings(test.candidate);
  await test.interviews.saveSettings(test.candidate, { ...settings, models: "off" });
  const other = await speakAnswer(test, { question: await relevantQuestion(test) });
  await test.interviews.evaluateAnswer(test.candidate, other);
  assert.deepEqual((await test.interviews.report(test.candidate, other)).model, { state: "off" });
  assert.equal(tested.endpoint.calls.length, 1);
});

Deno.test("two servers have an answer read once, and both tell what was said", async () => {
  await using tested = await readAnswer();
  const { test } = tested;
  await told(tested);
  const text = `${STRONG_ANSWER} That was all.`;
  await test.interviews.saveCorrection(test.candidate, tested.answer, { text });
  const other = { ...tested, test: { ...test, interviews: test.restart() } };
  tested.endpoint.script = { "*": (call) => ({ ...fitting(call.body), firstTextMs: 300 }) };
  await test.interviews.evaluateAnswer(test.candidate, tested.answer);
  const both = await Promise.all([told(tested), told(other)]);
  assert.deepEqual(both[0], both[1]);
  assert.equal(both[0]!.state, "given");
  assert.equal(tested.endpoint.calls.length, 2);
});

Deno.test("an old answer is offered a reading, and sent nowhere by looking at it", async () => {
  await using tested = await readAnswer();
  await told(tested);
  const { test, answer } = tested;
  await test.db.deleteFrom("model_feedback").execute();
  await sql`update evaluations set created_at = '2026-10-01'`.execute(test.db);
  const { model } = await test.interviews.report(test.candidate, answer);
  assert.deepEqual(model, { state: "offered" });
});

Deno.test("switching models off ends what they are at", async () => {
  await using tested = await readAnswer();
  await told(tested);
  const { test } = tested;
  tested.endpoint.script = { "*": { firstTextMs: Infinity } };
  const text = `${STRONG_ANSWER} And so on.`;
  await test.interviews.saveCorrection(test.candidate, tested.answer, { text });
  await test.interviews.evaluateAnswer(test.candidate, tested.answer);
  await eventually("it is asked", () => Promise.resolve(tested.endpoint.calls.length === 1));
  const reading = await test.interviews.modelFeedback(test.candidate, tested.answer);
  const settings = await test.interviews.settings(test.candidate);
  await test.interviews.saveSettings(test.candidate, { ...settings, models: "off" });
  await assert.rejects(async () => {
    for await (const _ of reading);
  }, { name: "AbortError" });
  const { model } = await test.interviews.report(test.candidate, tested.answer);
  assert.deepEqual(model, { state: "off" });
  const { retention, delivery } = settings;
  await test.interviews.saveSettings(test.candidate, { retention, delivery });
  assert.equal((await test.interviews.settings(test.candidate)).models, "off");
});

Deno.test("a reading that gave nothing says why, and is asked again only by hand", async () => {
  await using tested = await readAnswer();
  tested.endpoint.script = { "*": { text: "No." } };
  const { test } = tested;
  const text = `${STRONG_ANSWER} That is all.`;
  await test.interviews.saveCorrection(test.candidate, tested.answer, { text });
  await test.interviews.evaluateAnswer(test.candidate, tested.answer);
  assert.deepEqual(await told(tested), { state: "none", reason: "not_valid" });
  const calls = tested.endpoint.calls.length;
  await told(tested);
  assert.equal(tested.endpoint.calls.length, calls);
  tested.endpoint.script = { "*": (call) => fitting(call.body) };
  assert.equal((await told(tested, { again: true })).state, "given");
});

Deno.test("an answer deleted while a model reads it takes the reading with it", async () => {
  await using tested = await readAnswer();
  const { test, answer } = tested;
  const reading = await test.interviews.modelFeedback(test.candidate, answer);
  await test.interviews.deleteAnswer(test.candidate, answer);
  await assert.rejects(async () => {
    for await (const _ of reading);
  });
  assert.deepEqual(await test.db.selectFrom("evaluations").selectAll().execute(), []);
  assert.deepEqual(await test.db.selectFrom("model_feedback").selectAll().execute(), []);
});

Deno.test("a model's words are found by a search, beside the coach's", async () => {
  await using tested = await readAnswer();
  await told(tested);
  const { test } = tested;
  const { hits: [hit] } = await test.interviews.search(test.candidate, "fifty reason task");
  assert.equal(hit?.matches[0]?.part, "feedback");
});

Deno.test("thumbs are kept, replaced, and only the candidate's own", async () => {
  await using tested = await readAnswer();
  const { test, answer } = tested;
  const feedback = await told(tested);
  assert.ok(feedback.state === "given");
  const { id } = feedback.given;
  await test.interviews.rate(test.candidate, answer, { evaluation: id, rating: -1 });
  await test.interviews.rate(test.candidate, answer, { evaluation: id, rating: 1 });
  const { model } = await test.interviews.report(test.candidate, answer);
  assert.ok(model.state === "given" && model.given.rating === 1);
  await assert.rejects(
    test.interviews.rate(crypto.randomUUID(), answer, { evaluation: id, rating: 1 }),
    { code: "not_found" },
  );
});

Deno.test("the same thumb again teaches nothing new", async () => {
  await using tested = await readAnswer();
  const { test, answer } = tested;
  const feedback = await told(tested);
  assert.ok(feedback.state === "given");
  const observations = async () => {
    const { models } = await tested.ai.operations.view();
    return models.find(({ model }) => model.id === "test/large")!.quality[0]!.observations;
  };
  const before = await observations();
  for (let n = 0; n < 5; n++) {
    const thumb = { evaluation: feedback.given.id, rating: -1 } as const;
    await test.interviews.rate(test.candidate, answer, thumb);
  }
  assert.equal(Math.round(await observations() - before), 1);
});

Deno.test("an example of the coach says why it is none of a model's and gives way to one, never the other way round", async () => {
  await using tested = await readAnswer();
  const { test, answer } = tested;
  const example = async () => {
    for await (const event of await test.interviews.modelAnswer(test.candidate, answer)) {
      if (event.type === "stored") return [event.modelAnswer?.model, event.modelAnswer?.reason];
    }
  };
  tested.endpoint.script = { "*": { text: "No." } };
  assert.deepEqual(await example(), ["coach", "not_valid"]);
  tested.endpoint.script = { "*": (call) => fitting(call.body) };
  assert.deepEqual(await example(), ["test/large", null]);
  tested.endpoint.script = { "*": { text: "No." } };
  assert.deepEqual(await example(), ["test/large", null]);
});

Deno.test("another follow-up is a new one each time, or the coach's, which says why it asks", async () => {
  await using tested = await readAnswer();
  const { test, answer } = tested;
  await told(tested);
  const another = () => test.interviews.addFollowUp(test.candidate, answer, "another");
  const coachs = await test.interviews.addFollowUp(test.candidate, answer, "coach");
  tested.endpoint.script = { "*": { text: "No." } };
  assert.deepEqual(await another(), { ...coachs, whyCoach: "not_valid" });
  tested.endpoint.script = { "*": (call) => fitting(call.body) };
  const { text, whyCoach } = await another();
  assert.match(text, /What did they find hard/);
  assert.equal(whyCoach, null);
  assert.deepEqual(await another(), { ...coachs, whyCoach: "repeated" });
});

Deno.test("questions from a job description leave those that were answered meanwhile", async () => {
  await using tested = await readAnswer();
  const { test, endpoint } = tested;
  const calls = endpoint.calls.length;
  endpoint.script = { "*": (call) => ({ ...fitting(call.body), firstTextMs: 400 }) };
  const starting = test.interviews.startInterview(test.candidate, {
    ...SETUP,
    jobDescription: "Nights on a ward.",
  });
  await eventually("it is asked", () => Promise.resolve(endpoint.calls.length > calls));
  const { entries: [newest] } = await test.interviews.history(test.candidate);
  const first = (await test.interviews.interview(test.candidate, newest!.interview.id))
    .questions[0]!;
  await test.interviews.saveTyped(test.candidate, first.question.id, { text: STRONG_ANSWER });
  const { id } = await starting;
  const { questions } = await test.interviews.interview(test.candidate, id);
  assert.equal(questions[0]!.question.text, first.question.text);
  assert.match(questions[1]!.question.text, /mistake in somebody's records/);
});

Deno.test("without a model a job description does not bring the same questions again", async () => {
  await using test = await testInterviews();
  const texts = async () => {
    const setup = { ...SETUP, questionCount: 5, jobDescription: "Build a web shop with a team." };
    const { id } = await test.interviews.startInterview(test.candidate, setup);
    const { questions } = await test.interviews.interview(test.candidate, id);
    return questions.map(({ question }) => question.text);
  };
  const [first, second] = [await texts(), await texts()];
  assert.equal(new Set([...first, ...second]).size, 10);
});

Deno.test("a model that broke off before it had read enough for a figure leaves a part, and is asked once", async () => {
  await using tested = await readAnswer((call) => ({
    ...fitting(call.body),
    fault: { kind: "cut", afterChunks: call.number === 1 ? 110 : 1 },
  }));
  const feedback = await told(tested);
  assert.ok(feedback.state === "given" && !feedback.whole);
  const { evaluation } = feedback.given;
  assert.ok(evaluation.advice.length > 0);
  assert.equal(evaluation.overall, null);
  const asked = tested.endpoint.calls.length;
  assert.deepEqual(await told(tested), feedback);
  assert.equal(tested.endpoint.calls.length, asked);
});
