import assert from "node:assert/strict";
import { testDatabase } from "../../../tests/support/database.ts";
import { testOnEachDatabase } from "../../../tests/support/interviews.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import type { Database, OpenDatabase } from "../../db/mod.ts";
import { seededRandom } from "../../random.ts";
import type { Experiment } from "./definition.ts";
import { createExperiments } from "./mod.server.ts";
import {
  declare,
  exposedTo,
  meet,
  meetAgain,
  runOf,
  seededIds,
  valid,
} from "./__fixtures__/population.ts";

const testOnPglite = (name: string, run: (open: OpenDatabase) => Promise<void>) =>
  Deno.test(name, async () => {
    await using open = await testDatabase();
    await run(open);
  });

/** One server. */
function serverOn(db: Database, definitions: readonly Experiment[], clock = new ManualClock()) {
  const faults: string[] = [];
  const experiments = createExperiments({
    db,
    clock,
    definitions,
    onFault: (error) => faults.push(String(error)),
  });
  const assign = (candidateId: string, answerId: string | null = null) =>
    experiments.assign({
      task: "evaluate",
      questionType: "behavioral",
      context: { candidateId, answerId },
    });
  return { experiments, assign, clock, faults };
}

const ids = (count: number, seed = 1) => seededIds(count, seededRandom(seed));

testOnEachDatabase(
  "assign() gives a candidate the same variant on every server",
  async ({ db }) => {
    const definitions = [declare()];
    const [first, second] = [serverOn(db, definitions), serverOn(db, definitions)];
    const counts = { control: 0, concise: 0 };
    for (const id of ids(200)) {
      const assignment = await first.assign(id);
      assert.deepEqual(await second.assign(id.toUpperCase()), assignment);
      assert.equal(assignment?.share, 0.5);
      counts[assignment!.variant.id as keyof typeof counts] += 1;
    }
    assert.ok(counts.control > 60 && counts.concise > 60, JSON.stringify(counts));
    assert.deepEqual([...first.faults, ...second.faults], []);
  },
);

