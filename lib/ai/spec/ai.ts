/** The AI layer as the rest of the product sees it. */
import type { QuestionType } from "../../coach/mod.ts";
import type { HeardErrors } from "../../speech/mod.ts";
import type { Run, RunRequest, TextTaskId } from "./results.ts";
import type { TaskId } from "./task.ts";

/** A thumb of a candidate on what a model wrote. */
export interface Rated {
  readonly task: TaskId;
  readonly questionType: QuestionType;
  /** Model id; "coach" for the built-in one. */
  readonly model: string;
  readonly rating: -1 | 1;
}

/** What a candidate made of the words that were heard. */
export interface Corrected {
  readonly candidateId: string;
  readonly answerId: string;
  /** One entry a recogniser. */
  readonly heard: readonly HeardErrors[];
}

/** Whose runs: those on this account. */
export type RunsOf =
  | { readonly candidateId: string }
  | { readonly interviewId: string }
  | { readonly answerId: string };

/** Nano-dollars (1e-9 $). */
export interface InterviewCost {
  readonly spentNano: number;
  /** Null = no cap. */
  readonly capNano: number | null;
}

export interface Ai {
  /** Where candidates' words go when a model is asked, for example "api.example.com"; empty: they stay here. */
  readonly places: readonly string[];
  /** Where their sound goes when a model that transcribes is asked; empty: it is as the settings of speech say. */
  readonly soundPlaces: readonly string[];
  /** Whether any model but the built-in coach is declared to read answers. */
  readonly asks: boolean;
  /** Runs a task; what it costs is booked, whatever comes of it. See {@linkcode Run}. */
  run<T extends TextTaskId>(request: RunRequest<T>): Run<T>;
  /** The router learns from it. */
  rate(rated: Rated): void;
  /** The router learns from it, and experiments are told of the edits. */
  corrected(corrected: Corrected): Promise<void>;
  /** What the calls of an interview cost so far. */
  costOf(interviewId: string): Promise<InterviewCost>;
  /** Ends the runs of this server on an account with an "AbortError"; what they cost is booked. */
  end(of: RunsOf): void;
  /**
   * Deletes what is on an account by `deleteRows`, and with it the cached texts of its runs, for good; runs under way
   * end. A store that is down keeps nobody from deleting: what is in it is gone within the hour.
   */
  forget(of: RunsOf, deleteRows: () => Promise<void>): Promise<void>;
}
