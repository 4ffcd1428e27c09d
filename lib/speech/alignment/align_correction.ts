/** Corrected words with the times of the words that were heard, so that a quote keeps its second of audio. */
import type { Segment, Transcript, Word } from "../types.ts";
import { alignTokens } from "./align_tokens.ts";
import { type HeardWord, heardWords } from "./heard_words.ts";

interface Token {
  readonly text: string;
  /** UTF-16 offset in the corrected text. */
  readonly offset: number;
}

/** A token and the heard word that it stands for, if any. */
interface Placed {
  readonly token: Token;
  readonly heard: HeardWord | null;
}

/**
 * The corrected text as a transcript: a word that was kept or replaced has the time of what was heard there, one
 * that was added lies between its neighbours. Confidence is null throughout: the candidate vouches for the words.
 */
export function alignCorrection(original: Transcript, text: string): Transcript {
  const heard = heardWords(original.segments);
  const placed = place(heard, tokensOf(text));
  return {
    text,
    language: original.language,
    source: "corrected",
    provider: original.provider,
    segments: heard.length > 0 ? toSegments(placed, { text, original: original.segments }) : [],
    confidence: null,
  };
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], offset: match.index }));
}

function place(heard: readonly HeardWord[], tokens: readonly Token[]): Placed[] {
  const plain = (words: readonly { readonly text: string }[]) =>
    words.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}']/gu, ""));
  const placed: Placed[] = [];
  for (const { from, to } of alignTokens(plain(heard), plain(tokens))) {
    if (to === null) continue;
    placed.push({ token: tokens[to]!, heard: from === null ? null : heard[from]! });
  }
  return placed;
}

interface Source {
  readonly text: string;
  readonly original: readonly Segment[];
}

/** One segment for each of the original's that still has words. */
function toSegments(placed: readonly Placed[], { text, original }: Source): Segment[] {
  const segments: Segment[] = [];
  for (const [index, tokens] of bySegment(placed)) {
    const { startMs, endMs } = original[index]!;
    const first = tokens[0]!.token;
    const last = tokens.at(-1)!.token;
    segments.push({
      text: text.slice(first.offset, last.offset + last.text.length),
      startMs,
      endMs,
      confidence: null,
      words: timed(tokens, { startMs, endMs }),
    });
  }
  return segments;
}

/** Added words go with the word before them, at the beginning with the one after. */
function bySegment(placed: readonly Placed[]): Map<number, Placed[]> {
  let current = placed.find(({ heard }) => heard)?.heard?.segment ?? 0;
  const groups = new Map<number, Placed[]>();
  for (const one of placed) {
    current = one.heard?.segment ?? current;
    const group = groups.get(current);
    if (group) group.push(one);
    else groups.set(current, [one]);
  }
  return groups;
}

/** Added words share the time between the heard ones around them. */
function timed(
  placed: readonly Placed[],
  span: { readonly startMs: number; readonly endMs: number },
): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < placed.length;) {
    const { token, heard } = placed[at]!;
    if (heard) {
      words.push({ ...timesOf(heard), text: token.text, confidence: null });
      at++;
      continue;
    }
    const next = placed.findIndex((one, index) => index > at && one.heard);
    const end = next < 0 ? placed.length : next;
    const from = words.at(-1)?.endMs ?? span.startMs;
    const to = Math.max(from, placed[end]?.heard?.startMs ?? span.endMs);
    const step = (to - from) / (end - at);
    placed.slice(at, end).forEach((added, index) =>
      words.push({
        text: added.token.text,
        startMs: Math.round(from + index * step),
        endMs: Math.round(from + (index + 1) * step),
        confidence: null,
      })
    );
    at = end;
  }
  return words;
}

function timesOf({ startMs, endMs }: HeardWord) {
  return { startMs, endMs };
}
