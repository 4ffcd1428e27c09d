/** Segments as one transcript. */
import type { Segment, Transcript } from "../types.ts";

export interface Authorship {
  readonly language: string;
  /** Of segments that do not say themselves who heard them. */
  readonly provider: string;
}

export function composeTranscript(
  segments: readonly Segment[],
  { language, provider }: Authorship,
): Transcript {
  return {
    text: segments.map(({ text }) => text).join(" "),
    language,
    source: "recogniser",
    provider: [...new Set(segments.map(({ heardBy = provider }) => heardBy))].join(", ") ||
      provider,
    segments,
    confidence: meanConfidence(segments),
  };
}

/** Weighted by the duration of the words, or of the segment where there are none; null where unknown. */
function meanConfidence(segments: readonly Segment[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const segment of segments) {
    const words = segment.words.length > 0 ? segment.words : [segment];
    for (const { confidence, startMs, endMs } of words) {
      if (confidence === null) continue;
      sum += confidence * (endMs - startMs);
      weight += endMs - startMs;
    }
  }
  return weight > 0 ? sum / weight : null;
}
