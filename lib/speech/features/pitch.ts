/** Periodicity of the last 40 ms: its strength and its frequency. */
export interface Pitch {
  /** Normalised autocorrelation at the period, 0..1; above about 0.6 the sound is voiced. */
  readonly voicing: number;
  /** Fundamental frequency in Hz; 0 when there is no periodicity at all. */
  readonly f0: number;
}

/** Rate of the samples that pitch is found in, Hz. */
export const PITCH_RATE = 8000;
const WINDOW = 0.04 * PITCH_RATE;
const LEAST_LAG = Math.floor(PITCH_RATE / 500);
const MOST_LAG = Math.ceil(PITCH_RATE / 60);
/** A shorter period this near to the best is taken instead: it avoids errors of an octave. */
const NEAR = 0.9;

/** Finds the pitch between 60 and 500 Hz in a window that samples at 8 kHz are pushed into. */
export function createPitchFinder() {
  const window = new Float32Array(WINDOW);
  /** Sum of squares of all samples before each. */
  const energy = new Float64Array(WINDOW + 1);
  const strength = new Float32Array(MOST_LAG + 2);
  return {
    push(samples: Float32Array): void {
      const fresh = samples.subarray(-WINDOW);
      window.copyWithin(0, fresh.length);
      window.set(fresh, WINDOW - fresh.length);
    },
    find(): Pitch {
      const centred = centre(window);
      for (let i = 0; i < WINDOW; i++) energy[i + 1] = energy[i]! + centred[i]! ** 2;
      for (let lag = LEAST_LAG - 1; lag <= MOST_LAG + 1; lag++) {
        const both = energy[WINDOW - lag]! * (energy[WINDOW]! - energy[lag]!);
        strength[lag] = both > 1e-12 ? product(centred, lag) / Math.sqrt(both) : 0;
      }
      return pick(strength);
    },
  };
}

function centre(window: Float32Array): Float32Array {
  const mean = window.reduce((sum, sample) => sum + sample, 0) / WINDOW;
  return window.map((sample) => sample - mean);
}

/** The window times itself `lag` samples later. */
function product(samples: Float32Array, lag: number): number {
  let sum = 0;
  for (let i = 0, j = lag; j < WINDOW; i++, j++) sum += samples[i]! * samples[j]!;
  return sum;
}

function pick(strength: Float32Array): Pitch {
  const isPeak = (lag: number) =>
    strength[lag]! >= strength[lag - 1]! && strength[lag]! > strength[lag + 1]!;
  let best = 0;
  for (let lag = LEAST_LAG; lag <= MOST_LAG; lag++) {
    if (isPeak(lag)) best = Math.max(best, strength[lag]!);
  }
  if (best <= 0) return { voicing: 0, f0: 0 };
  let lag = LEAST_LAG;
  while (!(isPeak(lag) && strength[lag]! >= NEAR * best)) lag++;
  return { voicing: best, f0: PITCH_RATE / (lag + parabola(strength, lag)) };
}

/** Where between its neighbours the top of the peak lies, in -0.5..0.5. */
function parabola(strength: Float32Array, lag: number): number {
  const before = strength[lag - 1]!;
  const after = strength[lag + 1]!;
  const bend = before - 2 * strength[lag]! + after;
  return bend === 0 ? 0 : (before - after) / (2 * bend);
}
