import assert from "node:assert/strict";
import { join } from "node:path";
import { sql } from "kysely";
import { bareDatabase, testDatabase } from "../../tests/support/database.ts";
import { temporaryFolder } from "../../tests/support/folder.ts";
import { needs } from "../../tests/support/needs.ts";
import { emptyServerDatabase } from "../../tests/support/postgres.ts";
import { openPostgres } from "./adapters/postgres/postgres.server.ts";
import { migrate } from "./migrate.server.ts";

const FIRST = "20300101000000_first.sql";
const SECOND = "20300102000000_second.sql";

const FILES = {
  [FIRST]: "create table a (n integer); -- one\ninsert into a values (1);",
  [SECOND]: "alter table a add column m integer;\ncreate table b (n integer);",
};

async function folderOf(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(join(folder.path, name), text);
  }
  return folder;
}

Deno.test("migrate() applies each file once, in order", async () => {
  await using folder = await folderOf(FILES);
  await using open = await bareDatabase();
  assert.deepEqual(await migrate(open, folder.path), [FIRST, SECOND]);
  assert.deepEqual(await migrate(open, folder.path), []);
  const { rows } = await sql`select n, m from a`.execute(open.db);
  assert.deepEqual(rows, [{ n: 1, m: null }]);
});

Deno.test("migrate() undoes a file that fails, and names it", async () => {
  await using folder = await folderOf({ ...FILES, [SECOND]: "create table b (); select nothing;" });
  await using open = await bareDatabase();
  await assert.rejects(migrate(open, folder.path), new RegExp(`"${SECOND}" failed and was undone`));
  await Deno.writeTextFile(join(folder.path, SECOND), FILES[SECOND]);
  assert.deepEqual(await migrate(open, folder.path), [SECOND]);
});

Deno.test("migrate() refuses what was changed, removed or misnamed", async () => {
  await using folder = await folderOf(FILES);
  await using open = await bareDatabase();
  await migrate(open, folder.path);
  await Deno.writeTextFile(join(folder.path, FIRST), "select 1;");
  await assert.rejects(migrate(open, folder.path), new RegExp(`"${FIRST}" was changed`));
  await Deno.remove(join(folder.path, FIRST));
  await assert.rejects(migrate(open, folder.path), new RegExp(`"${FIRST}" was applied but`));
  await Deno.writeTextFile(join(folder.path, "third.sql"), "select 1;");
  await assert.rejects(migrate(open, folder.path), /"third.sql" is misnamed/);
});

Deno.test("testDatabase() starts every time from the migrated state alone", async () => {
  await using one = await testDatabase();
  await one.db.insertInto("candidates").values({ id: crypto.randomUUID() }).execute();
  await using other = await testDatabase();
  assert.deepEqual(await other.db.selectFrom("candidates").selectAll().execute(), []);
});

Deno.test(
  "migrate() lets several processes at PostgreSQL begin at once",
  { ignore: !await needs("postgres") },
  async () => {
    await using folder = await folderOf(FILES);
    await using empty = await emptyServerDatabase();
    const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres(empty.url)));
    try {
      const applied = await Promise.all(opened.map((open) => migrate(open, folder.path)));
      assert.deepEqual(applied.flat().sort(), [FIRST, SECOND]);
    } finally {
      await Promise.all(opened.map((open) => open.close()));
    }
  },
);

Deno.test("openPostgres() names the server, not the password, when nothing answers", async () => {
  await assert.rejects(openPostgres("postgres://me:secret@127.0.0.1:1/db"), (error: Error) => {
    assert.match(error.message, /"127.0.0.1:1\/db" does not answer: check DATABASE_URL/);
    assert.doesNotMatch(String(error.cause) + error.message, /secret/);
    return true;
  });
});
