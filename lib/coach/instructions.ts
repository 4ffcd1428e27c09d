/** Words of an answer that try to instruct whoever grades it: they earn nothing. */
import type { Lexicon } from "./lang/lexicon.ts";

/** UTF-16 offsets into a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where the text tries to instruct, each from the start of its sentence. */
export function instructionSpans(text: string, lexicon: Lexicon): readonly Range[] {
  return lexicon.instructions.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => ({
      start: sentenceStart(text, match.index),
      end: match.index + match[0].length,
    }))
  );
}

/** Where the sentence of `at` starts, if that is near: a recogniser's words have no sentences. */
function sentenceStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - NEAR), at);
  const end = before.search(/[.!?\n][^.!?\n]*$/u);
  return end < 0 ? at : at - before.length + end + 1;
}

/** In characters. */
const NEAR = 40;

export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
