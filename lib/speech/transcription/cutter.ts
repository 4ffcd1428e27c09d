/** Cuts an answer into utterances: at pauses, and never longer than a recogniser should hear at once. */
import { createSoundMeter } from "../features/sound_meter.ts";
import { type Frame, SAMPLE_RATE } from "./types.ts";

/** A silence this long ends an utterance, in ms. */
export const UTTERANCE_PAUSE_MS = 700;
/** From here on ever shorter silences will do, so that few words are cut in two, in ms. */
const LONG_MS = 8_000;
const BREATH_MS = 80;
/** Cut here whatever is said, in ms. */
export const UTTERANCE_MAX_MS = 15_000;
/** Sound kept from before speech was noticed, in ms: onsets are quiet. */
const LEAD_MS = 300;

export interface Cut {
  /** Frames to give to the recogniser now; those before speech was noticed come with its first. */
  readonly frames: readonly Frame[];
  /** Whether the utterance is over with them. */
  readonly ends: boolean;
}

/** Takes an answer frame by frame. */
export interface Cutter {
  push(frame: Frame): Cut;
}

export function createCutter(): Cutter {
  const meter = createSoundMeter({ sampleRate: SAMPLE_RATE });
  let lead: Frame[] = [];
  let startMs: number | null = null;
  let speechEndMs = 0;

  /** Notices speech that was not there before this frame. */
  const hears = (pcm: Float32Array): { heard: boolean; silenceMs: number } => {
    meter.push(pcm);
    const { timeMs, silenceMs } = meter.stats();
    const heard = timeMs - silenceMs > speechEndMs;
    speechEndMs = timeMs - silenceMs;
    return { heard, silenceMs };
  };

  return {
    push(frame) {
      const { heard, silenceMs } = hears(frame.pcm);
      if (startMs === null) {
        lead.push(frame);
        if (!heard) {
          lead = lead.filter((early) => early.startMs > frame.startMs - LEAD_MS);
          return { frames: [], ends: false };
        }
      }
      const frames = startMs === null ? lead : [frame];
      startMs ??= frames[0]?.startMs ?? frame.startMs;
      lead = [];
      const endMs = frame.startMs + frame.pcm.length / SAMPLE_RATE * 1000;
      const ends = isOver({ lengthMs: endMs - startMs, silenceMs });
      if (ends) startMs = null;
      return { frames, ends };
    },
  };
}

function isOver({ lengthMs, silenceMs }: { lengthMs: number; silenceMs: number }): boolean {
  if (lengthMs >= UTTERANCE_MAX_MS) return true;
  const long = Math.max(0, (lengthMs - LONG_MS) / (UTTERANCE_MAX_MS - LONG_MS));
  return silenceMs >= UTTERANCE_PAUSE_MS + long * (BREATH_MS - UTTERANCE_PAUSE_MS);
}
