/** What an interviewee said, counted: the plain figures that columns are made of. */
import type { RatedInterview } from "../../coach/interviews/dataset.ts";

/** Sound measures of one question, by name; NaN where there is none. */
export type Sound = Readonly<Record<string, number>>;

export interface Speech {
  /** The interviewee's words, in order. */
  readonly words: readonly string[];
  /** Words of each of the interviewee's turns that has any. */
  readonly turnLengths: readonly number[];
  readonly sentences: number;
  /** Words said twice in a row within a turn. */
  readonly repeats: number;
  /** "like", "you know", "i mean", "kind of", "sort of". */
  readonly softFillers: number;
  /** Transcribers' notes of laughter outside the interviewer's turns. */
  readonly laughs: number;
  readonly sound: readonly Sound[];
}

const WORD = /[a-z][a-z'-]*/g;
const NOTE = /\[[^\]]*\]|\([^)]*\)/g;
const LAUGH = /[[(][^\])]*laugh[^\])]*[\])]/gi;
const SENTENCE_END = /[.!?]+/;
const SOFT_FILLER = /\b(?:like|you know|i mean|kind of|sort of)\b/g;

/** Lower-case words without the transcribers' notes. */
export const tokensOf = (text: string): string[] => spoken(text).match(WORD) ?? [];

const spoken = (text: string): string => text.toLowerCase().replace(NOTE, " ");

/** Counts one interview. */
export function countSpeech({ turns, sound }: Pick<RatedInterview, "turns" | "sound">): Speech {
  const said = turns.filter(({ speaker }) => speaker === "interviewee").map(({ text }) => text);
  const turnWords = said.map(tokensOf).filter((words) => words.length > 0);
  const heard = turns.filter(({ speaker }) => speaker !== "interviewer");
  return {
    words: turnWords.flat(),
    turnLengths: turnWords.map((words) => words.length),
    sentences: sum(said.map(countSentences)),
    repeats: sum(turnWords.map(countRepeats)),
    softFillers: sum(turnWords.map((words) => words.join(" ").match(SOFT_FILLER)?.length ?? 0)),
    laughs: sum(heard.map(({ text }) => text.match(LAUGH)?.length ?? 0)),
    sound,
  };
}

const countSentences = (text: string): number =>
  spoken(text).split(SENTENCE_END).filter((part) => tokensOf(part).length > 0).length;

const countRepeats = (words: readonly string[]): number =>
  words.filter((word, at) => word === words[at - 1]).length;

export const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
