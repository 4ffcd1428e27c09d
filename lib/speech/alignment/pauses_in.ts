/** Where a speaker paused, as places in the text: what commas are to writing. */
import { PAUSE_MS } from "../features/pauses.ts";
import type { Transcript } from "../types.ts";
import { placedWords } from "./placed_words.ts";

/** UTF-16 offsets of the words that were said after a pause of at least 300 ms; none in typed text. */
export function pausesIn(transcript: Transcript): ReadonlySet<number> {
  const offsets = new Set<number>();
  let endMs = 0;
  for (const word of placedWords(transcript)) {
    if (word.startMs - endMs >= PAUSE_MS) offsets.add(word.offset);
    endMs = word.endMs;
  }
  return offsets;
}
