import { createHistogram } from "./histogram.ts";
import type { Pitch } from "./pitch.ts";

const LOWEST_HZ = 55;
const LEAST_VOICING = 0.6;
/** Frames further apart than this, in semitones, are an error of the finder or a new phrase. */
const STEP_ST = 2;
/** Voiced frames needed for a range: 1 s. */
const LEAST_FRAMES = 100;

/** Spread of the voiced pitch, 5th to 95th percentile, in semitones. */
export interface PitchRange {
  push(pitch: Pitch): void;
  /** Null with less than a second of voice. */
  readonly semitones: number | null;
}

export function createPitchRange(): PitchRange {
  const histogram = createHistogram({ low: 0, high: 40, bin: 0.25 });
  let previous = NaN;
  return {
    push({ voicing, f0 }) {
      const semitone = voicing > LEAST_VOICING ? 12 * Math.log2(f0 / LOWEST_HZ) : NaN;
      if (Math.abs(semitone - previous) <= STEP_ST) histogram.add(semitone);
      previous = semitone;
    },
    get semitones() {
      if (histogram.count < LEAST_FRAMES) return null;
      return histogram.percentile(0.95)! - histogram.percentile(0.05)!;
    },
  };
}
