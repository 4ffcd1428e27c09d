/** Migrating a PostgreSQL that is in use, by several processes, of which some are killed. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { sql } from "kysely";
import { startChild } from "../../tests/support/child.ts";
import { bareDatabase } from "../../tests/support/database.ts";
import { eventually } from "../../tests/support/eventually.ts";
import { temporaryFolder } from "../../tests/support/folder.ts";
import { needs } from "../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../tests/support/postgres.ts";
import { openPostgres } from "./adapters/postgres/postgres.server.ts";
import type { OpenDatabase } from "./database.ts";
import { migrate } from "./migrate.server.ts";

const ignore = !await needs("postgres");
const CHILD = new URL("./__fixtures__/migrate_child.server.ts", import.meta.url);

const TABLES = "20300101000000_tables.sql";
const INDEXES = "20300102000000_indexes.sql";
const AFTER = "20300103000000_after.sql";

const FILES = {
  [TABLES]: "create table a (n integer, m integer); create index a_old on a (n);\n" +
    "insert into a select n, n from generate_series(1, 1000) as n;",
  [INDEXES]: `-- no transaction
-- Serves a query; it was slow.
create index concurrently if not exists a_n on a (n);
create unique index concurrently if not exists a_m
  on a (m) include (n);
drop index concurrently if exists a_old;
`,
  [AFTER]: "alter table a add column o integer;",
};

async function folderOf(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(join(folder.path, name), text);
  }
  return folder;
}

async function makeTables(open: OpenDatabase): Promise<void> {
  await using folder = await folderOf({ [TABLES]: FILES[TABLES] });
  await migrate(open, folder.path);
}

/** Its names, and whether queries can use them. */
async function indexesOf({ db }: Pick<OpenDatabase, "db">) {
  const { rows } = await sql<{ name: string; valid: boolean }>`
    select indexrelid::regclass::text as name, indisvalid as valid from pg_index
    where indrelid = 'a'::regclass order by 1`.execute(db);
  return rows;
}

const VALID = [{ name: "a_m", valid: true }, { name: "a_n", valid: true }];

Deno.test("migrate() runs a file without transaction on PGlite too, all or nothing", async () => {
  await using folder = await folderOf(FILES);
  await using open = await bareDatabase();
  assert.deepEqual(await migrate(open, folder.path), [TABLES, INDEXES, AFTER]);
  assert.deepEqual(await indexesOf(open), VALID);
  const broken = "20300104000000_broken.sql";
  await Deno.writeTextFile(
    join(folder.path, broken),
    "-- no transaction\ndrop index concurrently if exists a_n;\n" +
      "create index concurrently if not exists a_x on a (x);",
  );
  await assert.rejects(migrate(open, folder.path), new RegExp(`"${broken}" failed halfway`));
  assert.deepEqual(await indexesOf(open), VALID);
});

Deno.test("migrate() refuses other statements in a file without transaction", async () => {
  const name = "20300101000000_first.sql";
  for (
    const text of [
      "create table b (n integer);",
      "create index concurrently b_n on b (n);",
      "drop index b_n;",
    ]
  ) {
    await using folder = await folderOf({ [name]: `-- no transaction\n${text}` });
    await using open = await bareDatabase();
    await assert.rejects(
      migrate(open, folder.path),
      new RegExp(`"${name}" holds .* without a transaction write only`),
    );
  }
});

Deno.test("migrate() builds indexes while others write", { ignore }, async () => {
  await using folder = await folderOf(FILES);
  await using empty = await emptyServerDatabase();
  await using open = await openPostgres(empty.url);
  await makeTables(open);
  // A build waits for transactions that write; this one ends only after it wrote again, beside the build.
  let migrated: Promise<readonly string[]> | null = null;
  await open.db.transaction().execute(async (db) => {
    await sql`insert into a values (2000, 2000)`.execute(db);
    migrated = migrate(open, folder.path);
    await eventually("the build begins", async () => (await indexesOf(open)).length === 2);
    await sql`insert into a values (2001, 2001)`.execute(db);
  });
  assert.deepEqual(await migrated, [INDEXES, AFTER]);
  assert.deepEqual(await indexesOf(open), VALID);
});

Deno.test("migrate() goes on where a killed process was building an index", {
  ignore,
}, async () => {
  await using folder = await folderOf(FILES);
  await using empty = await emptyServerDatabase();
  await using open = await openPostgres(empty.url);
  await makeTables(open);
  await open.db.transaction().execute(async (db) => {
    await sql`insert into a values (2000, 2000)`.execute(db);
    await using child = startChild(CHILD, [empty.url, folder.path]);
    await eventually("an index is half built", async () => (await indexesOf(open)).length === 2);
    await child.kill();
    // What the server does for itself once it notices, sooner.
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where query like 'create index concurrently%'`.execute(open.db);
    await eventually("the build is over", async () => {
      const { rows } = await sql`select from pg_stat_activity
        where query like 'create index concurrently%'`.execute(open.db);
      return rows.length === 0;
    });
  });
  assert.deepEqual(await indexesOf(open), [
    { name: "a_n", valid: false },
    { name: "a_old", valid: true },
  ]);
  assert.deepEqual(await migrate(open, folder.path), [INDEXES, AFTER]);
  assert.deepEqual(await indexesOf(open), VALID);
});

Deno.test("migrate() lets processes that begin at once apply each file once", {
  ignore,
}, async () => {
  await using folder = await folderOf(FILES);
  await using empty = await emptyServerDatabase();
  await using first = startChild(CHILD, [empty.url, folder.path]);
  await using second = startChild(CHILD, [empty.url, folder.path]);
  const said = await Promise.all([first.lines.next(), second.lines.next()]);
  assert.deepEqual(said.map(({ value }) => value).sort(), [
    "applied ",
    `applied ${TABLES} ${INDEXES} ${AFTER}`,
  ]);
});

Deno.test("migrate() lets others by while it waits for a table in use", { ignore }, async () => {
  await using folder = await folderOf({ [TABLES]: FILES[TABLES], [AFTER]: FILES[AFTER] });
  await using empty = await emptyServerDatabase();
  await using open = await openPostgres(empty.url);
  await makeTables(open);
  const waits: string[] = [];
  let migrated: Promise<readonly string[]> | null = null;
  await open.db.transaction().execute(async (db) => {
    await sql`select from a`.execute(db);
    migrated = migrate(open, folder.path, {
      lockTimeoutMs: 20,
      lockPauseMs: 1,
      onWait: (why) => waits.push(why),
    });
    await eventually("it has waited twice", () => Promise.resolve(waits.length >= 2));
    // Nobody stands in line behind a change that has given up for now.
    await sql`select from a`.execute(open.db);
  });
  assert.deepEqual(await migrated, [AFTER]);
  assert.equal(waits[0], `"${AFTER}" waits for a table that is in use`);
});
