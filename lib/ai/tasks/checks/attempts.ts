/** Where an answer addresses whoever evaluates it, hidden or not: those words are no part of an answer. */
import { instructionSpans, type Lexicon } from "../../../coach/mod.ts";
import { isUnseen } from "../../shared/unseen.ts";
import { foreignSpans } from "./foreign.ts";

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
  /(?<!\b(?:should|would|could|might|will|did|to|you|they|not) )\b(?:praise|hire) me\b/giu,
  /\[\/?(?:BEGIN|END)\b[^\]\n]{0,60}\]|`{3}|\bhttps?:\/\/|\bwww\./giu,
];

/** The longest run of unseen characters that is honest: the letters of a region's flag, and their end. */
const LONGEST_UNSEEN = 6;

/** An attempt goes on to the end of its sentence, and on to the next one where it is this near, in characters. */
const NEAR = 60;
const SENTENCE_END = /[.!?](?!\p{L})|\n/u;

export function findAttempts(answer: string, lexicon: Lexicon): readonly Span[] {
  const { text, origins, unseen } = unfold(answer);
  const words = [
    ...commands(text, lexicon),
    ...commands(turnedRound(text), lexicon).map(({ start, end }) => ({
      start: text.length - end,
      end: text.length - start,
    })),
    ...foreignSpans(text, lexicon),
  ];
  const sentences = merge(words.map((span) => toSentence(span, text)))
    .map(({ start, end }) => ({ start: origins[start]!.start, end: origins[end - 1]!.end }));
  return merge([...sentences, ...unseen]);
}

const commands = (text: string, lexicon: Lexicon): readonly Span[] => [
  ...instructionSpans(text, lexicon),
  ...ON_MODELS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
      start: index,
      end: index + match.length,
    }))
  ),
];

/** By UTF-16 units, so that offsets can be counted from the end. */
const turnedRound = (text: string): string => text.split("").reverse().join("");

interface Unfolded {
  /** What a reader makes of the answer: nothing unseen, wide and mathematical letters as plain ones. */
  readonly text: string;
  /** For each of its UTF-16 units the character of the answer that it comes from. */
  readonly origins: readonly Span[];
  /** Runs in the answer of what a reader does not see. */
  readonly unseen: readonly Span[];
}

function unfold(answer: string): Unfolded {
  const origins: Span[] = [];
  const unseen: Span[] = [];
  let text = "";
  let run = 0;
  let at = 0;
  for (const char of answer) {
    const span = { start: at, end: at + char.length };
    run = isUnseen(char) ? run + 1 : 0;
    if (run > LONGEST_UNSEEN) unseen.push(span);
    if (run === 0) {
      const plain = char.normalize("NFKC");
      text += plain;
      for (let unit = 0; unit < plain.length; unit++) origins.push(span);
    }
    at = span.end;
  }
  return { text, origins, unseen };
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
