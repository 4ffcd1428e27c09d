import assert from "node:assert/strict";
import { sql } from "kysely";
import { testDatabase } from "../../../tests/support/database.ts";
import { needs } from "../../../tests/support/needs.ts";
import { createServerDatabase } from "../../../tests/support/postgres.ts";
import type { Database } from "../mod.ts";
import { transact } from "./transact.ts";

const ignore = !await needs("postgres");

const conflict = (code: string) => Object.assign(new Error(code), { code });

Deno.test("transact() runs again after a conflict, and keeps one run", async () => {
  await using open = await testDatabase();
  const { db } = open;
  const outdated = Object.assign(conflict("0A000"), { routine: "RevalidateCachedQuery" });
  for (const error of [conflict("40001"), conflict("40P01"), outdated]) {
    let runs = 0;
    const id = await transact(db, async (db) => {
      runs += 1;
      const id = crypto.randomUUID();
      await db.insertInto("candidates").values({ id }).execute();
      if (runs < 3) throw error;
      return id;
    }, { sleep: () => Promise.resolve() });
    assert.equal(runs, 3);
    assert.deepEqual(await db.selectFrom("candidates").select("id").execute(), [{ id }]);
    await db.deleteFrom("candidates").execute();
  }
});

Deno.test("transact() gives up after its attempts, waiting longer and longer between them", async () => {
  await using open = await testDatabase();
  const waits: number[] = [];
  const run = transact(open.db, () => Promise.reject(conflict("40001")), {
    attempts: 7,
    sleep: (ms) => Promise.resolve(void waits.push(ms)),
    random: () => 0.5,
  });
  await assert.rejects(run, { code: "40001" });
  assert.deepEqual(waits, [10, 20, 40, 80, 125, 125]);
});

Deno.test("transact() does not run again after any other failure", async () => {
  await using open = await testDatabase();
  let runs = 0;
  for (const error of [conflict("23505"), conflict("0A000"), new Error("stop")]) {
    runs = 0;
    const failing = transact(open.db, () => Promise.reject((runs += 1, error)));
    await assert.rejects(failing, error);
    assert.equal(runs, 1);
  }
});

Deno.test("transact() brings both of two transactions that lock each other through", {
  ignore,
}, async () => {
  await using open = await createServerDatabase();
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
  await open.db.insertInto("candidates").values([{ id: a }, { id: b }]).execute();
  const touch = (db: Database, id: string) =>
    db.updateTable("candidates").set({ delivery: "off" }).where("id", "=", id).execute();
  const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let runs = 0;
  const crosswise = (own: number, [first, second]: readonly [string, string]) =>
    transact(open.db, async (db) => {
      runs += 1;
      await sql`set local deadlock_timeout = '10ms'`.execute(db);
      await touch(db, first);
      both[own]!.resolve();
      await both[1 - own]!.promise;
      await touch(db, second);
    });
  await Promise.all([crosswise(0, [a, b]), crosswise(1, [b, a])]);
  assert.equal(runs, 3);
});

Deno.test("transact() loses no update between serializable transactions", { ignore }, async () => {
  await using open = await createServerDatabase();
  await open.script("create table counter (n integer not null); insert into counter values (0)");
  const add = () =>
    transact(open.db, async (db) => {
      const { rows } = await sql<{ n: number }>`select n from counter`.execute(db);
      await sql`update counter set n = ${rows[0]!.n + 1}`.execute(db);
    }, { isolation: "serializable", attempts: 50 });
  await Promise.all(Array.from({ length: 8 }, add));
  const { rows } = await sql<{ n: number }>`select n from counter`.execute(open.db);
  assert.equal(rows[0]!.n, 8);
});
