/** What is done to models, and to the clock, while runs are under way. */
import type {
  Answer,
  Behaviour,
  FaultKind,
  Script,
} from "../../../tests/support/model_endpoint/mod.ts";
import { type Clock, systemClock } from "../../../lib/ai/shared/clock.ts";
import { textFor } from "../latency/words.ts";

export interface Case {
  readonly name: string;
  readonly large: Script[string];
  readonly small: Script[string];
  readonly clock?: Clock;
}

/** Slow enough that all runs are under way at once. */
const WHOLE: Answer = { text: textFor, firstTextMs: 20, betweenMs: 2, tokenLength: 16 };
const CHUNKS = 80;

/** Tokens so long that the double writes sixteen times what the limit is meant to allow. */
export const ENDLESS: Answer = {
  text: `{"advice": [{"quote": "${"word ".repeat(15_000)}`,
  tokenLength: 64,
};

/** Breaks off at another place each time, from the headers to the last words. */
const breaking = (kind: FaultKind): Script[string] => ({ number }): Behaviour => ({
  ...WHOLE,
  fault: { kind, afterChunks: number * 7 % CHUNKS },
});

const limited = (seconds: number): Behaviour => ({
  status: 429,
  headers: { "retry-after": String(seconds) },
});

/** The wall clock is set forward and back by a day, every other time that it is read. */
function jumpingClock(): Clock {
  let reads = 0;
  const DAY_MS = 24 * 60 * 60_000;
  return { ...systemClock, now: () => Date.now() + (reads++ % 2 === 0 ? DAY_MS : -DAY_MS) };
}

export const CASES: readonly Case[] = [
  { name: "first model reset mid-stream", large: breaking("reset"), small: WHOLE },
  { name: "all models cut mid-stream", large: breaking("cut"), small: breaking("cut") },
  { name: "429 storm, Retry-After 60, first model", large: limited(60), small: WHOLE },
  { name: "429 storm, Retry-After 60, all models", large: limited(60), small: limited(60) },
  { name: "limit of tokens ignored, first model", large: { ...WHOLE, ...ENDLESS }, small: WHOLE },
  { name: "garbage instead of an event", large: breaking("garbage"), small: WHOLE },
  { name: "JSON that is no event", large: breaking("foreign"), small: WHOLE },
  { name: "error event mid-stream", large: breaking("error"), small: WHOLE },
  { name: "streams of the wrong length", large: breaking("wrong_length"), small: WHOLE },
  { name: "streams without an end", large: breaking("no_end"), small: WHOLE },
  {
    name: "streams without an end, all models",
    large: breaking("no_end"),
    small: breaking("no_end"),
  },
  {
    name: "drafts that are no JSON",
    large: { ...WHOLE, text: "I would rather not." },
    small: WHOLE,
  },
  {
    name: "wall clock jumps by a day, both ways",
    large: WHOLE,
    small: WHOLE,
    clock: jumpingClock(),
  },
  {
    name: "wall clock jumps, first model reset",
    large: breaking("reset"),
    small: WHOLE,
    clock: jumpingClock(),
  },
];
