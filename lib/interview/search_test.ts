import assert from "node:assert/strict";
import {
  relevantQuestion,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";
import type { SearchHit } from "./mod.ts";
import { readSearch } from "./search_query.ts";
import { HIT_END, HIT_START, toSnippets } from "./snippets.ts";

const TEXT =
  `We moved the <b>yearly</b> payments ledger & I said "never again". ${HIT_START}fake${HIT_END}`;

testOnEachDatabase(
  "search() finds words, their forms and the beginning of the last",
  async (open) => {
    await using test = await testInterviews({}, { open });
    const question = await relevantQuestion(test);
    const ledger = await test.interviews.saveTyped(test.candidate, question, { text: TEXT });
    const garden = await test.interviews.saveTyped(test.candidate, question, {
      text: "I planted a garden with my team of volunteers over one summer.",
    });
    const found = async (text: string) =>
      (await test.interviews.search(test.candidate, text))
        .filter(({ matches }) => matches.some(({ part }) => part === "answer"))
        .map(({ answerId }) => answerId);

    assert.deepEqual(await found("payment"), [ledger.id]);
    assert.deepEqual(await found("PLANTING"), [garden.id]);
    assert.deepEqual(await found("led"), [ledger.id]);
    assert.deepEqual(await found("ledger paym"), [ledger.id]);
    assert.deepEqual(await found('"payments ledger"'), [ledger.id]);
    assert.deepEqual(await found('"ledger payments"'), []);
    assert.deepEqual((await found("ledger or volunt")).sort(), [ledger.id, garden.id].sort());
    assert.deepEqual(await found("garden -volunteers"), []);
    assert.deepEqual(await found("nowhere"), []);
    // What everybody says in every sentence is not searched for.
    assert.deepEqual(await found("the ledg"), [ledger.id]);
    assert.deepEqual(await found("ledger the"), [ledger.id]);
    assert.deepEqual(await found("the of"), []);
  },
);

testOnEachDatabase("search() finds questions and feedback too", async (open) => {
  await using test = await testInterviews({}, { open });
  const question = await relevantQuestion(test);
  const { id } = await test.interviews.saveTyped(test.candidate, question, { text: "Fine" });
  const parts = (hits: readonly SearchHit[]) =>
    hits.flatMap(({ matches }) => matches.map(({ part }) => part));
  assert.deepEqual(parts(await test.interviews.search(test.candidate, "faster cheaper")), [
    "question",
  ]);
  const evaluation = await test.interviews.evaluateAnswer(test.candidate, id);
  assert.ok(evaluation.outcome === "abstained");
  const longest = evaluation.message.match(/\w+/g)!.sort((a, b) => b.length - a.length)[0]!;
  assert.ok(parts(await test.interviews.search(test.candidate, longest)).includes("feedback"));
});

testOnEachDatabase("search() marks hits and leaves everything else text", async (open) => {
  await using test = await testInterviews({}, { open });
  const question = await relevantQuestion(test);
  await test.interviews.saveTyped(test.candidate, question, { text: TEXT });
  const [hit] = await test.interviews.search(test.candidate, "ledger");
  const { snippets } = hit!.matches.find(({ part }) => part === "answer")!;
  assert.deepEqual(snippets.filter((snippet) => snippet.hit), [{ text: "ledger", hit: true }]);
  const shown = snippets.map(({ text }) => text).join("");
  assert.ok(shown.includes(" & ") && !shown.includes(HIT_START) && !shown.includes(HIT_END));
});

testOnEachDatabase("search() takes any text for a search", async (open) => {
  await using test = await testInterviews({}, { open });
  const question = await relevantQuestion(test);
  await test.interviews.saveTyped(test.candidate, question, { text: TEXT });
  const hostile = [
    "'; drop table answers; --",
    "a' | !b & (c <-> d):*",
    "\\' or 1=1",
    'open "quote',
    "or or or",
    "-",
    "the",
    "the of",
    "\u0000\ud800",
    "é".repeat(5_000),
    "%_",
    "x:*",
  ];
  for (const text of hostile) {
    assert.ok(Array.isArray(await test.interviews.search(test.candidate, text)), text);
  }
  assert.equal((await test.interviews.search(test.candidate, "ledger")).length, 1);
});

Deno.test("readSearch() splits off the word that is being typed", () => {
  assert.deepEqual(readSearch("cut cost"), { words: "cut", prefix: "cost", join: "and" });
  assert.deepEqual(readSearch("cost"), { words: "", prefix: "cost", join: "and" });
  assert.deepEqual(readSearch("cut or co"), { words: "cut", prefix: "co", join: "or" });
  assert.deepEqual(readSearch('"cut cost"'), { words: '"cut cost"', prefix: null, join: "and" });
  assert.deepEqual(readSearch('"cut cost'), { words: '"cut cost', prefix: null, join: "and" });
  assert.deepEqual(readSearch("cut -cost"), { words: "cut -cost", prefix: null, join: "and" });
  assert.equal(readSearch(" -'\" "), null);
});

Deno.test("toSnippets() cuts at the marks and drops what is empty", () => {
  assert.deepEqual(toSnippets(`${HIT_START}a${HIT_END} b ${HIT_START}c${HIT_END}`), [
    { text: "a", hit: true },
    { text: " b ", hit: false },
    { text: "c", hit: true },
  ]);
});
