/** How an answer was delivered: seven figures from the sound and the words, or why there is none. */
import { NOISY_DB } from "../cue.ts";
import type {
  Delivery,
  DeliveryMeasure,
  DeliveryMeasureId,
  SoundMeasures,
  Transcript,
} from "../types.ts";
import { countFillers, type FillerCount } from "./fillers/count_fillers.ts";
import { NORMS } from "./norms.ts";
import { wordsOf } from "./words.ts";

/** Less speech says nothing of a pace, in ms. */
const LEAST_SPEECH_MS = 5_000;
/** Fewer words say nothing of fillers. */
const LEAST_WORDS = 20;

/** Recognisers that write some other word, or none, for "um" and "uh". */
const DEAF_TO_HESITATIONS: ReadonlySet<string> = new Set(["pocketsphinx"]);

export interface Delivered {
  /** Null = typed, or sound that cannot be decoded. */
  readonly sound: SoundMeasures | null;
  /** Null = nobody wrote the words. */
  readonly transcript: Transcript | null;
}

type Reason = NonNullable<DeliveryMeasure["reason"]>;
type Judged = number | Reason;

/** Measures what can be measured; every measure is there, in the order of `DeliveryMeasureId`. */
export function measureDelivery({ sound, transcript }: Delivered): Delivery {
  const spoken = transcript && transcript.source !== "typed" ? transcript : null;
  const words = spoken ? wordsOf(spoken.text).length : 0;
  const fillers = spoken && isVerbatim(spoken) ? countFillers(spoken.text, spoken) : null;
  const fromSound = (figure: (sound: SoundMeasures) => number | null): Judged =>
    unfit(sound) ?? figure(sound!) ?? "too_short";
  const values: Record<DeliveryMeasureId, Judged> = {
    speaking_rate: spoken ? fromSound((sound) => speakingRate(sound, words)) : missing(sound),
    articulation_rate: fromSound(({ syllables, speechMs }) => syllables / (speechMs / 1000)),
    pause_ratio: fromSound((sound) => pauseMs(sound) / (pauseMs(sound) + sound.speechMs) * 100),
    longest_pause: fromSound(({ pauses }) => Math.max(0, ...pauses.map(lengthOf)) / 1000),
    fillers: fillers ? fillerRate(fillers, words) : spoken ? "not_verbatim" : missing(sound),
    pitch_range: fromSound(({ pitchRangeSt }) => pitchRangeSt),
    loudness_range: fromSound(({ loudnessRangeDb }) => loudnessRangeDb),
  };
  return {
    measures: Object.entries(values).map(([id, value]) => present(id as DeliveryMeasureId, value)),
    sound,
    fillers: fillers ?? [],
    tooNoisy: sound !== null && isNoisy(sound),
  };
}

function present(id: DeliveryMeasureId, judged: Judged): DeliveryMeasure {
  if (typeof judged === "string") return { id, value: null, ...NORMS[id], reason: judged };
  return { id, value: Math.round(judged * 10) / 10, ...NORMS[id], reason: null };
}

/** Whether hesitations would stand in the text: those who hear none are believed once the candidate has corrected it. */
function isVerbatim({ source, provider }: Transcript): boolean {
  return source === "corrected" || !DEAF_TO_HESITATIONS.has(provider ?? "");
}

function isNoisy({ snrDb }: SoundMeasures): boolean {
  return snrDb !== null && snrDb < NOISY_DB;
}

/** Why nothing can be told from the sound, if so. */
function unfit(sound: SoundMeasures | null): Reason | null {
  if (!sound) return "no_sound";
  if (isNoisy(sound)) return "too_noisy";
  return sound.speechMs < LEAST_SPEECH_MS ? "too_short" : null;
}

/** Why there is nothing to tell of words that nobody wrote. */
function missing(sound: SoundMeasures | null): Reason {
  return sound ? "no_transcript" : "no_sound";
}

/** Over the time from the first word to the last, pauses included, as the sources count it. */
function speakingRate(sound: SoundMeasures, words: number): number {
  return words / ((sound.speechMs + pauseMs(sound)) / 60_000);
}

function fillerRate(fillers: readonly FillerCount[], words: number): Judged {
  if (words < LEAST_WORDS) return "too_short";
  return fillers.reduce((sum, { count }) => sum + count, 0) / words * 100;
}

function pauseMs({ pauses }: SoundMeasures): number {
  return pauses.reduce((sum, pause) => sum + lengthOf(pause), 0);
}

function lengthOf({ startMs, endMs }: { startMs: number; endMs: number }): number {
  return endMs - startMs;
}
