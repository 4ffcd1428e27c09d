import {
  createCue,
  createSoundMeter,
  type Cue,
  FRAME_MS,
  SPEECH_RATE,
} from "../../lib/speech/mod.ts";
import { texts } from "../../lib/texts/mod.ts";

/** Ten times a second, as on the device. */
const STEP = SPEECH_RATE / 10;

/** What a candidate would see while saying these samples (16 kHz). */
export interface CueReader {
  /** The cue in words once this many packets have been spoken, if it changed since it was last asked. */
  until(packets: number): string | null;
}

export function createCueReader(samples: Int16Array): CueReader {
  const meter = createSoundMeter({ sampleRate: SPEECH_RATE });
  const nextCue = createCue();
  const sound = Float32Array.from(samples, (sample) => sample / 32_768);
  let heard = 0;
  let shown: Cue | null = null;
  return {
    until(packets) {
      const end = Math.min(sound.length, packets * FRAME_MS * SPEECH_RATE / 1000);
      const before = shown;
      for (; heard + STEP <= end; heard += STEP) {
        meter.push(sound.subarray(heard, heard + STEP));
        shown = nextCue(meter.stats());
      }
      return shown === null || shown === before ? null : texts().practice.recorder.cues[shown];
    },
  };
}
