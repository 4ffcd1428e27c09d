import assert from "node:assert/strict";
import { sql } from "kysely";
import { testOnEachDatabase } from "../../../tests/support/interviews.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import { PAID_MODEL } from "../../../tests/support/runs.ts";
import type { Database } from "../../db/mod.ts";
import { seededRandom } from "../../random.ts";
import { createSnapshots } from "./keep.server.ts";
import { createRouter } from "./policy.ts";

const WELL = { state: "closed", inFlight: 0, cooldownUntilMs: null } as const;
const OUTCOME = { task: "evaluate", group: "behavioral", model: PAID_MODEL.id } as const;

/** A process with its router. */
function aProcess(db: Database) {
  const router = createRouter({
    models: [PAID_MODEL],
    clock: new ManualClock(),
    random: seededRandom(1),
    health: () => WELL,
  });
  const observed = () => Math.round(router.table()[0]?.observations ?? 0);
  return { router, observed, ...createSnapshots({ db, router, name: "text" }) };
}

const passDays = (db: Database, days: number) =>
  sql`update router_snapshots set updated_at = updated_at - ${days} * interval '1 day'`.execute(db);

testOnEachDatabase("routers know what others have learned, each thing once", async ({ db }) => {
  const [one, two] = [aProcess(db), aProcess(db)];
  for (const { router } of [one, one, one, two]) router.learn({ ...OUTCOME, quality: 1 });
  for (let round = 0; round < 3; round++) {
    for (const each of [one, two]) await each.save();
    for (const each of [one, two]) await each.restore();
  }
  assert.deepEqual([one.observed(), two.observed()], [4, 4]);
});

testOnEachDatabase(
  "what a process learned outlives it, put together with the others'",
  async ({ db }) => {
    for (let process = 0; process < 12; process++) {
      const { router, save } = aProcess(db);
      router.learn({ ...OUTCOME, quality: 1 });
      await save();
      await passDays(db, 2);
    }
    const last = aProcess(db);
    await Promise.all([last.save(), aProcess(db).save()]);
    await last.restore();
    assert.equal(last.observed(), 12);
    const rows = await db.selectFrom("router_snapshots").select("process").execute();
    assert.equal(rows.length, 3);
  },
);

testOnEachDatabase("a process that was away for days is not counted twice", async ({ db }) => {
  const away = aProcess(db);
  away.router.learn({ ...OUTCOME, quality: 1 });
  await away.save();
  await passDays(db, 2);
  await aProcess(db).save();
  await away.save();
  const other = aProcess(db);
  await other.restore();
  assert.equal(other.observed(), 1);
});

testOnEachDatabase(
  "snapshots of another version are left to those who can read them",
  async ({ db }) => {
    const old = aProcess(db);
    old.router.learn({ ...OUTCOME, quality: 1 });
    await old.save();
    await sql`update router_snapshots set snapshot = jsonb_set(snapshot, '{version}', '99')`
      .execute(db);
    const other = aProcess(db);
    await passDays(db, 2);
    await other.save();
    await other.restore();
    assert.equal(other.observed(), 0);
    assert.equal((await db.selectFrom("router_snapshots").select("process").execute()).length, 2);
  },
);
