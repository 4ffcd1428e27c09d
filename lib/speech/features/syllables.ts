/** One 10 ms frame as the syllable counter sees it. */
export interface NucleusFrame {
  /** Smoothed level in the speech band, dBFS. */
  readonly levelDb: number;
  /** Strength of the periodicity, 0..1; 0 where there is no speech. */
  readonly voicing: number;
}

/** A peak must be followed by a dip of this many dB, and preceded by one. */
const DIP_DB = 1.5;
/** Least distance of two nuclei in frames: 50 ms. */
const LEAST_FRAMES = 5;
const LEAST_VOICING = 0.6;

/**
 * Counts syllable nuclei: voiced peaks of intensity with a dip on both sides, after N. de Jong and
 * T. Wempe, "Praat script to detect syllable nuclei and measure speech rate automatically"
 * (Behavior Research Methods 41(2), 2009). Returns the count so far.
 */
export function createSyllableCounter(): (frame: NucleusFrame) => number {
  let count = 0;
  let index = 0;
  let lastPeak = -LEAST_FRAMES;
  let rising = true;
  let extreme = -Infinity;
  let peak = { index: 0, voiced: false };

  const confirm = () => {
    if (peak.voiced && peak.index - lastPeak >= LEAST_FRAMES) {
      count++;
      lastPeak = peak.index;
    }
  };

  return ({ levelDb, voicing }) => {
    index++;
    if (rising && levelDb > extreme) {
      extreme = levelDb;
      peak = { index, voiced: voicing > LEAST_VOICING };
    } else if (rising && levelDb < extreme - DIP_DB) {
      confirm();
      rising = false;
      extreme = levelDb;
    } else if (!rising && levelDb < extreme) {
      extreme = levelDb;
    } else if (!rising && levelDb > extreme + DIP_DB) {
      rising = true;
      extreme = levelDb;
      peak = { index, voiced: voicing > LEAST_VOICING };
    }
    return count;
  };
}
