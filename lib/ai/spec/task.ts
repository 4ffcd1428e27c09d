/** What is asked of models: tasks with their inputs, how each is judged, and what a run gives. */
import type { z } from "zod";
import type { AbstentionReason, Author, QuestionType } from "../../coach/mod.ts";
import type { Transcript } from "../../speech/mod.ts";
import type { Ability } from "./model.ts";
import type { Message } from "./provider.ts";

export const TASK_IDS = [
  "evaluate",
  "follow_up",
  "model_answer",
  "question_set",
  "transcribe",
] as const;
export type TaskId = typeof TASK_IDS[number];

/** An answer and the question it answers, as evaluated, followed up on, or answered as an example. */
export interface AnswerInput {
  readonly question: {
    readonly type: QuestionType;
    readonly text: string;
    readonly shows: readonly string[];
  };
  readonly role: string;
  readonly transcript: Transcript;
}

export interface JobInput {
  readonly role: string;
  readonly jobDescription: string;
  readonly types: readonly QuestionType[];
  readonly count: number;
  /** Ids of questions in the bank that were asked lately, newest first: the coach takes others. */
  readonly recent: readonly string[];
  /** Chooses among what is equally good, so that the same request gives the same questions. */
  readonly seed: string;
}

export type TaskInput = AnswerInput | JobInput;

/** What a better result is worth: a utility of quality (0..1) less weighted dollars and seconds. */
export interface Objective {
  /** Quality that one dollar must buy. */
  readonly perDollar: number;
  /** Quality that one second of waiting costs. */
  readonly perSecond: number;
}

/** A prompt that is never changed once it was used: a new wording is a new version. */
export interface Prompt<I extends TaskInput> {
  /** For example "evaluate/behavioral@2". */
  readonly version: string;
  /** Tokens of the prompt without the input, as `estimateTokens()` counts; a test holds it to this. */
  readonly tokens: number;
  messages(input: I): readonly Message[];
}

export interface Deadlines {
  /** Until the first text of an attempt. */
  readonly firstTextMs: number;
  /** Until the whole run is over, with all its attempts. */
  readonly totalMs: number;
}

/** One kind of work for a model. `Draft` is what the model writes, `Result` what code made of it. */
export interface Task<I extends TaskInput, Draft, Result> {
  readonly id: TaskId;
  readonly abilities: readonly Ability[];
  readonly objective: Objective;
  readonly deadlines: Deadlines;
  readonly maxOutputTokens: number;
  readonly temperature: number;
  /** The prompt in use for this input; experiments may name another of `prompts`. */
  promptFor(input: I): Prompt<I>;
  readonly prompts: readonly Prompt<I>[];
  readonly schema: z.ZodType<Draft>;
  questionTypeOf(input: I): QuestionType | null;
  /** What the router reads: the input's own words, without the prompt. */
  textOf(input: I): string;
  /** Why no model is asked, known without one: the run abstains and costs nothing. Null = ask. */
  refuses?(input: I): AbstentionReason | null;
  /** What may be shown of a draft still being written: only what is whole and proven; null = nothing yet. */
  preview(draft: unknown, input: I): Partial<Result> | null;
  /** What is kept of a whole draft, with how much of it held up; null where nothing did: abstain. */
  conclude(draft: Draft, input: I, author: Author): Concluded<Result> | null;
  /** What is kept of a draft whose model broke off; by default nothing. */
  salvage?(draft: unknown, input: I, author: Author): Concluded<Result> | null;
}

export interface Concluded<Result> {
  readonly value: Result;
  /** Share of the draft's remarks that code could prove, 0..1: what the router learns from at once. */
  readonly validity: number;
}

/** Whose account a run is on; each id present is billed and capped. */
export interface RunContext {
  readonly candidateId: string | null;
  readonly interviewId: string | null;
  readonly answerId: string | null;
}

/** Why the built-in coach answered, in words the page can show. */
export type CoachReason =
  | "no_model"
  | "over_budget"
  | "models_failed"
  | "not_valid"
  | "too_long"
  | "chosen";

/**
 * complete: whole and valid; partial: a stream broke off and nobody could go on, what was proven is kept and
 * labelled; abstained: nothing could be kept.
 */
export type RunOutcome = "complete" | "partial" | "abstained";

export interface RunResult<Result> {
  readonly requestId: string;
  readonly outcome: RunOutcome;
  readonly value: Result | null;
  /** Model id; "coach" for the built-in one. */
  readonly model: string;
  /** Where the input was sent on the way to it, for people; empty: nowhere. */
  readonly places: readonly string[];
  readonly promptVersion: string;
  readonly cached: boolean;
  readonly coachReason: CoachReason | null;
  /** All attempts together, in nano-dollars. */
  readonly costNano: number;
}

export type RunEvent<Result> =
  | { readonly type: "preview"; readonly value: Partial<Result>; readonly model: string }
  /** Another model goes on, or begins anew: what was shown is kept until the next preview. */
  | { readonly type: "switched"; readonly model: string }
  | { readonly type: "result"; readonly result: RunResult<Result> };
