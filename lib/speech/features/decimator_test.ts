import assert from "node:assert/strict";
import fc from "fast-check";
import { createDecimator } from "./decimator.ts";
import { sound } from "./testing/signals.ts";

const RATES = [8000, 22_050, 32_000, 44_100, 48_000, 96_000, 44_101];

/** Gain in dB at a frequency, the ends left out, where the filter has no past or future. */
function gain(from: number, frequency: number): number {
  const output = createDecimator({ from, to: 16_000 })(
    sound(0.5, from, (t) => Math.sin(2 * Math.PI * frequency * t)),
  ).subarray(800, 7200);
  const power = output.reduce((sum, sample) => sum + sample * sample, 0) / output.length;
  return 10 * Math.log10(2 * power + 1e-12);
}

Deno.test("createDecimator() keeps the speech band at every rate", () => {
  for (const rate of RATES) {
    for (const frequency of [100, 1000, 3300]) {
      assert.ok(Math.abs(gain(rate, frequency)) < 0.3, `${frequency} Hz at ${rate} Hz`);
    }
  }
});

Deno.test("createDecimator() lets nothing fold back into the band", () => {
  for (const rate of [32_000, 44_100, 48_000, 96_000]) {
    for (const frequency of [8200, 9500, 12_000, 15_900]) {
      assert.ok(gain(rate, frequency) < -60, `${frequency} Hz at ${rate} Hz`);
    }
  }
});

Deno.test("createDecimator() gives the same samples however the input is cut", () => {
  const input = sound(0.1, 44_100, (t) => Math.sin(2000 * t));
  const whole = createDecimator({ from: 44_100, to: 16_000 })(input);
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }), (sizes) => {
    const decimate = createDecimator({ from: 44_100, to: 16_000 });
    const cut: number[] = [];
    for (let at = 0, i = 0; at < input.length; i++) {
      const size = sizes[i % sizes.length]!;
      cut.push(...decimate(input.subarray(at, at + size)));
      at += size;
    }
    assert.equal(cut.length, whole.length);
    cut.forEach((sample, index) => assert.ok(Math.abs(sample - whole[index]!) < 1e-5));
  }));
});

Deno.test("createDecimator() loses no time over ten minutes of small pieces", () => {
  const decimate = createDecimator({ from: 44_100, to: 16_000 });
  const piece = new Float32Array(128);
  let count = 0;
  const pieces = Math.round(600 * 44_100 / 128);
  for (let i = 0; i < pieces; i++) count += decimate(piece).length;
  assert.ok(Math.abs(count - pieces * 128 * 16_000 / 44_100) < 100, `${count} samples`);
});
