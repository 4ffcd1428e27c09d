/** The coach's words: what an evaluation of one answer says, and what it rests on. */
import type { Transcript } from "../speech/mod.ts";

export const QUESTION_TYPES = ["behavioral", "technical", "situational", "cultural"] as const;
export type QuestionType = typeof QUESTION_TYPES[number];

/** The candidate's own words, found by code at `start`..`end` (UTF-16 offsets) of the transcript text. */
export interface Evidence {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** When it was said; null for typed text. */
  readonly startMs: number | null;
}

export const DIMENSION_IDS = [
  "structure",
  "specificity",
  "ownership",
  "relevance",
  "length",
] as const;
export type DimensionId = typeof DIMENSION_IDS[number];

/** One part of a well-built answer, for example "result" of a behavioral one. */
export interface StructurePart {
  readonly id: string;
  readonly found: boolean;
  readonly evidence: Evidence | null;
}

/** One dimension of the rubric. `score` in 0..1; `remark` is a whole sentence for the candidate. */
export interface Dimension {
  readonly id: DimensionId;
  readonly score: number;
  readonly remark: string;
  readonly evidence: readonly Evidence[];
  /** Only for "structure": the parts of this question type, in order. */
  readonly parts?: readonly StructurePart[];
}

/** One thing to change: what, why, the words it rests on, and the same words said better. */
export interface Advice {
  /** The one that it helps most; a model does not say. */
  readonly dimension?: DimensionId;
  readonly title: string;
  /** Empty where a model's own did not hold, or it broke off. */
  readonly why: string;
  readonly evidence: Evidence;
  /** Rewritten from the candidate's own words; what only they know stands in [square brackets]. Empty as `why`. */
  readonly example: string;
}

export type AbstentionReason =
  | "empty"
  | "too_short"
  | "gibberish"
  | "off_topic"
  | "question_repeated"
  | "low_confidence"
  | "unsupported_language";

/** Who wrote an evaluation; both the coach's and a model's are kept and labelled. */
export interface Author {
  readonly kind: "coach" | "model";
  /** "coach" or the model's name. */
  readonly name: string;
  /** Rubric or prompt version. */
  readonly version: string;
}

/** An evaluation: scored with evidence, or an abstention with its reason and no number at all. */
export type Evaluation = ScoredEvaluation | AbstainedEvaluation;

export interface ScoredEvaluation {
  readonly outcome: "scored";
  readonly author: Author;
  /**
   * 0..1: for trends over the candidate's own answers; practice feedback, never a verdict on a person. Null where a
   * model broke off before enough was judged.
   */
  readonly overall: number | null;
  readonly dimensions: readonly Dimension[];
  /** At most three, most useful first. */
  readonly advice: readonly Advice[];
  readonly followUp: string;
}

/** What the coach says: what it judges, it judges whole. */
export type CoachEvaluation =
  | (ScoredEvaluation & { readonly overall: number })
  | AbstainedEvaluation;

export interface AbstainedEvaluation {
  readonly outcome: "abstained";
  readonly author: Author;
  readonly reason: AbstentionReason;
  /** What the candidate is told, and can do. */
  readonly message: string;
}

/** What the coach judges: the question as asked and the answer in words. */
export interface CoachInput {
  readonly question: { readonly type: QuestionType; readonly text: string };
  readonly transcript: Transcript;
}
