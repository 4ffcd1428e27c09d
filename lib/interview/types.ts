/** Interviews, questions and answers: the life cycle that everything else hangs on. */
import type { CoachReason } from "../ai/mod.ts";
import type { DimensionId, Evaluation, QuestionType, ScoredEvaluation } from "../coach/mod.ts";
import type {
  Codec,
  Delivery,
  DeliveryMeasure,
  DeliveryMeasureId,
  Transcript,
} from "../speech/mod.ts";

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

/** Why an answer has no words although it was ended: nobody to write them, no speech in it, or a fault. */
export type AnswerNote = "no_recogniser" | "nothing_heard" | "recogniser_failed";

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
  /** Null where there are words, or they are still to come. */
  readonly note: AnswerNote | null;
  readonly createdAt: Date;
}

/** Whether models outside this server may read the words. */
export type ModelsPreference = "ask" | "off";

/** A thumb on feedback: 1 = it helped, -1 = it did not. */
export type Rating = -1 | 1;

/** coach, model: the follow-up that their feedback asks; another: a new one is made. */
export const FOLLOW_UPS = ["coach", "model", "another"] as const;
export type FollowUpOf = typeof FOLLOW_UPS[number];

/** Feedback as it is stored. */
export interface GivenFeedback<E extends Evaluation = Evaluation> {
  /** Of the evaluation. */
  readonly id: string;
  readonly evaluation: E;
  /** The candidate's; null = none given. */
  readonly rating: Rating | null;
}

/**
 * A model's reading of the words, beside the coach's. off: none is asked; due: on its way; offered: it can be asked
 * for; none: it was asked for and there is none; given: there it is, `whole` unless it is a part. `places`: where
 * the words were sent for it.
 */
export type ModelFeedback =
  | { readonly state: "off" }
  | { readonly state: "due" }
  | { readonly state: "offered" }
  | { readonly state: "none"; readonly reason: CoachReason | null }
  | {
    readonly state: "given";
    readonly given: GivenFeedback<ScoredEvaluation>;
    readonly whole: boolean;
    readonly places: readonly string[];
  };

/** An example of how the answer could be said, from the candidate's own facts. */
export interface GivenModelAnswer {
  readonly text: string;
  /** Model id; "coach" for the built-in one. */
  readonly model: string;
  /** Why the coach wrote it; null where a model did, or nobody knows any more. */
  readonly reason: CoachReason | null;
}

/** One attempt with all that is known of it, as the report page shows it. */
export interface AnswerReport {
  readonly answer: Answer;
  readonly question: Question;
  readonly transcripts: readonly Transcript[];
  /** The version that was evaluated, or the newest. */
  readonly transcript: Transcript | null;
  readonly delivery: Delivery | null;
  /** The built-in coach's; null while there is none. */
  readonly coach: GivenFeedback | null;
  readonly model: ModelFeedback;
  readonly modelAnswer: GivenModelAnswer | null;
}

/** The anonymous person behind a signed cookie. */
export interface Candidate {
  readonly id: string;
  readonly retention: Retention;
  readonly delivery: DeliveryPreference;
  readonly models: ModelsPreference;
}

/** What the candidate may choose about their data and feedback. */
export type Settings = Omit<Candidate, "id">;

/** What a changed setting did to the sound that was there already. */
export interface SettingsEffect {
  readonly settings: Settings;
  /** Answers whose sound was deleted now. */
  readonly audioDeleted: number;
  /** Answers whose sound will now be deleted at another time, or no longer by itself. */
  readonly audioRescheduled: number;
}

/** A question with every attempt at it, oldest first. */
export interface AskedQuestion {
  readonly question: Question;
  readonly answers: readonly Answer[];
}

/** An answer with feedback in another interview. */
export interface EarlierAnswer {
  readonly answerId: string;
  readonly question: string;
  readonly at: Date;
  /** Of that interview; may be empty. */
  readonly role: string;
  /** What the coach said to change first; null where it said nothing. */
  readonly advice: string | null;
}

/** What was answered in other interviews to a question. */
export interface AnsweredBefore {
  /** In the same words: the last answer of each interview, newest first, ten at most. */
  readonly same: readonly EarlierAnswer[];
  /** In nearly the same words: the last answer to each such question, the likest first. */
  readonly alike: readonly EarlierAnswer[];
}

/** An interview as its page shows it. */
export interface InterviewOverview {
  readonly interview: Interview;
  /** In the order in which they are asked. */
  readonly questions: readonly AskedQuestion[];
}

/** One interview in the list of past ones. */
export interface HistoryEntry {
  readonly interview: Interview;
  /** Questions it has, follow-ups included. */
  readonly questions: number;
  /** Questions with at least one answer that was ended. */
  readonly answered: number;
  /** Answers with feedback that carries figures. */
  readonly scored: number;
}

export interface HistoryPage {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** For the next, older page; null = there is none. */
  readonly older: string | null;
}

/** One figure of one answer, for a trend. */
export interface TrendPoint {
  readonly answerId: string;
  readonly at: Date;
  readonly value: number;
}

/** How one delivery measure went, in its unit. */
export interface DeliveryTrend {
  readonly id: DeliveryMeasureId;
  readonly unit: DeliveryMeasure["unit"];
  readonly typical: DeliveryMeasure["typical"];
  readonly points: readonly TrendPoint[];
}

/** Points in the order of time, of scored answers only: an abstention is not a low figure. */
export interface Trends {
  /** 0..1 each. */
  readonly overall: readonly TrendPoint[];
  readonly dimensions: readonly {
    readonly id: DimensionId;
    readonly points: readonly TrendPoint[];
  }[];
  /** Empty where the candidate has switched delivery off. */
  readonly delivery: readonly DeliveryTrend[];
}

/** The median of a measure over the candidate's own earlier answers. */
export interface Baseline {
  readonly id: DeliveryMeasureId;
  readonly median: number;
  /** How many answers it rests on, at least three. */
  readonly answers: number;
}

/** A piece of text; `hit` = it matched the search. Shown as text, never as HTML. */
export interface Snippet {
  readonly text: string;
  readonly hit: boolean;
}

/** One answer that a search found, and where in it. */
export interface SearchHit {
  readonly answerId: string;
  readonly interviewId: string;
  readonly question: string;
  readonly at: Date;
  readonly matches: readonly {
    readonly part: "question" | "answer" | "feedback";
    readonly snippets: readonly Snippet[];
  }[];
}

export interface SearchResult {
  /** Best first. */
  readonly hits: readonly SearchHit[];
  /** The search that found them, where words of the typed one were taken for misspelt; else null. */
  readonly readAs: string | null;
}
