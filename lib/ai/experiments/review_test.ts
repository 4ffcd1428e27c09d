import assert from "node:assert/strict";
import { testDatabase } from "../../../tests/support/database.ts";
import { testOnEachDatabase } from "../../../tests/support/interviews.ts";
import { ManualClock } from "../../../tests/support/manual_clock.ts";
import type { Database, OpenDatabase } from "../../db/mod.ts";
import { declare } from "./__fixtures__/population.ts";
import { serverFor } from "./__fixtures__/server.ts";
import type { Experiment } from "./definition.ts";

const testOnPglite = (name: string, run: (open: OpenDatabase) => Promise<void>) =>
  Deno.test(name, async () => {
    await using open = await testDatabase();
    await run(open);
  });

const GUARDED = declare({ guardrails: [{ metric: "abstention", worstBy: 0.1 }] });

const testServer = (db: Database, experiment: Experiment) =>
  serverFor(db, experiment, { clock: new ManualClock() });

testOnEachDatabase(
  "review() stops a variant that does harm: nobody gets it any more",
  async ({ db }) => {
    const server = testServer(db, GUARDED);
    const { experiments, clock } = server;
    const met = await server.meetAbstaining(90, { control: 0.05, concise: 0.9 });
    assert.deepEqual(await experiments.review(), [], "fewer than 50 a variant");
    await server.meetAbstaining(60, { control: 0.05, concise: 0.9 });
    const done = await experiments.review();
    assert.match(
      done[0]!,
      /^Experiment 'concise-prompt' gives 'concise' to nobody: 'concise' abstained/,
    );
    assert.match(done[1]!, /gives new units 'control' at 100 %, 'concise' at 0 %$/);
    assert.deepEqual(await experiments.review(), []);
    for (const minutes of [1, 5]) {
      await clock.advance(minutes * 60_000);
      const later = await server.meetAbstaining(40, {});
      assert.ok(later.every(({ assignment }) => assignment?.variant.id !== "concise"));
      for (const { candidateId, assignment } of met) {
        const again = await experiments.assign({
          task: "evaluate",
          questionType: "behavioral",
          context: { candidateId, answerId: null },
        });
        const expected = assignment!.variant.id === "control" ? "control" : undefined;
        assert.equal(again?.variant.id, expected);
      }
    }
    const { conclusion, status, variants, guardrails, sampleRatio } = await server.overview();
    assert.equal(status, "ended");
    assert.match(
      conclusion,
      /^Stopped: 'concise' abstained \d\d\.\d points more often than 'control'\.$/,
    );
    assert.equal(variants[1]!.share, 0);
    assert.equal(guardrails[0]!.state, "broken");
    assert.equal(sampleRatio?.isMismatch, false);
  },
);

testOnPglite(
  "review() stops a variant that fails always beside a control that never does",
  async ({ db }) => {
    const { experiments, meetAbstaining } = testServer(db, GUARDED);
    await meetAbstaining(150, { control: 0, concise: 1 });
    assert.match((await experiments.review())[0]!, /abstained 100\.0 points more often/);
  },
);

testOnPglite(
  "review() leaves a variant that is no worse, or by less than is allowed",
  async ({ db }) => {
    const { experiments, meetAbstaining, overview } = testServer(
      db,
      declare({
        guardrails: [{ metric: "abstention", worstBy: 0.9 }, { metric: "validity", worstBy: 0.5 }],
      }),
    );
    await meetAbstaining(300, { control: 0, concise: 0.4 });
    assert.deepEqual(await experiments.review(), []);
    const { guardrails } = await overview();
    assert.deepEqual(guardrails.map(({ metric, state }) => [metric, state]), [
      ["abstention", "kept"],
      ["validity", "kept"],
    ]);
  },
);

testOnPglite("review() lets the others go on when one of three is stopped", async ({ db }) => {
  const three = declare({
    variants: [{ id: "control" }, { id: "bad" }, { id: "good" }],
    guardrails: [{ metric: "abstention", worstBy: 0.1 }],
  });
  const server = testServer(db, three);
  const chances = { control: 0.1, bad: 0.9, good: 0.1 };
  await server.meetAbstaining(240, chances);
  const done = await server.experiments.review();
  assert.match(done[1]!, /'control' at 50 %, 'bad' at 0 %, 'good' at 50 %/);
  await server.clock.advance(5 * 60_000);
  const later = await server.meetAbstaining(200, chances);
  const good = later.filter(({ assignment }) => assignment?.variant.id === "good").length;
  assert.ok(good > 70 && good < 130, String(good));
  const { conclusion, status, sampleRatio } = await server.overview();
  assert.equal(status, "running");
  assert.match(conclusion, /^Too early: \d+ of about/);
  assert.equal(sampleRatio?.isMismatch, false);
});

testOnEachDatabase("review() by two servers at once stops a variant once", async ({ db }) => {
  const clock = new ManualClock();
  const servers = [11, 12].map((seed) => serverFor(db, GUARDED, { clock, seed }));
  await servers[0]!.meetAbstaining(80, { control: 0.05, concise: 0.9 });
  await servers[1]!.meetAbstaining(80, { control: 0.05, concise: 0.9 });
  const done = await Promise.all(servers.map(({ experiments }) => experiments.review()));
  assert.equal(done.flat().filter((text) => text.includes("to nobody")).length, 1);
  assert.equal(done.flat().filter((text) => text.includes("new units")).length, 1);
  assert.equal((await db.selectFrom("experiment_stops").selectAll().execute()).length, 1);
  const epochs = await db.selectFrom("experiment_shares").select("epoch").orderBy("epoch")
    .execute();
  assert.deepEqual(epochs.map(({ epoch }) => epoch), [0, 1]);
});

testOnPglite(
  "review() does the rest after a server that was killed between stop and shares",
  async ({ db }) => {
    const server = testServer(
      db,
      declare({ variants: [{ id: "control" }, { id: "bad" }, { id: "good" }] }),
    );
    await server.meet(9, {});
    await db.insertInto("experiment_stops").values({
      experiment_id: "concise-prompt",
      variant_id: "bad",
      reason: "'bad' was slow",
      at: new Date(server.clock.now()),
    }).execute();
    assert.match((await server.experiments.review())[0]!, /'control' at 50 %, 'bad' at 0 %/);
  },
);
