/** Whether the answer has the room it needs and no more. */
import type { Reading } from "../reading.ts";

/** At this multiple of the upper bound an answer has lost half of its length score. */
const HALF_AT = 2;

/** From this share of the lower bound on, an answer is not called short. */
const NEARLY = 0.8;

export interface LengthFinding {
  readonly score: number;
  readonly words: number;
  readonly verdict: "short" | "good" | "long";
}

/** Measures length against the rubric's range of words. */
export function measureLength(reading: Reading): LengthFinding {
  const words = reading.own.length;
  const [low, high] = reading.rubric.words;
  if (words < low) {
    return { score: words / low, words, verdict: words < NEARLY * low ? "short" : "good" };
  }
  if (words <= high) return { score: 1, words, verdict: "good" };
  const over = (words - high) / (high * (HALF_AT - 1));
  return { score: 1 / (1 + over), words, verdict: "long" };
}
