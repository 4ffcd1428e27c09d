import assert from "node:assert/strict";
import { testDatabase } from "../../../tests/support/database.ts";
import { testOnEachDatabase } from "../../../tests/support/interviews.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import type { Database, OpenDatabase } from "../../db/mod.ts";
import { declare, meetAgain, runOf, seededIds } from "./__fixtures__/population.ts";
import { serverFor } from "./__fixtures__/server.ts";
import type { Experiment } from "./definition.ts";
import { createExperiments } from "./mod.server.ts";

const testOnPglite = (name: string, run: (open: OpenDatabase) => Promise<void>) =>
  Deno.test(name, async () => {
    await using open = await testDatabase();
    await run(open);
  });

const HOUR_MS = 60 * 60_000;

const testServer = (db: Database, experiment: Experiment) =>
  serverFor(db, experiment, { clock: new ManualClock() });

testOnPglite("overview() concludes nothing of two variants that are the same", async ({ db }) => {
  const { meet, overview } = testServer(db, declare());
  await meet(60, {});
  assert.equal(
    (await overview()).conclusion,
    "Too early: 60 of about 920 candidates have been measured.",
  );
  for (let look = 0; look < 8; look++) {
    await meet(30, {});
    const { conclusion, sampleRatio, looks } = await overview();
    assert.match(conclusion, /^Too early: \d+ of about 920 candidates/);
    assert.equal(sampleRatio?.isMismatch, false);
    assert.equal(looks, look + 1);
  }
  await meet(700, {});
  const { conclusion, variants } = await overview();
  assert.match(
    conclusion,
    /^No difference larger than \d+\.\d points in proven remarks is likely\.$/,
  );
  const { interval } = variants[1]!.metrics.find(({ metric }) => metric === "validity")!
    .difference!;
  assert.ok(interval.lower < 0 && interval.upper > 0);
});

testOnEachDatabase("overview() says which variant is better, and by how much", async ({ db }) => {
  const { meet, overview } = testServer(db, declare());
  await meet(90, { control: 0.2, concise: 0.9 });
  const early = await overview();
  assert.match(early.conclusion, /^Too early: 90 of/, "fewer than 50 a variant");
  await meet(110, { control: 0.2, concise: 0.9 });
  const { conclusion, variants } = await overview();
  const said =
    /^'concise' has (\d+\.\d) to (\d+\.\d) points more of its remarks proven than 'control'\.$/
      .exec(conclusion);
  assert.ok(said, conclusion);
  assert.ok(Number(said[1]) < 70 && Number(said[2]) > 70, conclusion);
  assert.deepEqual(variants.map(({ share, stop }) => [share, stop]), [[0.5, null], [0.5, null]]);
});

testOnPglite("overview() tells of a variant that is worse", async ({ db }) => {
  const { meet, overview } = testServer(db, declare());
  await meet(200, { control: 0.9, concise: 0.2 });
  assert.match(
    (await overview()).conclusion,
    /^'concise' has .* points fewer of its remarks proven/,
  );
});

testOnPglite("overview() concludes nothing from variants of the wrong size", async ({ db }) => {
  const { experiments, clock, meet, overview } = testServer(
    db,
    declare({ allocation: "thompson" }),
  );
  const met = await meet(600, { control: 0.2, concise: 0.9 });
  const lost = met.filter(({ assignment }) => assignment?.variant.id === "concise").slice(0, 150);
  await db.deleteFrom("experiment_exposures")
    .where("request_id", "in", lost.map(({ requestIds }) => requestIds[0]!)).execute();
  const { conclusion, sampleRatio } = await overview();
  assert.ok(sampleRatio!.isMismatch && sampleRatio!.p < 0.001, String(sampleRatio!.p));
  assert.match(
    conclusion,
    /^No conclusion: 'control' has \d+ candidates instead of about 225, 'concise' has \d+ .* Find out why/,
  );
  await clock.advance(2 * HOUR_MS);
  assert.deepEqual(await experiments.review(), [], "shares do not follow it either");
});

testOnPglite("overview() takes out what was known of candidates before", async ({ db }) => {
  const server = testServer(db, declare());
  const { experiments, clock, random } = server;
  const ids = seededIds(200, random);
  const skills = new Map(ids.map((id) => [id, random()]));
  const validity = (id: string) => 0.9 * skills.get(id)! + 0.05 * random();
  await db.insertInto("candidates").values(ids.map((id) => ({ id }))).execute();
  const earlier = ids.map((id) =>
    runOf(id, null, { validity: validity(id), created_at: new Date(clock.now()) })
  );
  await db.insertInto("ai_requests").values(earlier).execute();
  await clock.advance(HOUR_MS);
  const bonus = (variant: string) => variant === "concise" ? 0.05 : 0;
  const result = (variant: string, id: string) => ({ validity: validity(id) + bonus(variant) });
  await meetAgain({ db, experiments, at: clock.now(), result }, ids);
  const { variants, conclusion } = await server.overview();
  const { difference } = variants[1]!.metrics.find(({ metric }) => metric === "validity")!;
  assert.ok(difference!.isAdjusted);
  assert.ok(Math.abs(difference!.value! - 0.05) < 0.02, String(difference!.value));
  assert.ok(difference!.interval.upper - difference!.interval.lower < 0.06);
  assert.match(conclusion, /^'concise' has .* points more/, "200 candidates were too few without");
});

testOnPglite("overview() leaves a deleted candidate counted, and unmeasured", async ({ db }) => {
  const { experiments, meet } = testServer(db, declare());
  const met = await meet(10, {});
  await db.deleteFrom("candidates").where("id", "=", met[0]!.candidateId).execute();
  const variants = (await experiments.overview())[0]!.variants;
  const sum = (of: (variant: typeof variants[number]) => number) =>
    variants.reduce((total, variant) => total + of(variant), 0);
  assert.equal(sum(({ exposed }) => exposed), 10);
  assert.equal(sum(({ metrics }) => metrics.find(({ metric }) => metric === "validity")!.n), 9);
});

testOnPglite("overview() says nothing of an experiment that nobody has met", async ({ db }) => {
  const definitions = [declare(), declare({ id: "never", status: "stopped" })];
  const experiments = createExperiments({
    db,
    clock: new ManualClock(),
    definitions,
    onFault: assert.ifError,
  });
  const overviews = await experiments.overview();
  assert.deepEqual(overviews.map(({ id, conclusion }) => [id, conclusion]), [
    ["concise-prompt", "Too early: 0 of about 920 candidates have been measured."],
    ["never", "Not begun: nobody has met it."],
  ]);
  assert.deepEqual((await experiments.overview()).map(({ looks }) => looks), [1, 0]);
});
