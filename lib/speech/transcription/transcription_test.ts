import assert from "node:assert/strict";
import { testDatabase } from "../../../tests/support/database.ts";
import { needs } from "../../../tests/support/needs.ts";
import { encodeOpus, speak, withSilence } from "../../../tests/support/speech.ts";
import { insertAnswer } from "../../../tests/support/spoken_answer.ts";
import { wordErrorRate, wordErrors } from "../../../tests/support/word_error_rate.ts";
import type { Database } from "../../db/mod.ts";
import { createAudioLog } from "../audio_log.server.ts";
import { remux } from "../container/remux.server.ts";
import type { Segment } from "../types.ts";
import { createPocketsphinx } from "./providers/pocketsphinx/pocketsphinx.server.ts";
import { createTranscription } from "./transcription.server.ts";
import type { RecordedFile, Transcriber } from "./types.ts";

const ignore = !(await needs("pocketsphinx") && await needs("flite"));

const ANSWERS = [
  "In my last job I was responsible for the support team, and we had promised the client a new release in two weeks. Then our main database failed on a Friday evening. I called the team together, and we decided to move the work to a second server.",
  "I wrote a short plan, gave each person one task, and called the client every two hours. As a result we were back after six hours, and the client stayed with us for three more years.",
  "When I started as a nurse, the night shift had no clear list of what had to be done before morning. I asked every colleague what they needed, wrote one page, and we tried it for a month.",
  "After that the number of missed tasks fell by half, and the manager asked me to show the page to the other wards. I learned that a small change works best when everyone has a say in it.",
];

const SPHINX = {
  library: "libpocketsphinx.so.3",
  model: "/usr/share/pocketsphinx/model/en-us",
  recognisers: 1,
};

/** An answer as the recorder sends it: speech with a pause after it, in packets. */
async function spokenPackets(text: string): Promise<Uint8Array[]> {
  const wav = withSilence(await speak(text), { beforeMs: 300, afterMs: 900 });
  return encodeOpus(wav.samples);
}

function parts(db: Database, options: { idleMs?: number } = {}) {
  const log = createAudioLog(db);
  const errors: unknown[] = [];
  const transcription = createTranscription({
    ...options,
    db,
    log,
    transcriber: createPocketsphinx(SPHINX),
    report: (error) => errors.push(error),
  });
  /** Stores packets in batches of five and tells the transcription, as the socket does. */
  const send = async (answerId: string, packets: readonly Uint8Array[], from = 0) => {
    for (let first = from; first < packets.length; first += 5) {
      const batch = { first, packets: packets.slice(first, first + 5) };
      await log.append(answerId, batch);
      transcription.stored(answerId, batch);
    }
  };
  return { log, transcription, send, errors };
}

Deno.test({
  name: "createTranscription() understands spoken answers: at most 25 % of the words are wrong",
  ignore,
  async fn() {
    await using open = await testDatabase();
    const { transcription, send, errors } = parts(open.db);
    const set = [];
    for (const text of ANSWERS) {
      const answerId = await insertAnswer(open.db);
      await send(answerId, await spokenPackets(text));
      const transcript = await transcription.finish(answerId);
      set.push(wordErrors(text, transcript!.text));
    }
    await transcription.close();
    const rate = wordErrorRate(set);
    assert(rate <= 0.25, `${JSON.stringify(set)}`);
    assert.deepEqual(errors, []);
  },
});

Deno.test({
  name: "createTranscription() shows words while they are spoken and keeps their times in order",
  ignore,
  async fn() {
    await using open = await testDatabase();
    const { transcription, send } = parts(open.db);
    const answerId = await insertAnswer(open.db);
    const partials: string[] = [];
    const finals: Segment[] = [];
    using _ = transcription.listen(answerId, {
      onPartial: (text) => partials.push(text),
      onFinal: (segment) => finals.push(segment),
      onQueued: () => {},
    });
    const packets = await spokenPackets(ANSWERS[0]!);
    await send(answerId, packets);
    const transcript = await transcription.finish(answerId);
    await transcription.close();
    assert(partials.length > 5);
    assert(finals.length >= 2);
    assert.deepEqual(transcript!.segments, finals);
    assert.equal(transcript!.text, finals.map(({ text }) => text).join(" "));
    const words = finals.flatMap((segment) => segment.words);
    words.slice(1).forEach((word, index) => assert(word.startMs >= words[index]!.endMs));
    assert(words.at(-1)!.endMs < packets.length * 60);
    assert(transcript!.confidence! > 0 && transcript!.confidence! <= 1);
  },
});

Deno.test({
  name: "createTranscription() goes on after the last segment when the server is started again",
  ignore,
  async fn() {
    await using open = await testDatabase();
    const answerId = await insertAnswer(open.db);
    const packets = await spokenPackets(ANSWERS.slice(0, 2).join(" "));
    const before = parts(open.db);
    const heard = Promise.withResolvers<void>();
    using _ = before.transcription.listen(answerId, {
      onPartial: () => {},
      onFinal: () => heard.resolve(),
      onQueued: () => {},
    });
    await before.send(answerId, packets.slice(0, packets.length * 2 / 3));
    await heard.promise;
    await before.transcription.close();

    const after = parts(open.db);
    await after.send(answerId, packets, Math.floor(packets.length * 2 / 3) - 3);
    const transcript = await after.transcription.finish(answerId);
    await after.transcription.close();
    const errors = wordErrors(ANSWERS.slice(0, 2).join(" "), transcript!.text);
    assert(errors.errors / errors.words <= 0.25, transcript!.text);
    const { segments } = transcript!;
    segments.slice(1).forEach((next, index) => assert(next.startMs >= segments[index]!.endMs));
  },
});

