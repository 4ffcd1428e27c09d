import { SILENCE_DB } from "./decibel.ts";
import { createNoiseFloor } from "./noise_floor.ts";

/** What one 10 ms frame was judged to be. */
export interface Activity {
  readonly speech: boolean;
  /** Level of the background, dBFS in the speech band. */
  readonly floorDb: number;
}

/** How fast the remembered speech peak falls, in dB a frame: 2 dB a second. */
const PEAK_FALL_DB = 0.02;
/** Speech must stand this far over the background; it goes on until it falls under the second. */
const ON_DB = 5;
const OFF_DB = 3.5;
/** And this far up from the background to the recent peak, which leaves out breath and room. */
const ON_SHARE = 0.3;
const OFF_SHARE = 0.25;
/** Never speech below this level, dBFS. */
const LEAST_DB = -70;

/** Tells speech from background by energy in the speech band, adapting to both; 10 ms a call. */
export function createVoiceActivity(): (levelDb: number) => Activity {
  const noiseFloor = createNoiseFloor();
  let peak = SILENCE_DB;
  let speech = false;
  return (levelDb) => {
    const floorDb = noiseFloor(levelDb);
    peak = Math.max(levelDb, peak - PEAK_FALL_DB);
    const span = peak - floorDb;
    const margin = speech ? Math.max(OFF_DB, OFF_SHARE * span) : Math.max(ON_DB, ON_SHARE * span);
    speech = levelDb > Math.max(LEAST_DB, floorDb + margin);
    return { speech, floorDb };
  };
}
