/** The monitor's idea of "the same statement" against that of PostgreSQL's own parser (libpg_query). */
import assert from "node:assert/strict";
import { Kysely, sql } from "kysely";
import { fingerprint, loadModule, parse } from "libpg-query";
import { scriptedDialect } from "../../../tests/support/scripted_dialect.ts";
import { json } from "../mod.ts";
import type { Tables } from "../tables.ts";
import { normalise } from "./normalise.ts";

await loadModule();

/** The SQL of each statement, as it would be sent. */
async function sqlOf(run: (db: Kysely<Tables>) => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  await run(new Kysely<Tables>({ dialect: scriptedDialect((text) => (seen.push(text), {})) }));
  return seen;
}

const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());

/** Statements such as the product sends; `n` changes values and the lengths of lists, nothing else. */
const statements = (n: number) =>
  sqlOf(async (db) => {
    await db.selectFrom("answers").selectAll().where("id", "in", ids(n)).execute();
    await db.selectFrom("answers as a").innerJoin("questions as q", "q.id", "a.question_id")
      .select(["a.id", "q.text"]).where("a.created_at", "<", new Date(n)).orderBy("a.id", "desc")
      .limit(n).offset(sql.lit(n)).execute();
    await db.insertInto("candidates").values(ids(n).map((id) => ({ id }))).execute();
    await db.insertInto("segments").values(
      ids(n).map((id, position) => ({
        answer_id: id,
        position,
        start_ms: n,
        end_ms: n,
        text: `words ${n}`,
        confidence: null,
        words: json([]),
      })),
    ).onConflict((on) => on.columns(["answer_id", "position"]).doNothing()).execute();
    await db.updateTable("answers").set({ packets: sql`packets + ${sql.lit(n)}` })
      .where("id", "=", `${n}`).returning("packets").execute();
    await db.deleteFrom("ai_requests").where(
      "created_at",
      "<",
      sql<Date>`now() - interval '${sql.raw(String(n))} days'`,
    ).execute();
    await sql`with recent as (select id, E'it\\'s ${sql.raw(String(n))}' as note from answers
      where created_at > $1 /* ${sql.raw("n".repeat(n))} */ limit ${sql.lit(n)})
      select *, count(*) filter (where note like ${`%${n}`}) over (partition by id) from recent
      where (id, note) in (${sql.join(ids(n).map((id) => sql`(${id}, ${n})`))})
        and note = any(array[${sql.join(ids(n))}]::text[]) and note ~ '^\\d{${
      sql.raw(String(n))
    }}' or n->>'a' = '1' and x[1:2] @> '{}'::int[]`.execute(db);
    await sql`select to_tsvector('english', body) @@ websearch_to_tsquery('english', ${`${n}`}),
      $body$ some ${sql.raw(String(n))} $body$, -${sql.lit(n)}, 1e${sql.raw(String(n))}
      from search_documents where body_tsv @@ plainto_tsquery('simple', ${n})
      order by ts_rank(body_tsv, plainto_tsquery('simple', ${n})) desc`.execute(db);
  });

Deno.test("statements that the monitor takes for the same are the same to PostgreSQL", async () => {
  const [few, many] = [await statements(2), await statements(7)];
  assert.equal(few.length, 8);
  for (const [at, text] of few.entries()) {
    assert.notEqual(many[at], text);
    assert.equal(normalise(many[at]!).text, normalise(text).text);
    assert.equal(await fingerprint(many[at]!), await fingerprint(text), text);
  }
});

Deno.test("a normalised text is the same statement to PostgreSQL, and can be parsed", async () => {
  for (const text of await statements(3)) {
    const normalised = normalise(text).text;
    assert.ok((await parse(normalised)).stmts);
    assert.equal(await fingerprint(normalised), await fingerprint(text), normalised);
  }
});

Deno.test("statements that are different to PostgreSQL are different to the monitor", async () => {
  const texts = [
    ...await statements(2),
    "select 1",
    "select a from b",
    "select a from c",
    "commit",
  ];
  const byText = new Map<string, string>();
  for (const text of texts) {
    const theirs = await fingerprint(text);
    const ours = normalise(text).text;
    assert.equal(byText.get(ours) ?? theirs, theirs, text);
    byText.set(ours, theirs);
  }
  assert.equal(byText.size, texts.length);
});
