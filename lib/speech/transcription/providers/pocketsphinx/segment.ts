/** Decoded words as a segment: fillers of the model left out, times in the answer's clock. */
import type { Segment, Word } from "../../../types.ts";
import type { DecodedWord } from "./messages.ts";

/** Silences and noises of the model's noise dictionary: <s>, <sil>, [NOISE], ++UH++. */
const NOT_A_WORD = /^[<[+]/;
/** The dictionary numbers further pronunciations: "the(2)". */
const VARIANT = /\(\d+\)$/;
const FRAME_MS = 10;

export interface UtteranceSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** Null where no word was heard. */
export function toSegment(decoded: readonly DecodedWord[], span: UtteranceSpan): Segment | null {
  const words = decoded.filter(({ text }) => !NOT_A_WORD.test(text))
    .map((word) => toWord(word, span));
  if (words.length === 0) return null;
  const text = words.map((word) => word.text).join(" ");
  return { text, ...span, confidence: meanConfidence(words), words };
}

/** The words so far as they are shown. */
export function toText(hypothesis: string): string {
  return hypothesis.split(" ").map(cased).join(" ");
}

function toWord(word: DecodedWord, { startMs, endMs }: UtteranceSpan): Word {
  return {
    text: cased(word.text.replace(VARIANT, "")),
    startMs: Math.min(endMs, startMs + word.startFrame * FRAME_MS),
    endMs: Math.min(endMs, startMs + (word.endFrame + 1) * FRAME_MS),
    confidence: toThousandths(Math.min(1, Math.max(0, word.probability))),
  };
}

/** The model knows no case; in English one word always has it. */
function cased(word: string): string {
  return /^i(?:'|$)/.test(word) ? `I${word.slice(1)}` : word;
}

/** Weighted by duration, so that one mistaken "a" does not pull a good utterance down. */
function meanConfidence(words: readonly Word[]): number {
  const total = words.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  const weighted = words.reduce(
    (sum, word) => sum + (word.confidence ?? 0) * (word.endMs - word.startMs),
    0,
  );
  return total > 0 ? toThousandths(weighted / total) : 0;
}

function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
