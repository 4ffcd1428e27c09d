/** What a text looks like, whatever it is about: lengths, numbers, options, and words that announce a kind of task. */

interface Parts {
  readonly text: string;
  readonly lower: string;
  readonly words: readonly string[];
  /** The text before its options. */
  readonly stem: string;
  readonly options: readonly string[];
  readonly numbers: readonly number[];
  readonly sentences: readonly string[];
}

const OPTION = /^\s*\(?[A-J1-9][.)]\s+(.*)$/gm;
const LONG_WORD = 9;
const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

const times = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const log = (value: number): number => Math.log1p(value);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Patterns counted in the lower-cased text, as ln(1 + count). */
const COUNTED: readonly RegExp[] = [
  /%|percent/g,
  /\$|dollar|cents?\b/g,
  /\bif\b/g,
  /\b(half|twice|third|quarter|double|triple|fraction)\b/g,
  /\b(more|less|fewer|greater|longer|older|younger) than\b/g,
  /\b(each|per|every)\b/g,
  /\b(second|minute|hour|day|week|month|year)s?\b/g,
  /\b(two|three|four|five|six|seven|eight|nine|ten|dozen)\b/g,
  /[=+*/^<>√∑∫≤≥∈]/g,
  /\bstatement \d/g,
  /_{2,}/g,
  /\n/g,
  /\b(all|both|none|either|neither)\b/g,
  /\b(total|altogether|remain\w*|left)\b/g,
  /\b(why|how|explain|because)\b/g,
  /\b(who|when|where)\b/g,
  /\b(what|which)\b/g,
  /\b(most|best|least|likely)\b/g,
  /\b(i|me|my|we|you)\b/g,
  /["“”]/g,
  /[(){}[\]]/g,
  /\\[a-z]+/g,
  /,/g,
];

const MEASURES: readonly ((parts: Parts) => number)[] = [
  ({ text }) => log(text.length),
  ({ stem }) => log(stem.length),
  ({ options }) => log(sum(options.map(({ length }) => length))),
  ({ options }) => options.length,
  ({ text, options }) => sum(options.map(({ length }) => length)) / (text.length + 1),
  ({ options }) => log(longest(options)),
  ({ options }) => log(longest(options) - shortest(options)),
  ({ options }) => options.filter((option) => /^[-$\d]/.test(option)).length,
  ({ text }) => log(times(text, /\d/g)),
  ({ text }) => times(text, /\d/g) / (text.length + 1),
  ({ numbers }) => log(numbers.length),
  ({ numbers }) => log(Math.min(1e12, Math.max(0, ...numbers))),
  ({ numbers }) => log(new Set(numbers).size),
  ({ numbers }) => log(numbers.filter((value) => !Number.isInteger(value)).length),
  ({ sentences }) => log(sentences.length),
  ({ sentences }) => log(sentences.findLast((one) => one.trim() !== "")?.length ?? 0),
  ({ stem, sentences }) => log(stem.length / Math.max(1, sentences.length)),
  ({ text }) => times(text, /\?/g),
  ({ text }) => times(text, /[A-Z]/g) / (text.length + 1),
  ({ text }) => log(times(text, /\b[A-Z]{2,}\b/g)),
  ({ text }) => times(text, /\b(NOT|EXCEPT|not|except|false)\b/g),
  ({ words }) => log(words.length),
  ({ words }) => sum(words.map(({ length }) => length)) / Math.max(1, words.length),
  ({ words }) =>
    words.filter(({ length }) => length >= LONG_WORD).length / Math.max(1, words.length),
  ({ text }) => log(times(text, /[^\x20-\x7e\n]/g)),
];

/** How many numbers {@linkcode shapeOf} gives. */
export const SHAPE_SIZE = MEASURES.length + COUNTED.length;

export function shapeOf(text: string): Float64Array {
  const parts = partsOf(text);
  const shape = new Float64Array(SHAPE_SIZE);
  MEASURES.forEach((measure, index) => shape[index] = measure(parts));
  COUNTED.forEach((pattern, index) =>
    shape[MEASURES.length + index] = log(times(parts.lower, pattern))
  );
  return shape;
}

function partsOf(text: string): Parts {
  const options = [...text.matchAll(OPTION)];
  const stem = options[0] ? text.slice(0, options[0].index) : text;
  const lower = text.toLowerCase();
  return {
    text,
    lower,
    words: lower.match(/[a-z]+/g) ?? [],
    stem,
    options: options.map(([, option = ""]) => option),
    numbers: (text.match(NUMBER) ?? []).map((found) => Number(found.replaceAll(",", ""))),
    sentences: stem.split(/[.!?]\s/),
  };
}

const longest = (texts: readonly string[]): number =>
  Math.max(0, ...texts.map(({ length }) => length));

const shortest = (texts: readonly string[]): number =>
  texts.length === 0 ? 0 : Math.min(...texts.map(({ length }) => length));
