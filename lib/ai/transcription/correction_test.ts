import assert from "node:assert/strict";
import { testAi } from "../../../tests/support/ai.ts";
import {
  speakAnswer,
  speechThat,
  startedQuestions,
  testInterviews,
} from "../../../tests/support/interviews.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { MemoryStore } from "../../store/mod.ts";
import type { AiService } from "../mod.server.ts";
import { startTranscriptionEndpoint } from "../../../tests/support/transcription_endpoint.ts";
import { WHISPER, whisperAt } from "./__fixtures__/transcription.ts";

const HEARD = "we chipped the release and the client staid";
const SAID = "We shipped the release, and the client stayed.";

async function testCorrections() {
  const open = await testDatabase();
  const endpoint = await startTranscriptionEndpoint("unused");
  const recognisers = { local: null, others: [whisperAt(endpoint.url)] };
  const store = new MemoryStore();
  const ai = testAi(open.db, { recognisers, store });
  const speech = speechThat(() =>
    Promise.resolve({
      text: HEARD,
      language: "en",
      source: "recogniser",
      provider: WHISPER.id,
      segments: [{
        text: HEARD,
        startMs: 0,
        endMs: 4000,
        confidence: null,
        words: [],
        heardBy: WHISPER.id,
      }],
      confidence: null,
    })
  );
  const test = await testInterviews({ ai, speech }, { open });
  const [question] = await startedQuestions(test);
  return {
    ...test,
    ai,
    restarted: () => testAi(open.db, { recognisers, store }),
    answer: await speakAnswer(test, { question: question! }),
    [Symbol.asyncDispose]: async () => {
      await endpoint[Symbol.asyncDispose]();
      await open.close();
    },
  };
}

/** What the router has seen of the model, and expects of it. */
async function learned(ai: AiService) {
  const { models } = await ai.operations.view();
  const [row] = models.find(({ model }) => model.id === WHISPER.id)!.quality;
  return { observations: row?.observations ?? 0, quality: row?.quality ?? WHISPER.quality };
}

Deno.test("a correction teaches the router how well the words were heard, once an answer", async () => {
  await using test = await testCorrections();
  const { interviews, candidate, answer, ai } = test;
  await interviews.saveCorrection(candidate, answer, { text: SAID });
  const first = await learned(ai);
  assert.equal(first.observations, 1);
  // Two of eight words were wrong.
  assert.ok(first.quality < WHISPER.quality && first.quality > 0.75, String(first.quality));
  await interviews.saveCorrection(candidate, answer, { text: `${SAID} For years.` });
  assert.equal((await learned(ai)).observations, 1);
  const outcomes = await test.db.selectFrom("experiment_outcomes").selectAll().execute();
  assert.deepEqual(outcomes.map(({ metric, value }) => [metric, value]), [
    ["edit_distance", 0.25],
    ["edit_distance", 0.25],
  ]);
});

Deno.test("words that a candidate lets stand were heard well", async () => {
  await using test = await testCorrections();
  await test.interviews.saveCorrection(test.candidate, test.answer, { text: HEARD });
  const { observations, quality } = await learned(test.ai);
  assert.equal(observations, 1);
  assert.ok(quality > WHISPER.quality, String(quality));
});

Deno.test("what was learned of recognisers outlives a restart, apart from what is known of texts", async () => {
  await using test = await testCorrections();
  await test.interviews.saveCorrection(test.candidate, test.answer, { text: SAID });
  const before = await learned(test.ai);
  await test.ai.housekeep();
  const restarted = test.restarted();
  await restarted.begin();
  assert.deepEqual(await learned(restarted), before);
});
