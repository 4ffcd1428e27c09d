import type { Span } from "../types.ts";

/** Shortest silence within speech that counts as a pause (de Jong & Wempe 2009 use 0.3 s). */
export const PAUSE_MS = 300;
/** Shortest sound that counts as speech: shorter ones are clicks. */
const LEAST_SPEECH_MS = 50;

/** Turns frames judged speech or not into utterances and the pauses between them. */
export interface PauseFinder {
  push(speech: boolean): void;
  readonly pauses: readonly Span[];
  /** Time inside utterances so far, pauses left out. */
  readonly speechMs: number;
  /** Time since speech was last heard; since the start if none was. */
  readonly silenceMs: number;
}

/** Frames are `frameMs` long. Leading and trailing silence is no pause. */
export function createPauseFinder(frameMs: number): PauseFinder {
  const pauses: Span[] = [];
  let now = 0;
  let run = 0;
  let speechEnd = 0;
  let speechMs = 0;
  let heard = false;

  const resume = (startMs: number) => {
    const gap = startMs - speechEnd;
    if (heard && gap >= PAUSE_MS) pauses.push({ startMs: speechEnd, endMs: startMs });
    else if (heard) speechMs += gap;
    heard = true;
    speechMs += now - startMs;
    speechEnd = now;
  };

  return {
    pauses,
    push(speech) {
      now += frameMs;
      run = speech ? run + frameMs : 0;
      if (run >= LEAST_SPEECH_MS) resume(speechEnd === now - frameMs ? speechEnd : now - run);
    },
    get speechMs() {
      return speechMs;
    },
    get silenceMs() {
      return now - speechEnd;
    },
  };
}
