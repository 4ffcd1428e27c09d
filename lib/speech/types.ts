/**
 * The words of speech that the other features share. Times are integer milliseconds from the start
 * of the recorded answer (pauses of the recorder are not part of it, so time = packet number x 60 ms).
 */

/** One recognised word; `confidence` is a posterior in 0..1, null where the recogniser gives none. */
export interface Word {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly confidence: number | null;
}

/** One utterance as a recogniser understood it. `words` may be empty where it gives no word times. */
export interface Segment {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly confidence: number | null;
  readonly words: readonly Word[];
  /** Who recognised it, where several share the work. */
  readonly heardBy?: string;
}

/** Where a transcript's text comes from; every version of it is kept. */
export type TranscriptSource = "recogniser" | "corrected" | "typed";

/** The whole of an answer in words. `text` is what quotes are looked up in. */
export interface Transcript {
  readonly text: string;
  /** BCP 47, for example "en". */
  readonly language: string;
  readonly source: TranscriptSource;
  /** Who recognised it, for example "pocketsphinx" or "whisper-1"; null for typed text. */
  readonly provider: string | null;
  readonly segments: readonly Segment[];
  /** Mean word confidence in 0..1, weighted by duration; null where unknown. */
  readonly confidence: number | null;
}

/** What is measured from the sound alone, on the device while speaking and on the server once stopped. */
export interface SoundMeasures {
  readonly durationMs: number;
  /** Time inside utterances, pauses left out. */
  readonly speechMs: number;
  /** Syllable nuclei found (de Jong & Wempe 2009). */
  readonly syllables: number;
  /** Pauses of at least 300 ms between speech, in order. */
  readonly pauses: readonly Span[];
  /** Pitch spread: 5th to 95th percentile of voiced F0, in semitones; null with too little voice. */
  readonly pitchRangeSt: number | null;
  /** Loudness spread of speech frames: 10th to 95th percentile, in dB; null with too little speech. */
  readonly loudnessRangeDb: number | null;
  /** Speech level over background level, in dB; under 10 the other figures are not to be trusted. */
  readonly snrDb: number | null;
  /** Mean level of speech frames, dBFS. */
  readonly speechLevelDb: number | null;
}

/** A stretch of time within the answer. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The delivery measures that a report can show. */
export type DeliveryMeasureId =
  | "speaking_rate"
  | "articulation_rate"
  | "pause_ratio"
  | "longest_pause"
  | "fillers"
  | "pitch_range"
  | "loudness_range";

/** One delivery measure: a figure with its unit, what is typical, and who says so. */
export interface DeliveryMeasure {
  readonly id: DeliveryMeasureId;
  /** Null where it could not be judged; `reason` then says why. */
  readonly value: number | null;
  readonly unit: "words/min" | "syllables/s" | "%" | "s" | "per 100 words" | "semitones" | "dB";
  readonly typical: readonly [low: number, high: number];
  /** The publication that the typical range comes from. */
  readonly source: string;
  readonly reason: "too_noisy" | "too_short" | "no_transcript" | "not_verbatim" | "no_sound" | null;
}

/** How an answer was delivered: figures only, never a judgement of the person. */
export interface Delivery {
  readonly measures: readonly DeliveryMeasure[];
  readonly sound: SoundMeasures | null;
  /** The fillers found, with how often, so that the list can be checked by the candidate. */
  readonly fillers: readonly { readonly text: string; readonly count: number }[];
  readonly tooNoisy: boolean;
}

/** How the audio of an answer is coded. "opus" = bare packets of 60 ms; the others = container chunks. */
export type Codec = "opus" | "webm" | "ogg" | "mp4";
