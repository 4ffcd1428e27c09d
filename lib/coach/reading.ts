/** An answer as the detectors see it: its clauses, its content words, and what earns nothing. */
import { pausesIn, type Transcript } from "../speech/mod.ts";
import { instructionSpans, overlaps } from "./instructions.ts";
import type { Lexicon } from "./lang/lexicon.ts";
import type { Rubric } from "./rubrics/rubric.ts";
import { type Clause, splitClauses } from "./text/clauses.ts";
import { repeatedTokens } from "./text/repeats.ts";
import { type Token, tokenise } from "./text/tokens.ts";

export interface Reading {
  readonly transcript: Transcript;
  readonly lexicon: Lexicon;
  readonly rubric: Rubric;
  /** Clauses that count: without attempts to instruct the grader. */
  readonly clauses: readonly Clause[];
  /** All words of those clauses. */
  readonly tokens: readonly Token[];
  /** Words of `tokens` that are not the question said again. */
  readonly own: readonly Token[];
  /** Words of clauses that try to instruct the grader. */
  readonly ignored: number;
  /** The ideas of the question: stems, each with the word as asked. */
  readonly questionStems: ReadonlyMap<string, string>;
}

/** What a reading is made from. */
export interface ReadingSource {
  readonly question: string;
  readonly transcript: Transcript;
  readonly lexicon: Lexicon;
  readonly rubric: Rubric;
}

/** Reads an answer once, for all detectors. */
export function readAnswer(source: ReadingSource): Reading {
  const { transcript, lexicon, rubric } = source;
  const spans = instructionSpans(transcript.text, lexicon);
  const all = splitClauses(transcript.text, lexicon, { pauses: pausesIn(transcript) });
  const clauses = all.filter((clause) => !spans.some((span) => overlaps(span, clause)));
  const tokens = clauses.flatMap((clause) => clause.tokens);
  const question = tokenise(source.question);
  const repeated = repeatedTokens(tokens, question);
  return {
    transcript,
    lexicon,
    rubric,
    clauses,
    tokens,
    own: tokens.filter((_, at) => !repeated.has(at)),
    ignored: all.reduce((sum, clause) => sum + clause.tokens.length, 0) - tokens.length,
    questionStems: ideas(question, lexicon),
  };
}

function ideas(question: readonly Token[], lexicon: Lexicon): Map<string, string> {
  return new Map(
    question.filter((token) => isContent(token, lexicon) && !/^\P{L}*\p{N}/u.test(token.norm))
      .map(({ norm }) => [lexicon.stem(norm), norm] as const)
      .filter(([stem]) => !lexicon.questionWords.has(stem)),
  );
}

const isContent = ({ norm }: Token, lexicon: Lexicon) =>
  !lexicon.functionWords.has(norm) && norm.length > 1;

/** The stems of the words that carry content, in order. */
export function contentStems(tokens: readonly Token[], lexicon: Lexicon): string[] {
  return tokens.filter((token) => isContent(token, lexicon)).map(({ norm }) => lexicon.stem(norm));
}
