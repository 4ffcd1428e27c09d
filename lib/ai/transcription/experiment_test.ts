/** An experiment on who hears answers, by what candidates correct. */
import assert from "node:assert/strict";
import { testAi } from "../../../tests/support/ai.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { insertAnswer } from "../../../tests/support/spoken_answer.ts";
import { startTranscriptionEndpoint } from "../../../tests/support/transcription_endpoint.ts";
import {
  hearUtterance,
  listener,
  LOCAL,
  WHISPER,
  whisperAt,
} from "./__fixtures__/transcription.ts";

const EXPERIMENT = {
  id: "who-hears",
  task: "transcribe",
  unit: "answer",
  variants: [{ id: "control", model: WHISPER.id }, { id: "free", model: LOCAL.id }],
  metric: "edit_distance",
};
const ANSWERS = 24;

async function testExperiment() {
  const open = await testDatabase();
  const endpoint = await startTranscriptionEndpoint("We shipped it.");
  const local = { model: LOCAL, transcriber: listener(), place: null };
  const recognisers = { local, others: [whisperAt(endpoint.url)] };
  const ai = testAi(open.db, { recognisers, experiments: [EXPERIMENT] });
  await ai.begin();
  return {
    db: open.db,
    ai,
    hear: async (answerId: string) => {
      const { transcriber } = ai.transcriber!;
      return (await hearUtterance({ transcriber, answerId }))!.heardBy!;
    },
    candidateOf: async (answerId: string) => {
      const row = await open.db.selectFrom("answers").select("candidate_id")
        .where("id", "=", answerId).executeTakeFirstOrThrow();
      return row.candidate_id;
    },
    [Symbol.asyncDispose]: async () => {
      await endpoint[Symbol.asyncDispose]();
      await open.close();
    },
  };
}

Deno.test("an experiment on transcribe gives each answer one recogniser, and measures what is corrected", async () => {
  await using test = await testExperiment();
  const { db, ai, hear, candidateOf } = test;
  for (let n = 0; n < ANSWERS; n++) {
    const answerId = await insertAnswer(db);
    const recogniser = await hear(answerId);
    assert.equal(await hear(answerId), recogniser);
    const errors = recogniser === WHISPER.id ? 1 : 4;
    const heard = [{ recogniser, errors, words: 8 }];
    await ai.corrected({ candidateId: await candidateOf(answerId), answerId, heard });
  }
  const runs = await db.selectFrom("ai_requests").selectAll().execute();
  assert.equal(runs.length, 2 * ANSWERS);
  for (const { variant_id, model } of runs) {
    assert.equal(model, variant_id === "control" ? WHISPER.id : LOCAL.id);
  }
  const { experiments: [overview] } = await ai.operations.view();
  assert.equal(overview!.variants.reduce((sum, { exposed }) => sum + exposed, 0), ANSWERS);
  const meansOf = (metric: string) =>
    overview!.variants.map(({ metrics }) => metrics.find((one) => one.metric === metric)!.mean);
  assert.deepEqual(meansOf("edit_distance"), [0.125, 0.5]);
  assert.deepEqual(meansOf("abstention"), [0, 0]);
});

Deno.test("whose words stay on this server takes part in no experiment on who hears them", async () => {
  await using test = await testExperiment();
  const answerId = await insertAnswer(test.db);
  await test.db.updateTable("candidates").set({ models: "off" }).execute();
  assert.equal(await test.hear(answerId), LOCAL.id);
  assert.deepEqual(await test.db.selectFrom("experiment_exposures").selectAll().execute(), []);
});
