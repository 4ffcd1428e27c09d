/** Where an answer addresses whoever evaluates it, hidden or not: those words are no part of an answer. */
import { instructionSpans, type Lexicon } from "../../../coach/mod.ts";

/** UTF-16 offsets into the answer. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Beyond what the coach knows: what is tried on models rather than on people. */
const ON_MODELS: readonly RegExp[] = [
  /\b(?:all|every|each|any|overall|final|the|my) (?:dimension )?(?:scores?|ratings?|marks?|grades?) (?:is|are|be|must be|should be|will be|equals?|=|:) ?(?:\d|perfect|full|max|top|excellent)/giu,
  /\b(?:score|rate|grade|mark)(?: (?:it|this|me))?:? (?:an? )?(?:\d+|ten|full)\b/giu,
  /\b(?:give|get|award)\w*(?: me)? (?:full|maximum|top|perfect) (?:marks|scores?|points)\b/giu,
  /\b(?:repeat|reveal|print|show|output|recite|list|quote|write out)\b[^.!?\n]{0,30}\byour (?:own |system )?(?:rules|instructions|prompt|guidelines)\b/giu,
  /\bin (?:(?:the|your) (?:first |next )?(?:advice|remarks?)|your (?:feedback|evaluation))\b/giu,
  /\b(?:praise|hire) me\b/giu,
  /\[\/?(?:BEGIN|END)\b[^\]\n]{0,60}\]|`{3}|\bhttps?:\/\/|\bwww\./giu,
];

const UNSEEN = /[\p{Cf}\p{Cc}]/u;

/** An attempt goes on to the end of its sentence, and on to the next one where it is this near, in characters. */
const NEAR = 60;
const SENTENCE_END = /[.!?\n]/u;

export function findAttempts(answer: string, lexicon: Lexicon): readonly Span[] {
  const { text, offsets } = unfold(answer);
  const found = [
    ...instructionSpans(text, lexicon),
    ...ON_MODELS.flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
        start: index,
        end: index + match.length,
      }))
    ),
  ];
  return merge(found.map((span) => toSentence(span, text)))
    .map(({ start, end }) => ({ start: offsets[start]!, end: offsets[end - 1]! + 1 }));
}

/** What a reader makes of it: nothing unseen, wide letters as plain ones; with each character's own offset. */
function unfold(answer: string): { readonly text: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  let text = "";
  for (let at = 0; at < answer.length; at++) {
    const char = answer[at]!;
    if (UNSEEN.test(char) && !/\s/u.test(char)) continue;
    const plain = char.normalize("NFKC");
    text += plain.length === 1 ? plain : char;
    offsets.push(at);
  }
  return { text, offsets };
}

function toSentence({ start, end }: Span, text: string): Span {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  const rest = after.search(SENTENCE_END);
  return {
    start: start - before.split(SENTENCE_END).at(-1)!.length,
    end: end + (rest < 0 ? after.length : rest + 1),
  };
}

/** In order, those that overlap or are near joined. */
function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end + NEAR) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else merged.push(span);
  }
  return merged;
}
