/** Transcripts for tests and benches. */
import type { Transcript } from "../../speech/mod.ts";
import type { CoachInput, QuestionType } from "../types.ts";

/** What was typed. */
export function typed(text: string, changes: Partial<Transcript> = {}): Transcript {
  return {
    text,
    language: "en",
    source: "typed",
    provider: null,
    segments: [],
    confidence: null,
    ...changes,
  };
}

/** The same words as a recogniser without punctuation writes them. */
export function spoken(text: string, changes: Partial<Transcript> = {}): Transcript {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}'%.]+|\.(?!\d)/gu, " ").trim();
  return typed(bare, {
    source: "recogniser",
    provider: "pocketsphinx",
    confidence: 0.6,
    ...changes,
  });
}

/** One question of each type, as the bank asks them. */
export const QUESTIONS: Readonly<Record<QuestionType, string>> = {
  behavioral: "Tell me about a time you disagreed with your manager.",
  technical: "How would you find out why a web page has become slow?",
  situational:
    "A customer wants a feature by Friday that your team cannot finish in time. What would you do?",
  cultural: "What matters most to you in how a team works together?",
};

/** An input with the question of that type. */
export function input(type: QuestionType, transcript: Transcript | string): CoachInput {
  return {
    question: { type, text: QUESTIONS[type] },
    transcript: typeof transcript === "string" ? typed(transcript) : transcript,
  };
}
