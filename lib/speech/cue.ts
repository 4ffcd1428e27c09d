import type { SoundStats } from "./features/sound_meter.ts";

/** The one calm hint that is shown while someone speaks. */
export type Cue = "good" | "too_fast" | "too_long" | "too_quiet" | "too_noisy";

/** Nothing is said in the first ten seconds, and the rate is that of the last ten or more. */
export const QUIET_START_MS = 10_000;
/** A cue stays at least this long. */
export const HOLD_MS = 8_000;
/** Speaking time that a rate is taken from, pauses left out. */
const RATE_SPEECH_MS = 8_000;
/** Longest stretch that the rate looks back. */
const WINDOW_MS = 20_000;
/**
 * Syllables a second while speaking. American English runs at about 5 in informal talk (E. Jacewicz et al.,
 * "Articulation rate across dialect, age, and gender", Language Variation and Change 21(2), 2009); the
 * meter is right within about 10 %, so only what is clearly beyond is called fast.
 */
export const FAST_SYLLABLES_PER_S = 6;
/** Under this a rate that was called fast counts as good again. */
const NO_LONGER_FAST = 5.5;
/** Speech without a pause of a breath for this long seldom has a point in it. */
export const LONG_SPEECH_MS = 45_000;
/** A pause that counts as the end of a thought. */
const BREATH_MS = 600;
/** Answers beyond this are long, however they are paused; interview guides advise at most two minutes. */
export const LONG_ANSWER_MS = 180_000;
/** Mean speech level under which a recogniser hears badly, dBFS. */
export const QUIET_DB = -45;
/** Speech over background under which the measures are not to be trusted, in dB. */
export const NOISY_DB = 10;

/** Takes the meter's stats about ten times a second and gives the cue to show now; null = none yet. */
export function createCue(): (stats: SoundStats) => Cue | null {
  const rate = createRateWindow();
  let breathAtMs = 0;
  let cue: Cue | null = null;
  let sinceMs = 0;
  return (stats) => {
    rate.push(stats);
    if (stats.silenceMs >= BREATH_MS) breathAtMs = stats.timeMs;
    if (stats.timeMs < QUIET_START_MS) return null;
    if (cue !== null && stats.timeMs - sinceMs < HOLD_MS) return cue;
    const next = judge(stats, {
      cue,
      rate: rate.syllablesPerS,
      unbrokenMs: stats.timeMs - breathAtMs,
    });
    if (next !== cue) sinceMs = stats.timeMs;
    return cue = next;
  };
}

interface Circumstances {
  readonly cue: Cue | null;
  readonly rate: number | null;
  readonly unbrokenMs: number;
}

/** What matters most comes first: sound that cannot be judged, then length, then pace. */
function judge(stats: SoundStats, { cue, rate, unbrokenMs }: Circumstances): Cue | null {
  if (stats.snrDb !== null && stats.snrDb < NOISY_DB) return "too_noisy";
  if (stats.speechLevelDb !== null && stats.speechLevelDb < QUIET_DB) return "too_quiet";
  if (unbrokenMs > LONG_SPEECH_MS || stats.timeMs > LONG_ANSWER_MS) return "too_long";
  if (rate === null) return cue;
  return rate > (cue === "too_fast" ? NO_LONGER_FAST : FAST_SYLLABLES_PER_S) ? "too_fast" : "good";
}

/** The rate over the last stretch of the answer, 20 s of it at most. */
function createRateWindow() {
  const marks: SoundStats[] = [];
  return {
    push(stats: SoundStats): void {
      const last = marks.at(-1);
      if (last === undefined || stats.timeMs - last.timeMs >= 1000) marks.push(stats);
      while (marks.length > 1 && stats.timeMs - marks[0]!.timeMs > WINDOW_MS) marks.shift();
    },
    /** Null with too little speech to say. */
    get syllablesPerS(): number | null {
      const first = marks[0]!;
      const last = marks.at(-1)!;
      const speechMs = last.speechMs - first.speechMs;
      if (speechMs < RATE_SPEECH_MS) return null;
      return (last.syllables - first.syllables) / (speechMs / 1000);
    },
  };
}
