/** What an answer bears out: every quote and fact of a model is looked up here. */
import { type Evidence, findEvidence, type Lexicon, lexiconFor } from "../../../coach/mod.ts";
import type { AnswerInput } from "../../spec/task.ts";
import { findAttempts, type Span } from "./attempts.ts";
import { numbersIn } from "./numbers.ts";
import { once, onceOf } from "./once.ts";
import { isKnown, LEAST_KNOWN, wordsOf } from "./words.ts";

export interface Source {
  readonly input: AnswerInput;
  readonly lexicon: Lexicon;
  readonly attempts: readonly Span[];
  /** Words of the answer, its question and role: lower case, and their stems. */
  readonly words: ReadonlySet<string>;
  /** Their figures, said or written. */
  readonly numbers: ReadonlySet<number>;
}

/** Null in a language that the coach does not know. */
export const readSource = onceOf((input: AnswerInput): Source | null => {
  const { question, role, transcript } = input;
  const lexicon = lexiconFor(transcript.language);
  if (lexicon === null) return null;
  const text = [transcript.text, question.text, role].join("\n");
  const words = wordsOf(text);
  return {
    input,
    lexicon,
    attempts: findAttempts(transcript.text, lexicon),
    words: new Set([...words, ...words.map((word) => lexicon.stem(word))]),
    numbers: new Set(numbersIn(text, { parts: true })),
  };
});

/**
 * The quote where it stands in the answer. Null where it does not, where it says nothing, and where it is part of
 * an attempt to instruct: that is no part of an answer.
 */
export const prove = once((quote, source: Source): Evidence | null => {
  const evidence = stands(quote, source);
  return evidence && saysSomething(evidence.quote, source.lexicon) ? evidence : null;
});

/** Where the words stand in the answer, outside of attempts to instruct, whatever they say; null = nowhere. */
export function stands(words: string, { input, attempts }: Source): Evidence | null {
  const evidence = findEvidence(input.transcript, words);
  if (evidence === null) return null;
  const { start, end } = evidence;
  return attempts.some((span) => span.start < end && start < span.end) ? null : evidence;
}

/** As `prove()`, for several quotes of one remark; those that do not hold are left out, and repeats. */
export function proveAll(quotes: readonly string[], source: Source): readonly Evidence[] {
  const found = quotes.flatMap((quote) => prove(quote, source) ?? []);
  return found.filter(({ start }, at) => found.findIndex((other) => other.start === start) === at);
}

function saysSomething(quote: string, lexicon: Lexicon): boolean {
  const words = wordsOf(quote);
  if (words.every((word) => lexicon.functionWords.has(word))) return false;
  return words.length < 4 ||
    words.filter((word) => isKnown(word, lexicon)).length >= words.length * LEAST_KNOWN;
}
