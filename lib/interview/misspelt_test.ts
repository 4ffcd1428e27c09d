import assert from "node:assert/strict";
import { sql } from "kysely";
import { eventually } from "../../tests/support/eventually.ts";
import {
  relevantQuestion,
  type TestInterviews,
  testInterviews,
  testOnEachDatabase,
} from "../../tests/support/interviews.ts";
import { needs } from "../../tests/support/needs.ts";
import { createServerDatabase } from "../../tests/support/postgres.ts";
import type { OpenDatabase } from "../db/mod.ts";

async function candidateWho(test: TestInterviews, ...says: readonly string[]): Promise<string[]> {
  const question = await relevantQuestion(test);
  const ids: string[] = [];
  for (const text of says) {
    ids.push((await test.interviews.saveTyped(test.candidate, question, { text })).id);
  }
  return ids;
}

/** The answers that are found, and the search that found them where it is not the one typed. */
async function searchFor({ interviews, candidate }: TestInterviews, typed: string) {
  const { hits, readAs } = await interviews.search(candidate, typed);
  return { found: hits.map(({ answerId }) => answerId).sort(), readAs };
}

testOnEachDatabase("search() reads a misspelt word as one that was said", async (open) => {
  await using test = await testInterviews({}, { open });
  const [cluster, ledger] = await candidateWho(
    test,
    "We ran the migration on Kubernetes with our team.",
    "I planted the ledger in 2042 folders.",
  ) as [string, string];
  const readings = {
    "kuberntes": ["kubernetes", [cluster]],
    "Migratoin kuberentes": ["migration kubernetes", [cluster]],
    "kuberntes, tema": ["kubernetes, team", [cluster]],
    "kuberntes or legder": ["kubernetes or ledger", [cluster, ledger].sort()],
    "kuberntes -ledger": ["kubernetes -ledger", [cluster]],
    '"the migration" kuberntes': ['"the migration" kubernetes', [cluster]],
    "the kuberntes": ["the kubernetes", [cluster]],
  } as const;
  for (const [typed, [readAs, found]] of Object.entries(readings)) {
    assert.deepEqual(await searchFor(test, typed), { found, readAs }, typed);
  }
  const { hits: [hit] } = await test.interviews.search(test.candidate, "kuberntes");
  const marked = hit!.matches.flatMap(({ snippets }) => snippets).filter(({ hit }) => hit);
  assert.deepEqual(marked, [{ text: "Kubernetes", hit: true }]);
});

testOnEachDatabase("search() takes words as they are typed where it can", async (open) => {
  await using test = await testInterviews({}, { open });
  const [trade, treat] = await candidateWho(
    test,
    "We traded the migration for a ledger in 2042.",
    "I treated the form for the plants of 2043.",
  ) as [string, string];
  const searches = {
    // Forms of what was said, and beginnings.
    "trading": [trade],
    "migrations": [trade],
    "treat": [treat],
    "ledg": [trade],
    // Words with neighbours, both said.
    "traded": [trade],
    "form": [treat],
    // Neither phrases nor exclusions, numbers and short words.
    '"the migratoin"': [],
    "migration -legder": [trade],
    "2044": [],
    "lde": [],
    // Words such as "the".
    "from": [],
    "ledger from": [trade],
    // Far from everything.
    "kubernetes": [],
  };
  for (const [typed, found] of Object.entries(searches)) {
    assert.deepEqual(await searchFor(test, typed), { found, readAs: null }, typed);
  }
});

testOnEachDatabase("search() knows no words of others", async (open) => {
  await using test = await testInterviews({}, { open });
  const [own] = await candidateWho(test, "We called it zanzibor.");
  const other = { ...test, candidate: crypto.randomUUID() };
  await candidateWho(other, "We called it zanzibar.");
  assert.deepEqual(await searchFor(test, "zanzibarr"), { found: [own], readAs: "zanzibor" });
  assert.deepEqual(await searchFor(test, "zanziba"), { found: [own], readAs: "zanzibor" });
  const nobody = { ...test, candidate: crypto.randomUUID() };
  assert.deepEqual(await searchFor(nobody, "zanzibar"), { found: [], readAs: null });
});

testOnEachDatabase("search() reads nothing as a word that is gone", async (open) => {
  await using test = await testInterviews({}, { open });
  const keptWords = async () =>
    JSON.stringify(await test.db.selectFrom("search_words").selectAll().execute());
  const stands = async () => {
    assert.equal((await searchFor(test, "zanzibra")).readAs, "zanzibar");
    assert.ok((await keptWords()).includes("zanzibar"));
  };
  const isGone = async () => {
    assert.ok(!(await keptWords()).includes("zanzibar"));
    assert.deepEqual(await searchFor(test, "zanzibra"), { found: [], readAs: null });
    assert.ok(!(await keptWords()).includes("zanzibar"));
  };
  const correct = (answer: string, text: string) =>
    test.interviews.saveCorrection(test.candidate, answer, { text });

  const [first, second] = await candidateWho(test, "It was zanzibar.", "It was so.") as [
    string,
    string,
  ];
  await stands();
  await correct(first, "It was a mistake.");
  await isGone();
  await correct(second, "It was zanzibar after all.");
  await stands();
  await test.interviews.deleteAnswer(test.candidate, second);
  await isGone();
  await correct(first, "It was zanzibar again.");
  await stands();
  await test.interviews.deleteEverything(test.candidate);
  await isGone();
});

Deno.test(
  "search() waits for what is being written, and keeps no words without it",
  { ignore: !await needs("postgres") },
  async () => {
    await using open = await createServerDatabase();
    await using test = await testInterviews({}, { open });
    const [answer] = await candidateWho(test, "It was so.") as [string];
    const { promise: searched, resolve: searches } = Promise.withResolvers<unknown>();
    await open.db.transaction().execute(async (db) => {
      await db.updateTable("search_documents").set({ body: "It was zanzibar." })
        .where("answer_id", "=", answer).where("part", "=", "answer").execute();
      searches(searchFor(test, "zanzibar"));
      await eventually("the search waits", () => hasWaiting(open));
    });
    await searched;
    assert.deepEqual(await searchFor(test, "zanzibra"), { found: [answer], readAs: "zanzibar" });
  },
);

async function hasWaiting({ db }: OpenDatabase): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows.length > 0;
}
