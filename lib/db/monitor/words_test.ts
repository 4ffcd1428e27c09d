/** Nothing that somebody wrote stays: looked for in the whole heap, after statements that had it in every place. */
import assert from "node:assert/strict";
import { join } from "node:path";
import v8 from "node:v8";
import { Kysely, sql } from "kysely";
import { temporaryFolder } from "../../../tests/support/folder.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { scriptedDialect } from "../../../tests/support/scripted_dialect.ts";
import type { Tables } from "../tables.ts";
import { createMonitor, withQueryScope } from "./mod.server.ts";

/** How often the words stand in this process's memory. They come reversed, so as not to be found by themselves. */
async function findInHeap(reversed: string): Promise<number> {
  await using folder = await temporaryFolder();
  const path = v8.writeHeapSnapshot(join(folder.path, "heap.heapsnapshot"));
  const snapshot = await Deno.readTextFile(path);
  return snapshot.split(reverse(reversed)).length - 1;
}

const reverse = (text: string): string => [...text].reverse().join("");

/** Statements that have the words as a parameter, as a literal, in a result, in an error and in a slow SELECT. */
async function say(reversed: string) {
  const monitor = createMonitor({ clock: new ManualClock(), slowMs: 0 });
  const answer = (text: string) => {
    if (text.includes("broken")) return Promise.reject(new Error(reverse(reversed)));
    return { rows: [{ said: reverse(reversed) }] };
  };
  const db = new Kysely<Tables>({ dialect: scriptedDialect(answer, monitor) });
  monitor.readPlans(db);
  await withQueryScope("GET /", async () => {
    const words = reverse(reversed);
    await db.selectFrom("answers").select("id").where("id", "=", words).execute();
    for (const quoted of [`'${words}'`, `E'\\n${words}'`, `$a$${words}$a$`, `'${words}`]) {
      await sql`select said from t where said = ${sql.raw(quoted)}`.execute(db);
    }
    await sql`select broken from t where said = ${words}`.execute(db).catch(() => {});
    await sql`-- ${sql.raw(words)}\nselect a`.execute(db);
  });
  await monitor.idle();
  return monitor;
}

Deno.test("the monitor keeps nothing of values, literals, comments, results or messages", async () => {
  const reversed = crypto.randomUUID();
  const held = { words: reverse(reversed) };
  assert.ok(await findInHeap(reversed) > 0, "words that are held must be found");
  held.words = "";
  const monitor = await say(reversed);
  // JavaScript itself keeps the text that was last matched (RegExp.input), until the next match.
  assert.match("other", /other/);
  assert.equal(await findInHeap(reversed), 0);
  assert.ok(monitor.overview().calls > 5);
});
