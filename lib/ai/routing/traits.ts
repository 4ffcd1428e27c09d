/**
 * A few measures of a text, for learning as it comes. With the group known, the shape of a prompt tells about
 * as much as its words do, and these few nearly as much as the whole shape (bench/ai/routing); six numbers
 * keep what is stored of a model small, and hold no words.
 */

const WORD = /\p{L}+(?:['’]\p{L}+)?/gu;

/** Words counted together, as ln(1 + count): amounts compared, and people taking part. */
const KINDS: readonly (readonly string[])[] = [
  "half twice third quarter double triple fraction more less fewer greater longer older younger"
    .split(" "),
  ["i", "me", "my", "we", "you"],
];

const KIND_OF = new Map(KINDS.flatMap((words, kind) => words.map((word) => [word, kind] as const)));

/** Typical deviations over recorded prompts, so that one penalty suits all. */
const SCALES = [0.7, 0.6, 0.03, 0.4, 0.4, 0.5];

/** How many numbers {@linkcode traitsOf} gives. */
export const TRAITS = SCALES.length;

/** Words, their length, capitals, question marks, and how often each kind of word comes. */
export function traitsOf(text: string): Float64Array {
  const counts = new Float64Array(KINDS.length);
  let [words, letters] = [0, 0];
  for (const word of text.toLowerCase().match(WORD) ?? []) {
    words += 1;
    letters += word.length;
    const kind = KIND_OF.get(word);
    if (kind !== undefined) counts[kind]! += 1;
  }
  const { capitals, questions } = countMarks(text);
  return Float64Array.of(
    Math.log1p(words),
    letters / Math.max(1, words),
    capitals / (text.length + 1),
    Math.log1p(questions),
    ...counts.map(Math.log1p),
  ).map((value, at) => value / SCALES[at]!);
}

function countMarks(text: string) {
  let [capitals, questions] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x41 && code <= 0x5a) capitals += 1;
    else if (code === 0x3f) questions += 1;
  }
  return { capitals, questions };
}
