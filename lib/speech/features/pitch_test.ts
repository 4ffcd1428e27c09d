import assert from "node:assert/strict";
import { createPitchFinder, PITCH_RATE } from "./pitch.ts";
import { createPitchRange } from "./pitch_range.ts";
import { buzz, createNoise, sound } from "./testing/signals.ts";

const HOP = PITCH_RATE / 100;

/** A voice whose pitch goes up and down by `depth` semitones around 140 Hz, once in two seconds. */
function sing(seconds: number, depth: number): Float32Array<ArrayBuffer> {
  let phase = 0;
  return sound(seconds, PITCH_RATE, (t) => {
    phase += 140 * 2 ** (depth * Math.sin(Math.PI * t) / 12) / PITCH_RATE;
    return buzz(phase);
  });
}

function pitches(samples: Float32Array) {
  const finder = createPitchFinder();
  const found = [];
  for (let at = 0; at < samples.length; at += HOP) {
    finder.push(samples.subarray(at, at + HOP));
    found.push(finder.find());
  }
  return found.slice(4);
}

Deno.test("createPitchFinder() hears steady tones from 70 to 450 Hz within 1 %", () => {
  for (const f0 of [70, 100, 140, 220, 300, 450]) {
    for (const found of pitches(sound(0.3, PITCH_RATE, (t) => buzz(f0 * t)))) {
      assert.ok(found.voicing > 0.9, `voicing ${found.voicing} at ${f0} Hz`);
      assert.ok(Math.abs(found.f0 / f0 - 1) < 0.01, `${found.f0} Hz for ${f0} Hz`);
    }
  }
});

Deno.test("createPitchFinder() calls noise and silence unvoiced", () => {
  const noise = createNoise();
  const voiced = pitches(sound(2, PITCH_RATE, noise)).filter(({ voicing }) => voicing > 0.6);
  assert.ok(voiced.length < 10, `${voiced.length} of 196 frames of noise`);
  assert.deepEqual(pitches(new Float32Array(800)).at(-1), { voicing: 0, f0: 0 });
});

Deno.test("createPitchRange() gives the spread of a moving voice within half a semitone", () => {
  for (const depth of [1, 3, 5]) {
    const range = createPitchRange();
    pitches(sing(8, depth)).forEach(range.push);
    // 5th to 95th percentile of a sine: sin(81 degrees) on both sides.
    const expected = 2 * depth * Math.sin(0.45 * Math.PI);
    assert.ok(Math.abs(range.semitones! - expected) < 0.5, `${range.semitones} for ${expected}`);
  }
});

Deno.test("createPitchRange() says nothing with less than a second of voice", () => {
  const range = createPitchRange();
  pitches(sing(0.9, 2)).forEach(range.push);
  assert.equal(range.semitones, null);
});
