import assert from "node:assert/strict";
import { needs } from "../../../tests/support/needs.ts";
import { encodeOpus, speak, withSilence } from "../../../tests/support/speech.ts";
import { wordErrorRate, wordErrors } from "../../../tests/support/word_error_rate.ts";
import { readConfig } from "../../config.server.ts";
import type { Database } from "../../db/mod.ts";
import {
  createAudioLog,
  createTranscriber,
  createTranscription as createSpeechTranscription,
  describeTranscription,
} from "../../speech/mod.server.ts";
import { callsOf, PLACE, testTranscription } from "./__fixtures__/transcription.ts";

const ignore = !(await needs("pocketsphinx") && await needs("flite"));

/** Two utterances or more. */
const SPOKEN = [
  "I wrote a short plan and gave each person one task.",
  "When I started as a nurse, the night shift had no clear list of what had to be done before morning. I asked every colleague what they needed, wrote one page, and we tried it for a month.",
] as const;

/** Both with a pause after each, in packets. */
async function spokenPackets(): Promise<readonly Uint8Array[]> {
  const parts = await Promise.all(SPOKEN.map(async (text) => {
    const wav = withSilence(await speak(text), { beforeMs: 300, afterMs: 1_200 });
    return encodeOpus(wav.samples);
  }));
  return parts.flat();
}

async function pocketsphinx() {
  const config = readConfig({}).transcription;
  return createTranscriber(config, await describeTranscription(config))!;
}

const heardByOf = async (db: Database) => {
  const rows = await db.selectFrom("segments").select("heard_by").orderBy("position").execute();
  return rows.map(({ heard_by }) => heard_by);
};

Deno.test({
  name:
    "when an endpoint dies in the middle of an answer, PocketSphinx goes on and no word is lost",
  ignore,
  async fn() {
    const local = await pocketsphinx();
    await using test = await testTranscription({ endpoint: [SPOKEN[0], "cut"], local });
    const { db, answerId, transcriber } = test;
    const log = createAudioLog(db);
    const transcription = createSpeechTranscription({ db, log, transcriber });
    const batch = { first: 0, packets: await spokenPackets() };
    await log.append(answerId, batch);
    transcription.stored(answerId, batch);
    const transcript = await transcription.finish(answerId);
    await transcription.close();
    await local.close();
    const heardBy = await heardByOf(db);
    assert.deepEqual([heardBy[0], heardBy.at(-1)], ["test/whisper", "here"]);
    assert.equal(transcript?.provider, "test/whisper, here");
    assert.ok(transcript.text.startsWith(SPOKEN[0]));
    const rest = transcript.text.slice(SPOKEN[0].length);
    assert.ok(wordErrorRate([wordErrors(SPOKEN[1], rest)]) <= 0.3, rest);
    const calls = await callsOf(db);
    assert.ok(calls.some(({ model, outcome }) => model === "here" && outcome === "won"));
  },
});

Deno.test("the status names every place that sound is sent to, and for words that stay, none", async () => {
  await using test = await testTranscription({ endpoint: ["We shipped it."] });
  const { status, statusHere } = test.transcription.chosen!;
  assert.deepEqual([status.kind, status.sentTo], ["routed", PLACE]);
  assert.match(status.reason, /test\/whisper.*"speech\.example"/);
  assert.deepEqual([statusHere.kind, statusHere.sentTo], ["routed", null]);
  await using alone = await testTranscription({ endpoint: ["We shipped it."], local: null });
  assert.deepEqual([alone.transcription.chosen!.statusHere.kind], ["none"]);
});
