import { SILENCE_DB } from "./decibel.ts";

const BUCKET_FRAMES = 50;
const BUCKETS = 10;
/** How far the lowest of some 500 smoothed frames of steady noise lies under their mean, in dB. */
const BIAS_DB = 2;

/** Frames left out at the start, while the microphone and the filters settle: 200 ms. */
const WARM_UP_FRAMES = 20;

/**
 * Level of the background in dBFS: the lowest frame of the last 5 s, after R. Martin, "Noise power
 * spectral density estimation based on optimal smoothing and minimum statistics" (IEEE Trans. Speech
 * Audio Process. 9(5), 2001). Takes one smoothed level each 10 ms; calls all of the first 200 ms
 * background.
 */
export function createNoiseFloor(): (levelDb: number) => number {
  const lowest = new Float32Array(BUCKETS).fill(Infinity);
  let frame = 0;
  return (levelDb) => {
    if (frame++ < WARM_UP_FRAMES) return levelDb;
    const bucket = Math.floor(frame / BUCKET_FRAMES) % BUCKETS;
    if (frame % BUCKET_FRAMES === 0) lowest[bucket] = Infinity;
    lowest[bucket] = Math.min(lowest[bucket]!, levelDb);
    return Math.max(SILENCE_DB, Math.min(...lowest) + BIAS_DB);
  };
}
