/** Interviews, questions and answers: the life cycle that everything else hangs on. */
import type { Evaluation, QuestionType } from "../coach/mod.ts";
import type { Codec, Delivery, Transcript } from "../speech/mod.ts";

export type InterviewKind = QuestionType | "mix";
export type AnswerMode = "speak" | "type";
export const LEVELS = ["entry", "mid", "senior"] as const;
export type Level = typeof LEVELS[number];

export const ROLE_FAMILIES = [
  "software",
  "data",
  "product",
  "design",
  "operations",
  "sales",
  "support",
  "finance",
  "people",
  "healthcare",
  "education",
  "trades",
  "general",
] as const;
export type RoleFamily = typeof ROLE_FAMILIES[number];

/** A question of the bank. `shows`: what a good answer shows, in the candidate's terms, 2 to 4 lines. */
export interface BankQuestion {
  /** Permanent, for example "behavioral-017". */
  readonly id: string;
  readonly type: QuestionType;
  readonly level: Level;
  readonly families: readonly RoleFamily[];
  readonly text: string;
  readonly shows: readonly string[];
}

/** What the candidate chose at set-up. */
export interface Setup {
  readonly role: string;
  readonly kind: InterviewKind;
  /** 1 to 10. */
  readonly questionCount: number;
  readonly mode: AnswerMode;
  /** Seconds per answer; null = no timer. */
  readonly timeLimitS: number | null;
}

export interface Interview extends Setup {
  readonly id: string;
  readonly createdAt: Date;
}

export interface Question {
  readonly id: string;
  readonly interviewId: string;
  /** 1-based. */
  readonly position: number;
  readonly type: QuestionType;
  readonly text: string;
  readonly shows: readonly string[];
  /** The answer that this question follows up on, if it is a follow-up. */
  readonly followsAnswerId: string | null;
}

/**
 * open: packets or text may still come; stopped: the candidate ended it, words are being written;
 * ready: the candidate may correct the transcript; evaluated: feedback stands.
 */
export type AnswerState = "open" | "stopped" | "ready" | "evaluated";

/** What became of the sound: none for typed answers; deleted = quotes lose their play button, not their text. */
export type AudioState = "none" | "kept" | "deleted";

/** How long audio is kept: until evaluated, 24 hours for listening back, or until deleted by hand. */
export type Retention = "at_once" | "day" | "keep";

/** Delivery feedback: not measured, shown only to the candidate, or only against their own earlier answers. */
export type DeliveryPreference = "off" | "private" | "baseline";

export interface Answer {
  readonly id: string;
  readonly questionId: string;
  readonly interviewId: string;
  /** 1-based, per question. */
  readonly attempt: number;
  readonly mode: AnswerMode;
  readonly state: AnswerState;
  readonly codec: Codec | null;
  readonly packets: number;
  readonly bytes: number;
  readonly durationMs: number;
  readonly audio: AudioState;
  /** When the audio will be deleted; null = it is kept until the candidate deletes it, or there is none. */
  readonly audioUntil: Date | null;
  readonly createdAt: Date;
}

/** One attempt with all that is known of it, as the report page shows it. */
export interface AnswerReport {
  readonly answer: Answer;
  readonly question: Question;
  readonly transcripts: readonly Transcript[];
  /** The version that was evaluated, or the newest. */
  readonly transcript: Transcript | null;
  readonly delivery: Delivery | null;
  readonly evaluations: readonly Evaluation[];
}

/** The anonymous person behind a signed cookie. */
export interface Candidate {
  readonly id: string;
  readonly retention: Retention;
  readonly delivery: DeliveryPreference;
}
