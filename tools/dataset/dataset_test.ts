import assert from "node:assert/strict";
import { sql } from "kysely";
import { testDatabase } from "../../tests/support/database.ts";
import { needs } from "../../tests/support/needs.ts";
import { createServerDatabase } from "../../tests/support/postgres.ts";
import type { Database, OpenDatabase } from "../../lib/db/mod.ts";
import { generateDataset } from "./generate.ts";
import { planOf } from "./plan.ts";
import { MARKED } from "./texts.ts";

const ANSWERS = 800;

async function generated(open: OpenDatabase, { seed = 1, answers = ANSWERS } = {}) {
  await generateDataset(open, planOf({ answers, seed }));
  return await fingerprints(open.db);
}

/** Of every table: how many rows, and a hash of them, but for word stems, which differ from version to version. */
async function fingerprints(db: Database): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public' and tablename <> 'schema_migrations' order by 1`.execute(db);
  const prints: Record<string, unknown> = {};
  for (const { name } of rows) {
    const { rows } = await sql`select count(*)::integer as count,
      md5(string_agg(md5((to_jsonb(one) - 'body_tsv')::text), '' order by md5((to_jsonb(one) - 'body_tsv')::text))) as hash
      from ${sql.table(name)} as one`.execute(db);
    prints[name] = rows[0];
  }
  return prints;
}

const indexesOf = async (db: Database): Promise<unknown> =>
  (await sql`select pg_get_indexdef(oid) as definition, obj_description(oid) as comment from pg_class
    where relkind = 'i' and relnamespace = 'public'::regnamespace order by 1`.execute(db)).rows;

Deno.test("generateDataset() gives the same rows for a seed, and others for another", async () => {
  const print = async (seed: number) => {
    await using open = await testDatabase();
    return await generated(open, { seed, answers: 200 });
  };
  const first = await print(1);
  assert.deepEqual(await print(1), first);
  const other = await print(2);
  for (const table of ["interviews", "answers", "transcripts", "evaluations", "ai_calls"]) {
    assert.notDeepEqual(other[table], first[table], table);
  }
});

Deno.test(
  "generateDataset() gives PostgreSQL the same rows as PGlite",
  { ignore: !await needs("postgres") },
  async () => {
    await using pglite = await testDatabase();
    await using server = await createServerDatabase();
    const before = await indexesOf(server.db);
    assert.deepEqual(await generated(server), await generated(pglite));
    assert.deepEqual(await indexesOf(server.db), before);
  },
);

Deno.test("generateDataset() refers only to what is there", async () => {
  await using open = await testDatabase();
  await generated(open);
  const { rows } = await sql<{ child: string; parent: string; column: string; key: string }>`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent,
      child.attname as column, parent.attname as key
    from pg_constraint
      join pg_attribute as child on child.attrelid = conrelid and child.attnum = conkey[1]
      join pg_attribute as parent on parent.attrelid = confrelid and parent.attnum = confkey[1]
    where contype = 'f'`.execute(open.db);
  assert.ok(rows.length > 20);
  for (const { child, parent, column, key } of rows) {
    const { rows } = await sql`select from ${sql.table(child)} as child
      where ${sql.ref(`child.${column}`)} is not null and not exists (
        select from ${sql.table(parent)} as parent
        where ${sql.ref(`parent.${key}`)} = ${sql.ref(`child.${column}`)})`.execute(open.db);
    assert.equal(rows.length, 0, `${child}.${column}`);
  }
});

Deno.test("generateDataset() is as skewed as life", async () => {
  await using open = await testDatabase();
  const { db } = open;
  await generated(open);
  const count = async (where: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from answers where ${where}`
      .execute(db);
    return rows[0]!.n;
  };
  assert.equal(await count(sql`true`), ANSWERS);
  for (const state of ["open", "stopped", "ready", "evaluated"]) {
    assert.ok(await count(sql`state = ${state}`) > 0, state);
  }
  const { rows } = await sql<{ n: number }>`select count(*) as n from answers
    group by candidate_id order by 1 desc`.execute(db);
  assert.ok(rows[0]!.n > 5 * rows[rows.length >> 1]!.n, "one practises far more than most");
  assert.ok(await count(sql`attempt > 3`) > 0);
});

Deno.test("generateDataset() says marked words as often as it promises", async () => {
  await using open = await testDatabase();
  await generated(open);
  const found = async (word: string) => {
    const { rows } = await sql<{ share: number }>`select
      avg((body_tsv @@ to_tsquery('english', ${word}))::integer)::float8 as share
      from search_documents where part = 'answer'`.execute(open.db);
    return rows[0]!.share;
  };
  for (const { word, share } of MARKED) {
    const spread = 4 * Math.sqrt(share * (1 - share) / ANSWERS);
    assert.ok(Math.abs(await found(word) - share) < spread, word);
  }
});

Deno.test("generateDataset() refuses a database with candidates in it", async () => {
  await using open = await testDatabase();
  await open.db.insertInto("candidates").values({ id: crypto.randomUUID() }).execute();
  await assert.rejects(generated(open), /holds candidates: give an empty one/);
});
