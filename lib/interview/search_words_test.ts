import assert from "node:assert/strict";
import {
  relevantQuestion,
  STRONG_ANSWER,
  type TestInterviews,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";
import { needs } from "../../tests/support/needs.ts";
import { createServerDatabase } from "../../tests/support/postgres.ts";
import { wordsOf } from "./search_words.server.ts";

/** Each word, and in how many documents it is. */
async function keptWords({ db, candidate }: TestInterviews): Promise<Record<string, number>> {
  const { words, documents } = await db.selectFrom("search_words").selectAll()
    .where("candidate_id", "=", candidate).executeTakeFirstOrThrow();
  return Object.fromEntries(words!.map((word, at) => [word, documents![at]!]));
}

/** What is kept is what gathering it anew gives. @returns it */
async function assertTrue(test: TestInterviews): Promise<Record<string, number>> {
  const kept = await keptWords(test);
  await test.db.updateTable("search_words").set({ words: null, documents: null })
    .where("candidate_id", "=", test.candidate).execute();
  await wordsOf(test.db, test.candidate);
  assert.deepEqual(kept, await keptWords(test));
  return kept;
}

testOnEachDatabase(
  "wordsOf() stays true to the documents, whatever happens to them",
  async (open) => {
    await using test = await testInterviews({}, { open });
    const { candidate, interviews } = test;
    const question = await relevantQuestion(test);
    const answers: string[] = [];
    const type = async (text: string) => {
      answers.push((await interviews.saveTyped(candidate, question, { text })).id);
    };
    await type("The ledger and the ledgers: payments in Köln, 2042, node.js.");
    const words = await wordsOf(test.db, candidate);
    assert.ok(words.includes("ledgers") && words.includes("köln") && words.includes("node.js"));
    assert.ok(!words.includes("the"));

    const changes: Record<string, () => Promise<unknown>> = {
      "an answer": () => type(STRONG_ANSWER),
      "feedback": () => interviews.evaluateAnswer(candidate, answers[1]!),
      "the same words": () =>
        interviews.saveCorrection(candidate, answers[1]!, { text: STRONG_ANSWER }),
      "other words": () => interviews.saveCorrection(candidate, answers[0]!, { text: "A ledger." }),
      "two documents by one statement": () =>
        test.db.updateTable("search_documents").set({ body: "payments" })
          .where("answer_id", "in", answers).where("part", "=", "question").execute(),
      "an answer less": () => interviews.deleteAnswer(candidate, answers[1]!),
    };
    for (const [what, change] of Object.entries(changes)) {
      const before = await keptWords(test);
      await change();
      const after = await assertTrue(test);
      if (what === "the same words") assert.deepEqual(after, before);
      else assert.notDeepEqual(after, before, what);
    }
    assert.deepEqual(await assertTrue(test), { ledger: 1, payments: 1 });

    await interviews.deleteAnswer(candidate, answers[0]!);
    assert.deepEqual(await assertTrue(test), {});
  },
);

Deno.test(
  "wordsOf() stays true to documents that change at the same time",
  { ignore: !await needs("postgres") },
  async () => {
    await using open = await createServerDatabase();
    await using test = await testInterviews({}, { open });
    const { candidate, interviews } = test;
    const questions = await Promise.all(Array.from({ length: 6 }, () => relevantQuestion(test)));
    const practise = async (question: string, place: number) => {
      const { id } = await interviews.saveTyped(candidate, question, { text: `ledger ${place}` });
      await interviews.search(candidate, "ledger");
      await interviews.saveCorrection(candidate, id, { text: `ledgers payment ${place}` });
      if (place % 2 === 0) await interviews.deleteAnswer(candidate, id);
    };
    await Promise.all(questions.map(practise));
    const words = await assertTrue(test);
    assert.equal(words.payment, questions.length / 2);
    assert.equal(words.ledger, undefined);
  },
);
