/** The JSON of an export: everything of a candidate in words, in a form that other programs can read. */
import type { Evaluation } from "../../coach/mod.ts";
import type { Delivery, Transcript } from "../../speech/mod.ts";
import type { Answer, GivenModelAnswer, Interview, Question, Rating, Settings } from "../types.ts";

/** Raised when a reader of the old form could not read the new one. */
export const EXPORT_VERSION = 1;

/** The head of interviews.json; `interviews` follows, oldest first. */
export interface ExportHead {
  readonly format: "rehearse-export";
  readonly version: typeof EXPORT_VERSION;
  readonly exportedAt: Date;
  readonly settings: Settings;
}

export interface ExportedInterview extends Interview {
  readonly questions: readonly ExportedQuestion[];
}

export interface ExportedQuestion extends Question {
  readonly answers: readonly ExportedAnswer[];
}

export interface ExportedAnswer extends Answer {
  /** Path inside the archive; null where there is no sound. */
  readonly audioFile: string | null;
  /** Every version of the words, oldest first. */
  readonly transcripts: readonly (Transcript & { readonly id: string })[];
  readonly delivery: Delivery | null;
  /** All feedback ever given; `transcriptId` says on which words. */
  readonly evaluations: readonly (Evaluation & {
    readonly transcriptId: string;
    readonly rating: Rating | null;
    /** False for a part of what a model wrote: it broke off, or the rest could not be proven. */
    readonly whole: boolean;
  })[];
  readonly modelAnswers: readonly (GivenModelAnswer & { readonly transcriptId: string })[];
}

/** Text of the document around its interviews, so that it can be written one interview at a time. */
export function wrapInterviews(
  head: ExportHead,
): { readonly open: string; readonly close: string } {
  return { open: `${JSON.stringify(head).slice(0, -1)},"interviews":[\n`, close: "\n]}\n" };
}
