import assert from "node:assert/strict";
import {
  relevantQuestion,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";
import type { SearchHit } from "./mod.ts";
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
      (await test.interviews.search(test.candidate, text)).hits
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

testOnEachDatabase(
  "search() finds a beginning whether few words or many begin so",
  async (open) => {
    await using test = await testInterviews({}, { open });
    const question = await relevantQuestion(test);
    const ids = new Map<string, string>();
    for (const word of ["planted", "planned", "plank", "planes", "planetary", "plain", "node.js"]) {
      const { id } = await test.interviews.saveTyped(test.candidate, question, {
        text: `I ${word}`,
      });
      ids.set(id, word);
    }
    const found = async (text: string) =>
      (await test.interviews.search(test.candidate, text)).hits
        .map(({ answerId }) => ids.get(answerId)!).sort();
    assert.deepEqual(await found("plan"), ["planes", "planetary", "plank", "planned", "planted"]);
    assert.deepEqual(await found("plane"), ["planes", "planetary"]);
    assert.deepEqual(await found("PLANTE"), ["planted"]);
    assert.deepEqual(await found("plain or plan"), [...await found("plan"), "plain"].sort());
    assert.deepEqual(await found("-plank plan"), ["planes", "planetary", "planned", "planted"]);
    assert.deepEqual(await found("node"), ["node.js"]);
  },
);

testOnEachDatabase("search() finds a part of a word where none begins so", async (open) => {
  await using test = await testInterviews({}, { open });
  const question = await relevantQuestion(test);
  const ids = new Map<string, string>();
  for (const text of ["I tuned PostgreSQL", "I moved MySQL", "I wrote a queue", "I did"]) {
    const { id } = await test.interviews.saveTyped(test.candidate, question, { text });
    ids.set(id, text.split(" ").at(-1)!);
  }
  const found = async (text: string) => {
    const { hits, readAs } = await test.interviews.search(test.candidate, text);
    assert.equal(readAs, null);
    return hits.map(({ answerId }) => ids.get(answerId)!).sort();
  };
  assert.deepEqual(await found("SQL"), ["MySQL", "PostgreSQL"]);
  assert.deepEqual(await found("tuned sql"), ["PostgreSQL"]);
  assert.deepEqual(await found("queue or gres"), ["PostgreSQL", "queue"]);
  // Two letters stand within too many words.
  assert.deepEqual(await found("ue"), []);
  // Neither in the middle of a search, nor where it is misspelt nearly so.
  assert.deepEqual(await found("sql tuned"), []);
  assert.deepEqual(await found("greslq"), []);
});

testOnEachDatabase("search() finds questions and feedback too", async (open) => {
  await using test = await testInterviews({}, { open });
  const question = await relevantQuestion(test);
  const { id } = await test.interviews.saveTyped(test.candidate, question, { text: "Fine" });
  const parts = (hits: readonly SearchHit[]) =>
    hits.flatMap(({ matches }) => matches.map(({ part }) => part));
  assert.deepEqual(parts((await test.interviews.search(test.candidate, "faster cheaper")).hits), [
    "question",
  ]);
  const evaluation = await test.interviews.evaluateAnswer(test.candidate, id);
  assert.ok(evaluation.outcome === "abstained");
  const longest = evaluation.message.match(/\w+/g)!.sort((a, b) => b.length - a.length)[0]!;
  assert.ok(
    parts((await test.interviews.search(test.candidate, longest)).hits).includes("feedback"),
  );
});

testOnEachDatabase("search() marks hits and leaves everything else text", async (open) => {
  await using test = await testInterviews({}, { open });
  const question = await relevantQuestion(test);
  await test.interviews.saveTyped(test.candidate, question, { text: TEXT });
  const { hits: [hit] } = await test.interviews.search(test.candidate, "ledger");
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
    "é".repeat(10_000),
    "ledgre ".repeat(5_000),
    "%_",
    "x:*",
    "ledg%",
    "🚀 🏳️‍🌈 ledger",
    `${"a".repeat(199)}🚀`,
    "\u202eregdel",
    "{ledger,NULL}",
    'ledgre" or "',
    '-ledgre -"ledgre',
  ];
  for (const text of hostile) {
    await test.interviews.search(test.candidate, text);
  }
  assert.equal((await test.interviews.search(test.candidate, "ledger")).hits.length, 1);
});

Deno.test("toSnippets() cuts at the marks and drops what is empty", () => {
  assert.deepEqual(toSnippets(`${HIT_START}a${HIT_END} b ${HIT_START}c${HIT_END}`), [
    { text: "a", hit: true },
    { text: " b ", hit: false },
    { text: "c", hit: true },
  ]);
});
