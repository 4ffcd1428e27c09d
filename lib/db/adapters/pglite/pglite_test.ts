import assert from "node:assert/strict";
import { join } from "node:path";
import { sql } from "kysely";
import { startChild } from "../../../../tests/support/child.ts";
import { temporaryFolder } from "../../../../tests/support/folder.ts";
import { openPglite } from "./pglite.server.ts";

const COMMIT_ROWS = new URL("../../../../tests/support/commit_rows.ts", import.meta.url);
const ROWS = 25;

Deno.test("openPglite() finds every committed row after kill -9", async () => {
  await using temporary = await temporaryFolder();
  const folder = join(temporary.path, "pglite");
  for (let round = 1; round <= 2; round += 1) {
    const last = await commitUntilKilled(folder);
    await using open = await openPglite({ folder });
    const { rows } = await sql<{ n: number }>`select n from numbers order by n`.execute(open.db);
    const present = rows.map(({ n }) => n);
    assert.deepEqual(present, Array.from(present, (_, at) => at + 1));
    assert.ok(present.length >= last, `${last} rows were committed, ${present.length} are there`);
    await sql`delete from numbers`.execute(open.db);
  }
});

/** @returns The last row that the child said is committed */
async function commitUntilKilled(folder: string): Promise<number> {
  await using child = startChild(COMMIT_ROWS, [folder]);
  let last = 0;
  for await (const line of child.lines) {
    last = Number(line);
    if (last === ROWS) await child.kill();
  }
  assert.ok(last >= ROWS, "the child ended too early");
  return last;
}

Deno.test("openPglite() refuses a folder that another process has open, and says which", async () => {
  await using temporary = await temporaryFolder();
  const folder = join(temporary.path, "pglite");
  await using child = startChild(COMMIT_ROWS, [folder]);
  await child.lines.next();
  await assert.rejects(openPglite({ folder }), (error: Error) => {
    assert.match(error.message, new RegExp(`"${folder}" is in use by process ${child.pid}`));
    assert.match(error.message, /set DATA_DIR/);
    return true;
  });
});

Deno.test("openPglite() refuses a folder that this process has open, until it is closed", async () => {
  await using temporary = await temporaryFolder();
  const folder = join(temporary.path, "pglite");
  const first = await openPglite({ folder });
  await assert.rejects(openPglite({ folder }), /is in use by process/);
  await first.close();
  await using second = await openPglite({ folder });
  await second.ping();
});
