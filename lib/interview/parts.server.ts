/** What the interview service is built from; lib/speech and lib/coach provide it, main.ts joins it. */
import type { CoachInput, Evaluation } from "../coach/mod.ts";
import type { Database } from "../db/mod.ts";
import type { Delivery, SoundMeasures, Transcript } from "../speech/mod.ts";

/** What the service asks of speech. */
export interface AnswerSpeech {
  /** Who writes the words, for example "pocketsphinx"; null = nobody, the candidate types. */
  readonly recogniser: string | null;
  /** The words of an ended answer, once all are written; may be called again after a restart. */
  transcribe(answerId: string): Promise<Transcript>;
  /** Null where the sound cannot be decoded here. */
  measureSound(answerId: string): Promise<SoundMeasures | null>;
  measureDelivery(
    input: { readonly sound: SoundMeasures | null; readonly transcript: Transcript | null },
  ): Delivery;
  /** Gives corrected text the times of the words that were heard. */
  align(heard: Transcript, text: string): Transcript;
  /** The recording as one file to keep; null where there is none. */
  recording(answerId: string): Promise<AsyncIterable<Uint8Array> | null>;
}

export interface InterviewParts {
  readonly db: Database;
  readonly speech: AnswerSpeech;
  readonly coach: (input: CoachInput) => Evaluation;
  readonly now: () => Date;
  /** How long audio is kept where the candidate chose neither more nor less. */
  readonly retentionHours: number;
  /** Told of faults that no caller waits for; never given an answer's content. */
  readonly onFault: (what: string, details: { answerId: string; error: unknown }) => void;
}
