import assert from "node:assert/strict";
import { sql } from "kysely";
import { testDatabase } from "../../tests/support/database.ts";
import {
  relevantQuestion,
  STRONG_ANSWER,
  type TestInterviews,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";
import { LEAST_ALIKE } from "./answered_before.server.ts";
import { QUESTION_BANK } from "./mod.ts";

async function answer({ interviews, candidate }: TestInterviews, question: string, text: string) {
  const { id } = await interviews.saveTyped(candidate, question, { text });
  await interviews.evaluateAnswer(candidate, id);
  return id;
}

/** A question with these words, in a new interview of its own. */
async function asked(test: TestInterviews, text: string) {
  const question = await relevantQuestion(test);
  await test.db.updateTable("questions").set({ text }).where("id", "=", question).execute();
  return question;
}

const QUESTION = "Tell me about a time you disagreed with your manager.";

testOnEachDatabase(
  "answeredBefore() gives the last answer of each other interview with the same question",
  async (open) => {
    await using test = await testInterviews({}, { open });
    const same = async (question: string) =>
      (await test.interviews.answeredBefore(test.candidate, question)).same;
    const first = await relevantQuestion(test);
    await answer(test, first, STRONG_ANSWER);
    const again = await answer(test, first, "Fine");
    const second = await relevantQuestion(test);
    const scored = await answer(test, second, STRONG_ANSWER);
    assert.deepEqual((await same(first)).map(({ answerId }) => answerId), [scored]);

    const found = await same(await relevantQuestion(test));
    assert.deepEqual(found.map(({ answerId }) => answerId), [scored, again]);
    assert.deepEqual(found.map(({ role }) => role), ["Software developer", "Software developer"]);
    const { coach } = await test.interviews.report(test.candidate, scored);
    assert.ok(coach?.evaluation.outcome === "scored");
    assert.equal(found[0]!.advice, coach.evaluation.advice[0]!.title);
    assert.equal(found[1]!.advice, null);
    assert.ok(found[0]!.at > found[1]!.at);
  },
);

testOnEachDatabase(
  "answeredBefore() gives the last answer to each question in nearly the same words",
  async (open) => {
    await using test = await testInterviews({}, { open });
    const near = "Tell me about a time when you disagreed with a manager.";
    const far = "Describe a time when you disagreed with your own manager.";
    await answer(test, await asked(test, near), STRONG_ANSWER);
    const given = [
      await answer(test, await asked(test, near), "Fine"),
      await answer(test, await asked(test, far), STRONG_ANSWER),
    ];
    for (const text of ["Tell me about a time you had to say no.", "What is an index for?"]) {
      await answer(test, await asked(test, text), STRONG_ANSWER);
    }
    const question = await asked(test, QUESTION);
    const found = await test.interviews.answeredBefore(test.candidate, question);
    assert.deepEqual(found.same, []);
    assert.deepEqual(found.alike.map(({ answerId }) => answerId), given);
    assert.deepEqual(found.alike.map(({ question }) => question), [near, far]);
    assert.deepEqual(found.alike.map(({ advice }) => advice === null), [true, false]);
  },
);

testOnEachDatabase(
  "answeredBefore() leaves out the same interview, other candidates and what has no feedback",
  async (open) => {
    await using test = await testInterviews({}, { open });
    const other = { ...test, candidate: crypto.randomUUID() };
    const question = await asked(test, QUESTION);
    await answer(test, question, STRONG_ANSWER);
    const { interviewId } = await test.interviews.question(test.candidate, question);
    const { questions } = await test.interviews.interview(test.candidate, interviewId);
    const [text, beside] = [QUESTION.replace("your", "a"), questions[1]!.question.id];
    await test.db.updateTable("questions").set({ text }).where("id", "=", beside).execute();
    await answer(test, beside, STRONG_ANSWER);
    for (const words of [QUESTION, text]) {
      await answer(other, await asked(other, words), STRONG_ANSWER);
      const unread = await asked(test, words);
      await test.interviews.saveTyped(test.candidate, unread, { text: "Nobody has read it." });
    }
    const before = { same: [], alike: [] };
    assert.deepEqual(await test.interviews.answeredBefore(test.candidate, question), before);
    await assert.rejects(test.interviews.answeredBefore(other.candidate, question), {
      code: "not_found",
    });
  },
);

Deno.test("answeredBefore() gives the newest ten interviews", async () => {
  await using test = await testInterviews();
  const given: string[] = [];
  for (let count = 0; count < 12; count++) {
    given.unshift(await answer(test, await relevantQuestion(test), STRONG_ANSWER));
  }
  const question = await relevantQuestion(test);
  const { same, alike } = await test.interviews.answeredBefore(test.candidate, question);
  assert.deepEqual(same.map(({ answerId }) => answerId), given.slice(0, 10));
  assert.deepEqual(alike, []);
});

Deno.test("answeredBefore() takes no two questions of the bank for alike", async () => {
  await using open = await testDatabase();
  const texts = QUESTION_BANK.map(({ text }) => text);
  const { rows } = await sql<{ one: string; other: string }>`
    select one, other from unnest(${texts}::text[]) as one, unnest(${texts}::text[]) as other
    where one < other and similarity(one, other) >= ${LEAST_ALIKE}`.execute(open.db);
  assert.deepEqual(rows, []);
});