Deno.test({
  name: "createTranscription() stores each utterance once when two processes follow one answer",
  ignore,
  async fn() {
    await using open = await testDatabase();
    const answerId = await insertAnswer(open.db);
    const [one, other] = [parts(open.db), parts(open.db)];
    const packets = await spokenPackets(ANSWERS[0]!);
    await one.send(answerId, packets);
    const [first, second] = await Promise.all([
      one.transcription.finish(answerId),
      other.transcription.finish(answerId),
    ]);
    await one.transcription.close();
    await other.transcription.close();
    assert.equal(first!.text, second!.text);
    const { errors, words } = wordErrors(ANSWERS[0]!, first!.text);
    assert(errors / words <= 0.25, first!.text);
  },
});

Deno.test({
  name: "createTranscription() gives its recogniser back when a recorder falls silent, and goes on",
  ignore,
  async fn() {
    await using open = await testDatabase();
    const { transcription, send } = parts(open.db, { idleMs: 50 });
    const [silent, other] = [await insertAnswer(open.db), await insertAnswer(open.db)];
    const packets = await spokenPackets(ANSWERS[1]!);
    await send(silent, packets.slice(0, 40));
    await send(other, await spokenPackets("as a result we were back after six hours"));
    assert.match((await transcription.finish(other))!.text, /after six/);
    await send(silent, packets, 40);
    const { text } = (await transcription.finish(silent))!;
    await transcription.close();
    const { errors, words } = wordErrors(ANSWERS[1]!, text);
    assert(errors / words <= 0.25, text);
  },
});

Deno.test({
  name: "createTranscription() understands what MediaRecorder records, also when it starts again",
  ignore,
  async fn() {
    await using open = await testDatabase();
    const { transcription, send } = parts(open.db);
    const answerId = await insertAnswer(open.db, { codec: "webm" });
    const packets = await spokenPackets(ANSWERS[1]!);
    const files = [packets.slice(0, 90), packets.slice(90)];
    const chunks: Uint8Array[] = [];
    for (const file of files) {
      const bytes = await remux(file, { format: "webm" });
      for (let at = 0; at < bytes.length; at += 900) chunks.push(bytes.slice(at, at + 900));
    }
    await send(answerId, chunks);
    const { text } = (await transcription.finish(answerId))!;
    await transcription.close();
    const { errors, words } = wordErrors(ANSWERS[1]!, text);
    assert(errors / words <= 0.25, text);
  },
});

Deno.test({
  name: "createTranscription() gives no transcript of sound that it cannot decode",
  ignore,
  async fn() {
    await using open = await testDatabase();
    const { transcription, send } = parts(open.db);
    const answerId = await insertAnswer(open.db, { codec: "mp4" });
    await send(answerId, [new Uint8Array(900).fill(3), new Uint8Array(900).fill(4)]);
    assert.equal(await transcription.finish(answerId), null);
    await transcription.close();
  },
});

Deno.test("createTranscription() hands recordings that it cannot decode to a recogniser that can", async () => {
  await using open = await testDatabase();
  const log = createAudioLog(open.db);
  const files: RecordedFile[] = [];
  const transcriber: Transcriber = {
    name: "whisper-1",
    language: "en",
    open: () => assert.fail("Nothing was decoded"),
    transcribeFile: (file) => {
      files.push(file);
      const text = `file ${files.length}`;
      return Promise.resolve([{ text, startMs: 0, endMs: 900, confidence: null, words: [] }]);
    },
    close: () => Promise.resolve(),
  };
  const transcription = createTranscription({ db: open.db, log, transcriber });
  const answerId = await insertAnswer(open.db, { codec: "mp4" });
  const header = Uint8Array.of(0, 0, 0, 8, 0x66, 0x74, 0x79, 0x70);
  const batch = { first: 0, packets: [header, Uint8Array.of(1), header, Uint8Array.of(2, 3)] };
  await log.append(answerId, batch);
  transcription.stored(answerId, batch);
  const transcript = await transcription.finish(answerId);
  await transcription.close();
  assert.equal(transcript?.text, "file 1 file 2");
  assert.deepEqual(transcript.segments.map(({ startMs, endMs }) => [startMs, endMs]), [
    [0, 900],
    [900, 1800],
  ]);
  assert.deepEqual(files.map(({ bytes, type }) => [bytes.length, type]), [
    [9, "audio/mp4"],
    [10, "audio/mp4"],
  ]);
});

Deno.test("createTranscription() gives no transcript where nobody writes the words", async () => {
  await using open = await testDatabase();
  const log = createAudioLog(open.db);
  const transcription = createTranscription({ db: open.db, log, transcriber: null });
  assert.equal(transcription.name, null);
  assert.equal(await transcription.finish(await insertAnswer(open.db)), null);
});
