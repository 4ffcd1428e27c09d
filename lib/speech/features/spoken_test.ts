/** The meter on real voices: flite's, whose phones tell how many syllables were said. */
import assert from "node:assert/strict";
import { needs } from "../../../tests/support/needs.ts";
import { speak, type Voice } from "../../../tests/support/speech.ts";
import { createSoundMeter } from "./sound_meter.ts";
import { createNoise, joined } from "./testing/signals.ts";

const VOWELS = new Set("aa ae ah ao aw ax axr ay eh er ey ih ix iy ow oy uh uw".split(" "));
const PAUSE_S = 0.7;
const VOICES: readonly Voice[] = ["rms", "slt", "awb"];
const SENTENCES = [
  "In my last job we had promised the client a new report by the end of the month.",
  "I talked with my manager and we agreed on a smaller first version.",
  "Returns fell by a third in two months.",
  "The server was running out of memory every night.",
];

async function syllablesOf(text: string, voice: Voice): Promise<number> {
  const { stdout } = await new Deno.Command("flite", {
    args: ["-voice", voice, "-ps", "-t", text, "none"],
  }).output();
  return new TextDecoder().decode(stdout).split(/\s+/).filter((phone) => VOWELS.has(phone)).length;
}

/** The sentences with 0.7 s of silence around each, the voice's own edges cut off. */
async function clip(voice: Voice) {
  const silence = new Float32Array(PAUSE_S * 16_000);
  const parts: Float32Array[] = [silence];
  let syllables = 0;
  for (const sentence of SENTENCES) {
    const { samples } = await speak(sentence, { voice });
    const loud = (sample: number) => Math.abs(sample) > 200;
    const spoken = samples.subarray(samples.findIndex(loud), samples.findLastIndex(loud));
    parts.push(Float32Array.from(spoken, (sample) => sample / 32_768), silence);
    syllables += await syllablesOf(sentence, voice);
  }
  return { samples: joined(...parts), syllables };
}

function measure(samples: Float32Array, noiseAmplitude: number) {
  const noise = createNoise();
  const meter = createSoundMeter({ sampleRate: 16_000 });
  meter.push(samples.map((sample) => sample + noiseAmplitude * noise()));
  return meter.measures();
}

const ignore = !await needs("flite");

Deno.test({
  name: "createSoundMeter() finds every pause and counts spoken syllables within 15 % on average",
  ignore,
  async fn() {
    for (const noiseAmplitude of [0.00003, 0.01]) {
      let error = 0;
      for (const voice of VOICES) {
        const { samples, syllables } = await clip(voice);
        const found = measure(samples, noiseAmplitude);
        const long = found.pauses.filter(({ startMs, endMs }) => endMs - startMs > 600);
        assert.equal(long.length, SENTENCES.length - 1, `pauses of ${voice}`);
        assert.ok(found.pauses.length <= SENTENCES.length, `extra pauses of ${voice}`);
        error += Math.abs(found.syllables / syllables - 1) / VOICES.length;
      }
      assert.ok(error < 0.15, `${(error * 100).toFixed(1)} % with noise ${noiseAmplitude}`);
    }
  },
});
