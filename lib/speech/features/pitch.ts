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
  const strength = new Float32Array(MOST_LAG + 2);
  return {
    push(samples: Float32Array): void {
      const fresh = samples.subarray(-WINDOW);
      window.copyWithin(0, fresh.length);
      window.set(fresh, WINDOW - fresh.length);
    },
    find(): Pitch {
      for (let lag = LEAST_LAG - 1; lag <= MOST_LAG + 1; lag++) {
        strength[lag] = correlation(window, lag);
      }
      return pick(strength);
    },
  };
}

/** Normalised cross-correlation of the window with itself `lag` samples later, means taken out. */
function correlation(window: Float32Array, lag: number): number {
  const count = WINDOW - lag;
  let sumA = 0, sumB = 0, squareA = 0, squareB = 0, product = 0;
  for (let i = 0; i < count; i++) {
    const a = window[i]!;
    const b = window[i + lag]!;
    sumA += a;
    sumB += b;
    squareA += a * a;
    squareB += b * b;
    product += a * b;
  }
  const energy = (squareA - sumA * sumA / count) * (squareB - sumB * sumB / count);
  return energy > 1e-12 ? (product - sumA * sumB / count) / Math.sqrt(energy) : 0;
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
