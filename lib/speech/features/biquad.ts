/** A second-order filter of one sample at a time; keeps its own state. */
export type Filter = (sample: number) => number;

type Shape = "low" | "high";

/**
 * Butterworth low-pass or high-pass of second order, 12 dB an octave, `cutoff` and `sampleRate` in Hz.
 * Source: R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients" (W3C Note).
 */
export function createBiquad(shape: Shape, cutoff: number, sampleRate: number): Filter {
  const omega = 2 * Math.PI * cutoff / sampleRate;
  const alpha = Math.sin(omega) * Math.SQRT1_2;
  const cosine = Math.cos(omega);
  const scale = 1 + alpha;
  const sign = shape === "low" ? 1 : -1;
  const b0 = (1 - sign * cosine) / 2 / scale;
  const b1 = 2 * sign * b0;
  const a1 = -2 * cosine / scale;
  const a2 = (1 - alpha) / scale;
  let z1 = 0;
  let z2 = 0;
  return (sample) => {
    const out = b0 * sample + z1;
    z1 = b1 * sample - a1 * out + z2;
    z2 = b0 * sample - a2 * out;
    return out;
  };
}

/** The telephone band, 300 to 3300 Hz, in which syllables and pauses are heard. */
export function createSpeechBand(sampleRate: number): Filter {
  const high = createBiquad("high", 300, sampleRate);
  const low = createBiquad("low", Math.min(3300, sampleRate * 0.45), sampleRate);
  return (sample) => low(high(sample));
}