testOnPglite(
  "assign() asks nothing of the database while shares are as declared",
  async ({ db }) => {
    let isGone = false;
    const sometimes = new Proxy(db, {
      get(target, key) {
        if (isGone) throw new Error("The database is gone");
        const value = Reflect.get(target, key);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const { assign, experiments, faults, clock } = serverOn(sometimes, [declare()]);
    await experiments.refresh();
    isGone = true;
    for (const id of ids(5)) assert.ok(await assign(id));
    assert.deepEqual(faults, []);
    await clock.advance(2 * 60_000);
    assert.equal(await assign(ids(1)[0]!), null, "what it knows is too old");
    assert.deepEqual(faults, ["Error: The database is gone"]);
  },
);

testOnPglite("assign() gives nothing where no experiment is meant", async ({ db }) => {
  const { experiments } = serverOn(db, [
    declare({ questionType: "technical" }),
    declare({ id: "over", status: "stopped" }),
    declare({ id: "answers", unit: "answer" }),
    declare({ id: "other", task: "follow_up" }),
  ]);
  const [candidateId] = ids(1);
  const context = { candidateId: candidateId!, answerId: null };
  const request = { task: "evaluate", questionType: "behavioral", context } as const;
  assert.equal(await experiments.assign(request), null);
  assert.equal(
    (await experiments.assign({ ...request, questionType: "technical" }))?.experiment.id,
    "concise-prompt",
  );
  const answerId = ids(1, 2)[0]!;
  const ofAnswer = await experiments.assign({
    ...request,
    context: { candidateId, answerId } as never,
  });
  assert.equal(ofAnswer?.experiment.id, "answers");
  assert.equal(ofAnswer?.unitId, answerId);
});

testOnPglite(
  "assign() gives nobody an experiment that the operator has stopped",
  async ({ db }) => {
    const [id] = ids(1);
    assert.ok(await serverOn(db, [declare()]).assign(id!));
    const { assign, experiments } = serverOn(db, [declare({ status: "stopped" })]);
    assert.equal(await assign(id!), null);
    assert.match((await experiments.overview())[0]!.conclusion, /^Ended too early: 0 of about 920/);
  },
);

testOnPglite(
  "assign() lets the first experiment decide, and leaves the rest to the next",
  async ({ db }) => {
    const half = declare({
      variants: [{ id: "control", share: 0.25 }, { id: "concise", share: 0.25 }],
    });
    const { assign } = serverOn(db, [half, declare({ id: "next" })]);
    const given: string[] = [];
    for (const id of ids(300)) given.push((await assign(id))!.experiment.id);
    const first = given.filter((id) => id === half.id).length;
    assert.ok(first > 110 && first < 190, String(first));
    assert.ok(given.every((id) => id === half.id || id === "next"));
  },
);

testOnEachDatabase(
  "expose() keeps the first of a unit, also from two servers at once",
  async ({ db }) => {
    const definitions = [declare()];
    const servers = [serverOn(db, definitions), serverOn(db, definitions)];
    const [candidateId] = ids(1);
    await db.insertInto("candidates").values({ id: candidateId! }).execute();
    const assignment = (await servers[0]!.assign(candidateId!))!;
    const runs = Array.from({ length: 6 }, () => runOf(candidateId!, assignment, {}));
    await db.insertInto("ai_requests").values(runs).execute();
    await Promise.all(
      runs.map(({ id }, i) => servers[i % 2]!.experiments.expose(exposedTo(assignment, id))),
    );
    const rows = await db.selectFrom("experiment_exposures").selectAll().execute();
    assert.equal(rows.length, 1);
    assert.equal(rows[0]!.variant_id, assignment.variant.id);
    assert.ok(runs.some(({ id }) => id === rows[0]!.request_id));
    assert.ok(!JSON.stringify(rows).includes(candidateId!), "a key, not the id");
    assert.deepEqual(servers.flatMap(({ faults }) => faults), []);
  },
);

testOnEachDatabase(
  "expose() keeps each of many units that come at once, with its own run",
  async ({ db }) => {
    const { assign, experiments, faults } = serverOn(db, [declare()]);
    const runs: [ReturnType<typeof runOf>, ReturnType<typeof exposedTo>][] = [];
    for (const candidateId of ids(30)) {
      await db.insertInto("candidates").values({ id: candidateId }).execute();
      const assignment = (await assign(candidateId))!;
      const run = runOf(candidateId, assignment, {});
      runs.push([run, exposedTo(assignment, run.id)]);
    }
    await db.insertInto("ai_requests").values(runs.map(([run]) => run)).execute();
    await Promise.all(runs.map(([, exposed]) => experiments.expose(exposed)));
    const rows = await db.selectFrom("experiment_exposures").select(["request_id", "variant_id"])
      .execute();
    const met = new Map(rows.map(({ request_id, variant_id }) => [request_id, variant_id]));
    assert.deepEqual(met, new Map(runs.map(([{ id, variant_id }]) => [id, variant_id])));
    assert.deepEqual(faults, []);
  },
);

testOnPglite(
  "assign() and overview() leave out an experiment that was changed under its id",
  async ({ db }) => {
    await serverOn(db, [declare()]).experiments.refresh();
    const { assign, experiments, faults } = serverOn(db, [
      declare({ variants: [{ id: "a" }, { id: "b" }, { id: "c" }] }),
    ]);
    assert.equal(await assign(ids(1)[0]!), null);
    await experiments.refresh();
    assert.equal(faults.length, 1);
    assert.match(faults[0]!, /"concise-prompt" was changed after it began: give it a new id/);
    const [overview] = await experiments.overview();
    assert.equal(overview!.status, "changed");
    assert.match(overview!.conclusion, /^No conclusion: it was changed/);
    const same = serverOn(db, [declare({ guardrails: [{ metric: "cost", worstBy: 1 }] })]);
    assert.ok(await same.assign(ids(1)[0]!), "guardrails may change");
  },
);

testOnPglite(
  "assign(), expose() and record() cost no run anything when the database fails",
  async ({ db }) => {
    const { assign, experiments, faults } = serverOn(db, [declare()]);
    await experiments.expose({
      experimentId: "unheard-of",
      variantId: "a",
      unitId: ids(1)[0]!,
      requestId: ids(1)[0]!,
    });
    await experiments.record({ unitId: ids(1)[0]!, metric: "edit_distance", value: NaN });
    assert.equal(faults.length, 2);
    const broken = serverOn(db.withTables<never>().withSchema("nowhere") as never, [declare()]);
    assert.equal(await broken.assign(ids(1)[0]!), null);
    assert.equal(broken.faults.length, 1);
    assert.ok(await assign(ids(1)[0]!));
  },
);

testOnPglite(
  "assign() keeps what a unit has met when shares change, and the new ones follow",
  async ({ db }) => {
    const definitions = [declare({ allocation: "thompson" })];
    const clock = new ManualClock();
    const { experiments, assign } = serverOn(db, definitions, clock);
    const random = seededRandom(5);
    const parts = { db, experiments, random, at: clock.now() };
    const met = await meet({
      ...parts,
      count: 240,
      result: valid({ control: 0.4, concise: 0.8 }, random),
    });
    await clock.advance(61 * 60_000);
    const [done] = await experiments.review();
    assert.match(done!, /gives new units 'control' at 10 %, 'concise' at 90 %/);
    const newcomer = ids(1)[0]!;
    const before = await assign(newcomer);
    assert.equal(before?.share, 0.5, "not before every server has heard of it");
    await clock.advance(4 * 60_000);
    const fresh = serverOn(db, definitions, clock);
    for (const { candidateId, assignment } of met) {
      for (const server of [fresh, fresh]) {
        const again = await server.assign(candidateId);
        assert.equal(again?.variant.id, assignment!.variant.id);
        assert.equal(again?.share, 0.5);
      }
    }
    const after = await meet({
      ...parts,
      experiments: fresh.experiments,
      count: 100,
      result: valid({}, random),
    });
    const concise = after.filter(({ assignment }) => assignment?.variant.id === "concise").length;
    assert.ok(concise >= 80, String(concise));
    assert.deepEqual(await fresh.experiments.review(), [], "once an hour");
    await meetAgain({ ...parts, experiments: fresh.experiments, result: valid({}, random) }, [
      met[0]!.candidateId,
    ]);
    assert.deepEqual(fresh.faults, []);
  },
);
