/** The second of audio that a place in a transcript's text belongs to. */
import type { Transcript } from "../types.ts";
import { placedWords } from "./placed_words.ts";

/**
 * When the word at (or last before) UTF-16 offset `offset` of `transcript.text` was said, in ms.
 *
 * @returns null where nothing was said, as in typed text
 */
export function timeOf(transcript: Transcript, offset: number): number | null {
  let time: number | null = null;
  for (const word of placedWords(transcript)) {
    if (word.offset > offset) return time ?? word.startMs;
    time = word.startMs;
  }
  return time;
}
