/** Sounds made by arithmetic, so that the truth about them is known. */

/** `seconds` of samples, each made from its time in seconds. */
export function sound(
  seconds: number,
  sampleRate: number,
  at: (t: number) => number,
): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, i) => at(i / sampleRate),
  );
}

/** White noise in -1..1 that is the same at every run. */
export function createNoise(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x3fffffff - 1;
  };
}

/** A buzz with ten harmonics; `phase` is the phase of the fundamental in cycles. */
export function buzz(phase: number): number {
  let sum = 0;
  for (let k = 1; k <= 10; k++) sum += Math.sin(2 * Math.PI * k * phase) / k;
  return 0.2 * sum;
}

/** A voice of 120 Hz that says `rate` syllables a second. */
export function babble(rate: number): (t: number) => number {
  return (t) => buzz(120 * t) * Math.sin(Math.PI * rate * t) ** 2;
}

export function joined(...parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
