import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import {
  relevantQuestion,
  type TestInterviews,
  testInterviews,
} from "../../tests/support/interviews.ts";
import { testDatabase } from "../../tests/support/database.ts";
import { needs } from "../../tests/support/needs.ts";
import { encodeOpus, speak } from "../../tests/support/speech.ts";
import { readConfig } from "../config.server.ts";
import { createAudioLog, createSpeech } from "../speech/mod.server.ts";

const SPOKEN =
  "Our returns desk had a long queue every monday. I sat with the two people at the desk for a " +
  "morning and I wrote down each step. I found that half of the time went into looking for order " +
  "numbers. So I made a small form and I trained both people in one afternoon. As a result the queue " +
  "fell to thirty within three weeks.";

const hasSpeech = await needs("flite") && await needs("pocketsphinx");

Deno.test({
  name: "a spoken answer goes from packets to feedback that quotes it, with the second it was said",
  ignore: !hasSpeech,
  fn: async () => {
    await using open = await testDatabase();
    const config = readConfig({ TRANSCRIBER: "pocketsphinx" }).transcription;
    const speech = await createSpeech({ db: open.db, config });
    try {
      await using test = await testInterviews({ speech }, { open });
      const question = await relevantQuestion(test);
      const packets = encodeOpus((await speak(SPOKEN)).samples);
      const answer = crypto.randomUUID();
      await test.interviews.openAnswer(test.candidate, { answer, question, codec: "opus" });
      await createAudioLog(open.db).append(answer, { first: 0, packets });
      await test.interviews.endAnswer(test.candidate, answer, { packets: packets.length });
      await test.interviews.finishing.idle();
      const evaluation = await test.interviews.evaluateAnswer(test.candidate, answer);

      assert.deepEqual(test.faults, []);
      assert.ok(evaluation.outcome === "scored");
      const report = await test.interviews.report(test.candidate, answer);
      const quotes = evaluation.dimensions.flatMap(({ evidence }) => evidence);
      assert.ok(quotes.length > 0);
      for (const { quote, start, end, startMs } of quotes) {
        assert.equal(report.transcript?.text.slice(start, end), quote);
        assert.ok(startMs !== null && startMs >= 0 && startMs < packets.length * 60);
      }
      const rate = report.delivery?.measures.find(({ id }) => id === "speaking_rate");
      assert.ok(rate?.value && rate.value > 80 && rate.value < 260, String(rate?.value));
      assert.equal((await test.interviews.search(test.candidate, "queue")).hits.length, 1);
      assert.deepEqual(await exportedSound(test), ["OggS"]);
    } finally {
      await speech.close();
    }
  },
});

/** The first four bytes of each sound file in the export: Ogg pages begin with "OggS" (RFC 3533). */
async function exportedSound({ interviews, candidate }: TestInterviews): Promise<string[]> {
  const archive = await new Response(interviews.exportAll(candidate)).arrayBuffer();
  return Object.entries(unzipSync(new Uint8Array(archive)))
    .filter(([path]) => path.startsWith("audio/") && path.endsWith(".ogg"))
    .map(([, bytes]) => strFromU8(bytes.subarray(0, 4)));
}
