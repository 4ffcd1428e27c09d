/** What each task gives, and how the rest of the product asks for it. */
import type { Evidence, QuestionType, ScoredEvaluation } from "../../coach/mod.ts";
import type { AnswerInput, JobInput, RunContext, RunEvent } from "./task.ts";

/** One question that goes on from the candidate's own words. */
export interface FollowUp {
  readonly question: string;
  /** The words that it takes up. */
  readonly evidence: Evidence;
}

/** An example made from the candidate's own facts; what only they know stands in [square brackets]. */
export interface ModelAnswer {
  readonly text: string;
}

export interface SuggestedQuestion {
  readonly type: QuestionType;
  readonly text: string;
  /** What a good answer shows, 2 to 4 lines. */
  readonly shows: readonly string[];
}

/** Questions from a job description. */
export interface QuestionSet {
  readonly questions: readonly SuggestedQuestion[];
}

/** Tasks that are asked for in words, each with its input and its result. */
export interface TextTasks {
  readonly evaluate: { readonly input: AnswerInput; readonly result: ScoredEvaluation };
  readonly follow_up: { readonly input: AnswerInput; readonly result: FollowUp };
  readonly model_answer: { readonly input: AnswerInput; readonly result: ModelAnswer };
  readonly question_set: { readonly input: JobInput; readonly result: QuestionSet };
}

export type TextTaskId = keyof TextTasks;

export interface RunRequest<T extends TextTaskId> {
  readonly task: T;
  readonly input: TextTasks[T]["input"];
  readonly context: RunContext;
  /** Whether the candidate lets no model read: only the built-in coach is asked. */
  readonly coachOnly?: boolean;
  /** Whether a text that was written before will not do. */
  readonly fresh?: boolean;
  /** Ends the run: its calls are cancelled and what they cost is booked. */
  readonly signal?: AbortSignal;
}

/** One run; ends with exactly one "result". Throws only what the database throws, and the signal's reason. */
export type Run<T extends TextTaskId> = AsyncGenerator<RunEvent<TextTasks[T]["result"]>>;
