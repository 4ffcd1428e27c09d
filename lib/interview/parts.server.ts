/** What the interview service is built from; the composition root joins it. */
import type { Ai } from "../ai/mod.ts";
import type { CoachInput, Evaluation } from "../coach/mod.ts";
import type { Database, LaggingRead } from "../db/mod.ts";
import type { Speech, Transcription } from "../speech/mod.server.ts";

/** What the service asks of speech. */
export interface AnswerSpeech extends Pick<Speech, "measureSound" | "openRecording"> {
  readonly transcription: Pick<Transcription, "name" | "finish">;
}

export interface InterviewParts {
  readonly db: Database;
  /** For what may miss the last seconds; absent = by `db`. */
  readonly read?: LaggingRead;
  readonly speech: AnswerSpeech;
  readonly ai: Ai;
  readonly coach: (input: CoachInput) => Evaluation;
  readonly now: () => Date;
  /** How long audio is kept where the candidate chose neither more nor less. */
  readonly retentionHours: number;
  /** Told of faults that no caller waits for; never given an answer's content. */
  readonly onFault: (
    what: string,
    details: { answerId?: string; interviewId?: string; error: unknown },
  ) => void;
}
