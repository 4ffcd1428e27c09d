import assert from "node:assert/strict";
import { createSoundMeter } from "./sound_meter.ts";
import { babble, buzz, createNoise, joined, sound } from "./testing/signals.ts";

const RATE = 16_000;

function measure(samples: Float32Array, sampleRate = RATE) {
  const meter = createSoundMeter({ sampleRate });
  for (let at = 0; at < samples.length; at += 128) meter.push(samples.subarray(at, at + 128));
  return meter.measures();
}

function withNoise(samples: Float32Array, amplitude: number): Float32Array<ArrayBuffer> {
  const noise = createNoise();
  return Float32Array.from(samples, (sample) => sample + amplitude * noise());
}

Deno.test("createSoundMeter() counts the syllables of a pulsing voice, clean and in noise", () => {
  for (const rate of [3, 4, 5]) {
    const speech = joined(new Float32Array(8000), sound(10, RATE, babble(rate)));
    for (const samples of [speech, withNoise(speech, 0.01)]) {
      const { syllables } = measure(samples);
      assert.ok(Math.abs(syllables - 10 * rate) <= 1, `${syllables} of ${10 * rate}`);
    }
  }
});

Deno.test("createSoundMeter() finds pauses of 300 ms and more, not shorter ones", () => {
  const word = sound(1, RATE, (t) => buzz(120 * t));
  const silence = (ms: number) => new Float32Array(RATE * ms / 1000);
  const speech = joined(
    silence(1000),
    word,
    silence(200),
    word,
    silence(500),
    word,
    silence(1500),
    word,
    silence(2000),
  );
  const { pauses, speechMs, durationMs } = measure(speech);
  assert.deepEqual(pauses.map(({ startMs, endMs }) => Math.round((endMs - startMs) / 100)), [
    5,
    15,
  ]);
  assert.ok(Math.abs(pauses[0]!.startMs - 3200) <= 50, `first pause at ${pauses[0]!.startMs}`);
  assert.ok(Math.abs(speechMs - 4200) <= 100, `${speechMs} ms of speech`);
  assert.equal(durationMs, 9200);
});

Deno.test("createSoundMeter() measures the same at every sampling rate", () => {
  for (const rate of [8000, 22_050, 44_100, 48_000]) {
    const speech = joined(new Float32Array(rate / 2), sound(6, rate, babble(4)));
    const { syllables, durationMs } = measure(speech, rate);
    assert.ok(Math.abs(syllables - 24) <= 1, `${syllables} syllables at ${rate} Hz`);
    assert.ok(Math.abs(durationMs - 6500) <= 10, `${durationMs} ms at ${rate} Hz`);
  }
});

Deno.test("createSoundMeter() estimates speech over background within 3 dB", () => {
  const voice = joined(
    ...Array.from({ length: 5 }, () => [new Float32Array(RATE), sound(1, RATE, babble(4))]).flat(),
  );
  for (const amplitude of [0.02, 0.05, 0.1]) {
    const { snrDb } = measure(withNoise(voice, amplitude));
    const quieter = measure(withNoise(voice, amplitude / 2)).snrDb!;
    assert.ok(Math.abs(quieter - snrDb! - 6) < 3, `${snrDb} dB, then ${quieter} dB`);
  }
});

Deno.test("createSoundMeter() hears no speech in noise or silence and gives no figure", () => {
  for (const samples of [new Float32Array(5 * RATE), sound(5, RATE, createNoise())]) {
    const { durationMs, ...figures } = measure(samples);
    assert.equal(durationMs, 5000);
    assert.deepEqual(figures, {
      speechMs: 0,
      syllables: 0,
      pauses: [],
      pitchRangeSt: null,
      loudnessRangeDb: null,
      snrDb: null,
      speechLevelDb: null,
    });
  }
});

Deno.test("createSoundMeter() gives the level of a steady sound in dBFS", () => {
  const tone = sound(2, RATE, (t) => 0.1 * Math.SQRT2 * Math.sin(2 * Math.PI * 500 * t));
  const { speechLevelDb, loudnessRangeDb } = measure(joined(new Float32Array(RATE), tone));
  assert.ok(Math.abs(speechLevelDb! + 20) < 0.5, `${speechLevelDb} dBFS`);
  assert.ok(loudnessRangeDb! < 1, `${loudnessRangeDb} dB`);
});
