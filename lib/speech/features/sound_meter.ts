import type { SoundMeasures } from "../types.ts";
import { createSpeechBand } from "./biquad.ts";
import { SILENCE_DB, toDb } from "./decibel.ts";
import { createDecimator } from "./decimator.ts";
import { createLoudness } from "./loudness.ts";
import { createPauseFinder } from "./pauses.ts";
import { createPitchFinder, PITCH_RATE } from "./pitch.ts";
import { createPitchRange } from "./pitch_range.ts";
import { createSyllableCounter } from "./syllables.ts";
import { createVoiceActivity } from "./voice_activity.ts";

/** Rate that sound is measured and coded at, Hz. */
export const SPEECH_RATE = 16_000;
/** Every measure moves in steps of this length. */
export const HOP_MS = 10;
/** A syllable nucleus lies at most this far under the loudest speech. */
const NUCLEUS_RANGE_DB = 20;
const HOP = SPEECH_RATE * HOP_MS / 1000;

/** What is known of the sound right now; cheap enough to be asked for ten times a second. */
export interface SoundStats {
  /** Sound pushed so far. */
  readonly timeMs: number;
  /** Level of the last 10 ms, dBFS. */
  readonly levelDb: number;
  readonly speech: boolean;
  /** Time since speech was last heard, clicks left out; since the start if none was. */
  readonly silenceMs: number;
  /** Time inside utterances so far. */
  readonly speechMs: number;
  /** Syllable nuclei so far. */
  readonly syllables: number;
  /** Mean level of all speech so far, dBFS; null before half a second of it. */
  readonly speechLevelDb: number | null;
  /** Speech over background so far, in dB; null before half a second of speech. */
  readonly snrDb: number | null;
}

/** Measures sound while it is spoken: the same code in the AudioWorklet, on the server and in tests. */
export interface SoundMeter {
  /** Mono samples in -1..1, any number at a time. */
  push(samples: Float32Array): void;
  stats(): SoundStats;
  measures(): SoundMeasures;
}

interface SoundMeterOptions {
  /** Rate of the pushed samples in Hz, 8000 or more. */
  readonly sampleRate: number;
}

/** Memory stays under 200 kB for the longest answer: all but the list of pauses is of fixed size. */
export function createSoundMeter({ sampleRate }: SoundMeterOptions): SoundMeter {
  const decimate = createDecimator({ from: sampleRate, to: SPEECH_RATE });
  const frames = createFrameMeter();
  const hop = new Float32Array(HOP);
  let filled = 0;
  return {
    push(samples) {
      for (const sample of decimate(samples)) {
        hop[filled++] = sample;
        if (filled < HOP) continue;
        filled = 0;
        frames.push(hop);
      }
    },
    stats: frames.stats,
    measures: frames.measures,
  };
}

/** The measures themselves, one frame of 10 ms at a time. */
function createFrameMeter() {
  const band = createSpeechBand(SPEECH_RATE);
  const halve = createDecimator({ from: SPEECH_RATE, to: PITCH_RATE });
  const smooth = createSmoother();
  const activity = createVoiceActivity();
  const pauses = createPauseFinder(HOP_MS);
  const pitchFinder = createPitchFinder();
  const pitchRange = createPitchRange();
  const countSyllables = createSyllableCounter();
  const loudness = createLoudness();
  let timeMs = 0;
  let levelDb = SILENCE_DB;
  let speech = false;
  let syllables = 0;

  return {
    push(hop: Float32Array): void {
      timeMs += HOP_MS;
      levelDb = toDb(meanSquare(hop));
      const bandDb = toDb(smooth(meanSquare(hop.map(band))));
      const judged = activity(bandDb);
      speech = judged.speech;
      pauses.push(speech);
      pitchFinder.push(halve(hop));
      const pitch = speech ? pitchFinder.find() : { voicing: 0, f0: 0 };
      pitchRange.push(pitch);
      const loud = speech && bandDb > judged.peakDb - NUCLEUS_RANGE_DB;
      syllables = countSyllables({ levelDb: bandDb, voicing: loud ? pitch.voicing : 0 });
      loudness.push({ ...judged, levelDb, bandDb });
    },
    stats: (): SoundStats => ({
      timeMs,
      levelDb,
      speech,
      silenceMs: pauses.silenceMs,
      speechMs: pauses.speechMs,
      syllables,
      speechLevelDb: loudness.speechLevelDb,
      snrDb: loudness.snrDb,
    }),
    measures: (): SoundMeasures => ({
      durationMs: timeMs,
      speechMs: pauses.speechMs,
      syllables,
      pauses: [...pauses.pauses],
      pitchRangeSt: pitchRange.semitones,
      loudnessRangeDb: loudness.rangeDb,
      snrDb: loudness.snrDb,
      speechLevelDb: loudness.speechLevelDb,
    }),
  };
}

function meanSquare(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}

/** Hann-weighted mean of three frames: takes out the ripple of the glottal pulses. */
function createSmoother(): (power: number) => number {
  let before = 0;
  let last = 0;
  return (power) => {
    const smoothed = (before + 2 * last + power) / 4;
    before = last;
    last = power;
    return smoothed;
  };
}
