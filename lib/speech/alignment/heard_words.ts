/** The words of a transcript with the segment that each belongs to. */
import type { Segment, Word } from "../types.ts";

export interface HeardWord extends Word {
  /** Index of its segment. */
  readonly segment: number;
}

/** Where a recogniser gave no word times, the words of a segment share its time by their length. */
export function heardWords(segments: readonly Segment[]): readonly HeardWord[] {
  return segments.flatMap((segment, index) => {
    const words = segment.words.length > 0 ? segment.words : spreadWords(segment);
    return words.map((word) => ({ ...word, segment: index }));
  });
}

function spreadWords({ text, startMs, endMs }: Segment): Word[] {
  const perCharacter = (endMs - startMs) / Math.max(1, text.length);
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    startMs: Math.round(startMs + match.index * perCharacter),
    endMs: Math.round(startMs + (match.index + match[0].length) * perCharacter),
    confidence: null,
  }));
}
