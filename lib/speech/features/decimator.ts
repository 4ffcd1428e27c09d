/** Samples in, samples at the new rate out; keeps the tail that the next call needs. */
export type Decimator = (input: Float32Array) => Float32Array;

interface DecimatorOptions {
  /** Rate of the input in Hz, any number from 8000 up. */
  readonly from: number;
  /** Rate of the output in Hz. */
  readonly to: number;
}

const MAX_PHASES = 512;

/**
 * Changes the sampling rate with a polyphase windowed-sinc filter (Blackman window, more than 70 dB
 * down from half the lower rate, flat to about 0.4 of it), so that nothing folds back into the
 * speech band. Rates without a small ratio are met with the nearest of 512 phases. The delay is
 * half the filter, about 2 ms.
 */
export function createDecimator({ from, to }: DecimatorOptions): Decimator {
  if (from === to) return (input) => input;
  const step = from / to;
  const phases = Math.min(to / greatestCommonDivisor(from, to), MAX_PHASES);
  const { half, rows } = createRows(from, Math.min(from, to), phases);
  const taps = 2 * half + 1;
  let pending = new Float32Array(half);
  let position = half;
  return (input) => {
    const samples = new Float32Array(pending.length + input.length);
    samples.set(pending);
    samples.set(input, pending.length);
    const count = Math.max(0, Math.ceil((samples.length - half - 1 - position) / step));
    const output = new Float32Array(count);
    for (let i = 0; i < count; i++, position += step) {
      const whole = Math.floor(position + 0.5 / phases);
      const row = rows[Math.max(0, Math.round((position - whole) * phases))]!;
      let sum = 0;
      for (let k = 0, at = whole - half; k < taps; k++) sum += row[k]! * samples[at + k]!;
      output[i] = sum;
    }
    const used = Math.max(0, Math.floor(position) - half - 1);
    pending = samples.slice(used);
    position -= used;
    return output;
  };
}

/** One row of filter taps for each fraction of an input sample, each with a gain of 1 at 0 Hz. */
function createRows(from: number, lower: number, phases: number) {
  const transition = 0.1 * lower;
  const cutoff = (lower - transition) / 2 / from;
  const half = Math.ceil(2.75 * from / transition);
  const rows = Array.from({ length: phases + 1 }, (_, phase) => {
    const row = Float32Array.from(
      { length: 2 * half + 1 },
      (_, k) => tap(k - half - phase / phases, cutoff, half + 1),
    );
    const gain = row.reduce((sum, value) => sum + value, 0);
    return row.map((value) => value / gain);
  });
  return { half, rows };
}

function tap(distance: number, cutoff: number, reach: number): number {
  const turn = Math.PI * distance / reach;
  const blackman = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
  const angle = 2 * Math.PI * cutoff * distance;
  return blackman * (distance === 0 ? 1 : Math.sin(angle) / angle);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
