/** How much of what each recogniser heard the candidate had to put right. */
import { alignCorrection } from "../alignment/align_correction.ts";
import type { Segment, Transcript } from "../types.ts";
import { type WordErrors, wordErrors } from "./word_errors.ts";

/** The reference is what the candidate made of it. */
export interface HeardErrors extends WordErrors {
  /** Who heard it. */
  readonly recogniser: string;
}

/** One entry a recogniser; none where nobody heard anything. */
export function heardErrors(heard: Transcript, corrected: string): readonly HeardErrors[] {
  const { segments } = alignCorrection(heard, corrected);
  const byRecogniser = new Map<string, HeardErrors>();
  for (const segment of heard.segments) {
    const recogniser = segment.heardBy ?? heard.provider;
    if (recogniser === null) continue;
    const { errors, words } = byRecogniser.get(recogniser) ?? { errors: 0, words: 0 };
    const expected = segments.find((one) => isSame(one, segment))?.text ?? "";
    const found = wordErrors(expected, segment.text);
    byRecogniser.set(recogniser, {
      recogniser,
      errors: errors + found.errors,
      words: words + found.words,
    });
  }
  return [...byRecogniser.values()];
}

const isSame = (one: Segment, other: Segment): boolean =>
  one.startMs === other.startMs && one.endMs === other.endMs;
