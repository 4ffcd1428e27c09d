/** Clauses: the unit that remarks quote. Works alike on typed prose and on a recogniser's bare words. */
import type { Lexicon } from "../lang/lexicon.ts";
import { normalise, type Token, tokenise } from "./tokens.ts";

export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  /** The words as patterns see them. */
  readonly norm: string;
}

/** A connective starts a new clause only when this many words stand before it. */
const LEAST_WORDS = 4;
/** Without a comma before it a bare subject ("i", "we") starts a new clause after this many words. */
const LONG_CLAUSE = 12;
/** Nothing runs on for longer than this, whatever the text. */
const LONGEST_CLAUSE = 40;
const SENTENCE_END = /[.!?;:\n…]|\s[-–—]{1,2}\s/u;

interface SplitOptions {
  /** Offsets of words that were said after a pause, which counts like a comma. */
  readonly pauses?: ReadonlySet<number>;
}

/** Splits a text into clauses at sentence ends and connectives; fillers ("um") are no words of them. Never throws; empty text gives none. */
export function splitClauses(
  text: string,
  lexicon: Lexicon,
  { pauses = new Set() }: SplitOptions = {},
): Clause[] {
  const tokens = tokenise(text).filter(({ norm }) => !lexicon.fillers.has(norm));
  const clauses: Clause[] = [];
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    if (at < tokens.length && !startsClause(text, tokens, { from, at, lexicon, pauses })) continue;
    clauses.push(toClause(tokens.slice(from, at)));
    from = at;
  }
  return tokens.length === 0 ? [] : clauses;
}

interface Position {
  readonly from: number;
  readonly at: number;
  readonly lexicon: Lexicon;
  readonly pauses: ReadonlySet<number>;
}

function startsClause(text: string, tokens: readonly Token[], position: Position): boolean {
  const { from, at, lexicon, pauses } = position;
  const gap = text.slice(tokens[at - 1]!.end, tokens[at]!.start);
  if (SENTENCE_END.test(gap)) return true;
  const length = at - from;
  if (length < LEAST_WORDS || lexicon.neverLast.has(tokens[at - 1]!.norm)) {
    return length >= LONGEST_CLAUSE;
  }
  const ahead = normalise(inOneBreath(tokens.slice(at, at + 4), pauses));
  if (length >= LONGEST_CLAUSE || lexicon.clauseStart.test(ahead)) return true;
  const parted = gap.includes(",") || pauses.has(tokens[at]!.start);
  return (parted || length >= LONG_CLAUSE) && lexicon.subjectStart.test(ahead);
}

/** The words up to the next pause: in "another project first (pause) I asked" nothing starts at "first". */
function inOneBreath(tokens: readonly Token[], pauses: ReadonlySet<number>): readonly Token[] {
  const end = tokens.findIndex(({ start }, at) => at > 0 && pauses.has(start));
  return end < 0 ? tokens : tokens.slice(0, end);
}

function toClause(tokens: readonly Token[]): Clause {
  return {
    start: tokens[0]!.start,
    end: tokens.at(-1)!.end,
    tokens,
    norm: normalise(tokens),
  };
}
