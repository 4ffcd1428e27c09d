import { SILENCE_DB } from "./decibel.ts";
import { createNoiseFloor } from "./noise_floor.ts";

/** What one 10 ms frame was judged to be. */
export interface Activity {
  readonly speech: boolean;
  /** Level of the background, dBFS in the speech band. */
  readonly floorDb: number;
  /** Level of the loudest speech of late, dBFS in the speech band. */
  readonly peakDb: number;
}

/** How fast the remembered speech peak falls, in dB a frame: 2 dB a second. */
const PEAK_FALL_DB = 0.02;
/** Speech starts this far over the background, and goes on until it falls under the second, in dB. */
const ON_DB = 4.5;
const OFF_DB = 2;
/** Nor does it lie further than this under the loudest speech: that is breath and room. */
const RANGE_DB = 40;
/** Never speech below this level, dBFS. */
const LEAST_DB = -70;

/** Tells speech from background by energy in the speech band, adapting to both; 10 ms a call. */
export function createVoiceActivity(): (levelDb: number) => Activity {
  const noiseFloor = createNoiseFloor();
  let peakDb = SILENCE_DB;
  let speech = false;
  return (levelDb) => {
    const floorDb = noiseFloor(levelDb);
    peakDb = Math.max(levelDb, peakDb - PEAK_FALL_DB);
    const least = Math.max(LEAST_DB, floorDb + (speech ? OFF_DB : ON_DB), peakDb - RANGE_DB);
    speech = levelDb > least;
    return { speech, floorDb, peakDb };
  };
}
