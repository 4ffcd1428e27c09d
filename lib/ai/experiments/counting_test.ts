/** What is counted by and by is what counting everything gives. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { sql } from "kysely";
import { eventually } from "../../../tests/support/eventually.ts";
import { testOnEachDatabase } from "../../../tests/support/interviews.ts";
import { needs } from "../../../tests/support/needs.ts";
import { createServerDatabase } from "../../../tests/support/postgres.ts";
import { type Database, json } from "../../db/mod.ts";
import { anyHappening, begin, happen, testWorld, type World } from "./__fixtures__/happenings.ts";
import { forgetChanges } from "./counting.server.ts";
import type { Unit } from "./units.ts";
import { readUnits } from "./units.server.ts";

const ignore = !await needs("postgres");

const look = async ({ db, experiments }: World): Promise<readonly (readonly Unit[])[]> => [
  await readUnits(db, experiments[0]!),
  await readUnits(db, experiments[1]!),
];

/** @returns how many units have thumbs */
async function assertCounted(world: World): Promise<number> {
  const units = await look(world);
  await world.db.updateTable("experiments").set({ counted: null }).execute();
  assert.deepEqual(units, await look(world));
  return units.flat().filter(({ values, before }) => "thumbs" in values || "thumbs" in before)
    .length;
}

testOnEachDatabase(
  "readUnits() gives what counting everything gives, whatever has happened since the last look",
  async ({ db }) => {
    const happenings = fc.array(anyHappening, { minLength: 30, maxLength: 30 });
    let thumbs = 0;
    await fc.assert(
      fc.asyncProperty(happenings, async (happenings) => {
        const world = await testWorld(db);
        await begin(world);
        await look(world);
        for (const happening of happenings) {
          await happen(world, happening);
          thumbs += await assertCounted(world);
        }
      }),
      { numRuns: 6, seed: 7 },
    );
    assert.ok(thumbs > 100, `only ${thumbs} units had thumbs`);
  },
);

/** An exposed candidate with a run of validity 1/8, whose unit is counted. */
async function testUnit(db: Database) {
  const world = await testWorld(db);
  const own = { a: 0, b: 1, c: 0 };
  for (const kind of ["run", "expose"] as const) await happen(world, { kind, ...own, b: 8 });
  await happen(world, { kind: "end", ...own, b: 8 });
  const [experiment] = world.experiments;
  const validity = async () => (await readUnits(db, experiment!))[0]?.values.validity;
  assert.equal(await validity(), 1 / 8);
  return {
    world,
    validity,
    /** Its run turns out to be of this validity, in 64ths. */
    end: (b: number, on = db) => happen({ ...world, db: on }, { kind: "end", a: 0, b, c: 0 }),
    forge: () =>
      db.updateTable("experiment_units").set({ measured: json({ validity: 42 }) }).execute(),
  };
}

testOnEachDatabase(
  "readUnits() counts what has changed alone, and all once a day",
  async ({ db }) => {
    const { validity, end, forge, world } = await testUnit(db);
    await forge();
    assert.equal(await validity(), 42, "nothing has happened");
    await happen(world, { kind: "edit", a: 1, b: 1, c: 1 });
    assert.equal(await validity(), 42, "nothing has happened to this one");
    await end(16);
    assert.equal(await validity(), 1 / 4);
    await forge();
    await db.updateTable("experiments").set({
      counted_anew_at: sql<Date>`now() - interval '25 hours'`,
    })
      .execute();
    assert.equal(await validity(), 1 / 4);
  },
);

testOnEachDatabase(
  "readUnits() counts all anew by another declaration, after a stop, and in a database restored elsewhere",
  async ({ db }) => {
    const { validity, forge, world } = await testUnit(db);
    const [experiment] = world.experiments;
    await forge();
    const [unit] = await readUnits(db, { ...experiment!, questionType: "technical" });
    assert.equal(unit!.values.validity, undefined);
    assert.equal(await validity(), 1 / 8);
    await forge();
    await happen(world, { kind: "stop", a: 0, b: 0, c: 39 });
    assert.equal(await validity(), 1 / 8);
    await forge();
    await db.updateTable("experiments").set({ counted: "9000000000:9000000000:" }).execute();
    assert.equal(await validity(), 1 / 8);
  },
);

testOnEachDatabase("forgetChanges() keeps two days", async ({ db }) => {
  await testUnit(db);
  const count = async () =>
    Number(
      (await sql<{ n: number }>`select count(*) as n from experiment_changes`.execute(db))
        .rows[0]!.n,
    );
  const fresh = await count();
  assert.ok(fresh > 0);
  await forgetChanges(db);
  assert.equal(await count(), fresh);
  await sql`update experiment_changes set at = now() - interval '49 hours'`.execute(db);
  await forgetChanges(db);
  assert.equal(await count(), 0);
});

Deno.test("readUnits() counts what a transaction did that began before the last look", {
  ignore,
}, async () => {
  await using open = await createServerDatabase();
  const { validity, end, world } = await testUnit(open.db);
  const looked = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const change = open.db.transaction().execute(async (db) => {
    await end(16, db);
    done.resolve();
    await looked.promise;
  });
  await done.promise;
  await happen(world, { kind: "edit", a: 0, b: 7, c: 1 });
  assert.equal(await validity(), 1 / 8);
  looked.resolve();
  await change;
  assert.equal(await validity(), 1 / 4);
});

Deno.test("readUnits() by several servers, while much happens at once, loses nothing", {
  ignore,
}, async () => {
  await using open = await createServerDatabase();
  const world = await testWorld(open.db);
  const happenings = fc.sample(anyHappening, { numRuns: 600, seed: 3 })
    .filter(({ kind }) => !kind.startsWith("delete"));
  let working = 4;
  const work = async () => {
    // Some together, in one transaction; those that refer to what another has not stored yet are undone.
    while (happenings.length > 0) {
      const some = happenings.splice(0, 3);
      await open.db.transaction().execute(async (db) => {
        for (const happening of some) await happen({ ...world, db }, happening);
      }).catch((error) => assert.match(error.code, /^(23|40)/));
    }
    working -= 1;
  };
  const watch = async () => {
    while (working > 0) await look(world);
  };
  await Promise.all([...Array.from({ length: working }, work), watch(), watch()]);
  assert.ok((await look(world)).every((units) => units.length > 1));
  await assertCounted(world);
});

Deno.test("readUnits() makes up for a server that was killed while it counted", {
  ignore,
}, async () => {
  await using open = await createServerDatabase();
  const { db } = open;
  const { validity, end, world } = await testUnit(db);
  await end(16);
  const killed = await db.transaction().execute(async (db) => {
    await sql`select from experiment_units for update`.execute(db);
    const look = validity().catch((error) => error);
    await eventually("the server waits for the row", async () => {
      const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`.execute(open.db);
      return rows.length > 0;
    });
    return await look;
  });
  assert.ok(killed instanceof Error, String(killed));
  assert.equal(await validity(), 1 / 4);
  await assertCounted(world);
});
