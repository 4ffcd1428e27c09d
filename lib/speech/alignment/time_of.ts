/** The second of audio that a place in a transcript's text belongs to. */
import type { Transcript } from "../types.ts";
import { heardWords } from "./heard_words.ts";

/** Between two words stands white space, punctuation, or a word that the recogniser gave no time. */
const MAX_GAP = 60;

/**
 * When the word at (or last before) UTF-16 offset `offset` of `transcript.text` was said, in ms.
 *
 * @returns null where nothing was said, as in typed text
 */
export function timeOf(transcript: Transcript, offset: number): number | null {
  const text = transcript.text.toLowerCase();
  let cursor = 0;
  let time: number | null = null;
  for (const word of heardWords(transcript.segments)) {
    const at = text.indexOf(word.text.toLowerCase(), cursor);
    if (at < 0 || at > cursor + MAX_GAP) continue;
    if (at > offset) return time ?? word.startMs;
    time = word.startMs;
    cursor = at + word.text.length;
  }
  return time;
}
