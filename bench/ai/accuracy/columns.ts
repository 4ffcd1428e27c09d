/**
 * The lean model's columns: rates of words and figures of delivery (after Naim et al., FG 2015, and the
 * word categories of LIWC). What is missing is not a finite number.
 */
import { average } from "../../coach/interviews/linear.ts";
import { type Speech, sum } from "./speech.ts";
import { WORD_LISTS } from "./word_lists.ts";

/** "text": words alone; "timing": words against the clock; "delivery": sound alone. */
export type ColumnKind = "text" | "timing" | "delivery";

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly of: (speech: Speech) => number;
}

const LONG_WORD = 8;
/** The apostrophes and hyphens of a word are no letters. */
const letters = (word: string): number => word.replace(/['-]/g, "").length;
const count = ({ words }: Speech): number => words.length;
const distinct = ({ words }: Speech): number => new Set(words).size;
const durations = ({ sound }: Speech): number[] => measured(sound, "duration");
const seconds = (speech: Speech): number => sum(durations(speech));
const listed = ({ words }: Speech, list: ReadonlySet<string>): number =>
  words.filter((word) => list.has(word)).length;

/** The finite values of one sound measure, a question each. */
const measured = (sound: Speech["sound"], name: string): number[] =>
  sound.map((of) => of[name] ?? NaN).filter(Number.isFinite);

/** Their mean; NaN of none. */
function meanOf({ sound }: Speech, name: string): number {
  const values = measured(sound, name);
  return values.length > 0 ? average(values) : NaN;
}

const per100 = (part: number, speech: Speech): number => 100 * part / count(speech);
const perSecond = (part: number, speech: Speech): number => part / seconds(speech);

const text = (name: string, of: Column["of"]): Column => ({ name, kind: "text", of });
const timing = (name: string, of: Column["of"]): Column => ({ name, kind: "timing", of });
const delivery = (name: string, of: Column["of"]): Column => ({ name, kind: "delivery", of });

const WORD_COLUMNS: readonly Column[] = [
  text("ln words", (speech) => Math.log(count(speech))),
  text("distinct / sqrt words", (speech) => distinct(speech) / Math.sqrt(count(speech))),
  ...Object.entries(WORD_LISTS).map(([name, list]) =>
    text(`${name} / 100 words`, (speech) => per100(listed(speech, list), speech))
  ),
  text("soft fillers / 100 words", (speech) => per100(speech.softFillers, speech)),
  text("repeats / 100 words", (speech) => per100(speech.repeats, speech)),
  text("letters a word", (speech) => sum(speech.words.map(letters)) / count(speech)),
  text(
    "% long words",
    (speech) => per100(speech.words.filter((word) => letters(word) >= LONG_WORD).length, speech),
  ),
  text("ln words a sentence", (speech) => Math.log(count(speech) / speech.sentences)),
  text("ln turns", ({ turnLengths }) => Math.log(turnLengths.length)),
  text("ln longest turn", ({ turnLengths }) => Math.log(Math.max(...turnLengths))),
  text("ln (1 + laughs)", ({ laughs }) => Math.log1p(laughs)),
];

const TIMING_COLUMNS: readonly Column[] = [
  timing("words / s", (speech) => perSecond(count(speech), speech)),
  timing("distinct / s", (speech) => perSecond(distinct(speech), speech)),
  timing("fillers / s", (speech) => perSecond(listed(speech, WORD_LISTS.filler!), speech)),
  timing("ln shortest answer", (speech) => Math.log(Math.min(...durations(speech)))),
];

const MEAN_MEASURES = ["pitchUvsVRatio", "jitter", "shimmer", "PercentBreaks", "avgDurPause"];

const DELIVERY_COLUMNS: readonly Column[] = [
  delivery("ln seconds", (speech) => Math.log(seconds(speech))),
  ...MEAN_MEASURES.map((name) => delivery(name, (speech) => meanOf(speech, name))),
  delivery("ln maxDurPause", (speech) => Math.log(meanOf(speech, "maxDurPause"))),
  ...["numVoiceBreaks", "numPause"].map((name) =>
    delivery(`${name} / s`, (speech) => perSecond(sum(measured(speech.sound, name)), speech))
  ),
];

/** All 41. */
export const COLUMNS: readonly Column[] = [
  ...WORD_COLUMNS,
  ...TIMING_COLUMNS,
  ...DELIVERY_COLUMNS,
];

/** The values of the columns of these kinds. */
export const rowOf = (speech: Speech, kinds: readonly ColumnKind[]): number[] =>
  COLUMNS.filter(({ kind }) => kinds.includes(kind)).map((column) => column.of(speech));
