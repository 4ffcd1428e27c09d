import { toDb, toPower } from "./decibel.ts";
import { createHistogram } from "./histogram.ts";

/** One 10 ms frame: its level in the full band and in the speech band, dBFS. */
export interface LoudnessFrame {
  readonly levelDb: number;
  readonly bandDb: number;
  readonly speech: boolean;
  /** Level of the background in the speech band, dBFS, as the voice activity sees it. */
  readonly floorDb: number;
}

/** How loud the speech was, how much its loudness moved, and how far it stood over the background. */
export interface Loudness {
  push(frame: LoudnessFrame): void;
  readonly speechLevelDb: number | null;
  readonly rangeDb: number | null;
  readonly snrDb: number | null;
}

/** Speech frames needed for a figure: 0.5 s. */
const LEAST_FRAMES = 50;
/** Frames left out after speech, where its echo still sounds: 100 ms. */
const ECHO_FRAMES = 10;
/** Background frames needed before they are believed more than the floor: 0.3 s. */
const LEAST_NOISE_FRAMES = 30;

/** The level is a mean of power; the range goes from the 10th to the 95th percentile of frames. */
export function createLoudness(): Loudness {
  const levels = createHistogram({ low: -90, high: 6, bin: 0.5 });
  const noise = createHistogram({ low: -90, high: 6, bin: 0.5 });
  let speechPower = 0;
  let bandPower = 0;
  let quiet = 0;
  let floorDb = 0;

  const enough = <T>(figure: () => T): T | null => levels.count < LEAST_FRAMES ? null : figure();
  const noiseDb = () => noise.count < LEAST_NOISE_FRAMES ? floorDb : noise.percentile(0.5)!;

  return {
    push(frame) {
      floorDb = frame.floorDb;
      quiet = frame.speech ? 0 : quiet + 1;
      if (quiet > ECHO_FRAMES) noise.add(frame.bandDb);
      if (!frame.speech) return;
      levels.add(frame.levelDb);
      speechPower += toPower(frame.levelDb);
      bandPower += toPower(frame.bandDb);
    },
    get speechLevelDb() {
      return enough(() => toDb(speechPower / levels.count));
    },
    get rangeDb() {
      return enough(() => levels.percentile(0.95)! - levels.percentile(0.1)!);
    },
    get snrDb() {
      return enough(() => {
        const background = toPower(noiseDb());
        return toDb(Math.max(1e-3, (bandPower / levels.count - background) / background));
      });
    },
  };
}
