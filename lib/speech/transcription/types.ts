/**
 * What every recogniser looks like to the rest of the server. A recogniser hears one utterance at a time: the
 * follower cuts the answer at pauses, opens an utterance, pushes its frames and asks for the words at its end.
 */
import type { Segment } from "../types.ts";

/** Sample rate of all PCM given to recognisers, in Hz. */
export const SAMPLE_RATE = 16_000;

/** One packet of the answer and its sound: 16 kHz mono, -1..1. */
export interface Frame {
  /** When its first sample was spoken, in ms from the start of the answer. */
  readonly startMs: number;
  /** The Opus packet that the sound was decoded from. */
  readonly packet: Uint8Array;
  readonly pcm: Float32Array;
}

export interface UtteranceOptions {
  /** The answer that it belongs to: who may hear it, and who pays. */
  readonly answerId?: string;
  /** Words so far, replaced by each later call and by the final segment. */
  readonly onPartial?: (text: string) => void;
  /** The recogniser is busy: this many utterances are served before this one; 0 = now it is its turn. */
  readonly onQueued?: (ahead: number) => void;
  /** Gives the utterance up: `end` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** An utterance being recognised. */
export interface Utterance {
  /** Takes the next frame; resolves when another may be pushed. */
  push(frame: Frame): Promise<void>;
  /** No more frames: the words, or null where there were none. Waits as long as the recogniser is busy. */
  end(): Promise<Segment | null>;
}

/** Nobody may hear this answer, or nobody can: the candidate types. */
export class NobodyHears extends Error {}

/** A recogniser. Whatever it does may throw {@linkcode NobodyHears}. */
export interface Transcriber {
  /** Shown to candidates, for example "pocketsphinx" or "whisper-1". */
  readonly name: string;
  /** BCP 47 language that it understands. */
  readonly language: string;
  /** Whom candidates are told for this answer; null = nobody may hear it, or nobody can. Absent = `name`. */
  readonly nameFor?: (answerId: string) => Promise<string | null>;
  open(options: UtteranceOptions): Utterance;
  /** Somebody is about to speak: what takes time to start may start now. */
  readonly prepare?: () => void;
  /** Words of a whole recording in a container that the server cannot decode (AAC); absent = cannot. */
  readonly transcribeFile?: (file: RecordedFile) => Promise<readonly Segment[]>;
  close(): Promise<void>;
}

/** A recording as the browser made it. */
export interface RecordedFile {
  readonly bytes: Uint8Array;
  /** MIME type, for example "audio/mp4". */
  readonly type: string;
  /** The answer that it belongs to. */
  readonly answerId?: string;
  readonly signal?: AbortSignal;
}

/** What the start-up lines and the pages say about who writes the words. */
export interface TranscriptionStatus {
  /** "routed": one or another of several, as the AI layer decides. */
  readonly kind: "pocketsphinx" | "openai" | "routed" | "none";
  /** Null = nobody: the candidate types. */
  readonly name: string | null;
  /** One sentence for operators: why this one, or what is missing. */
  readonly reason: string;
  /** Host that the sound of answers is sent to, or several in one text; null = it stays on this server. */
  readonly sentTo: string | null;
}

/** A recogniser that was made elsewhere, with what there is to say of it. */
export interface ChosenTranscriber {
  readonly transcriber: Transcriber;
  readonly status: TranscriptionStatus;
  /** The same for candidates whose words are to stay on this server. */
  readonly statusHere: TranscriptionStatus;
}
