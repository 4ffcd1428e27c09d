/** Holds what a model says of an answer to the answer: no words and no facts that the candidate did not give. */
import { findEvidence } from "../../../coach/mod.ts";
import { addedFacts } from "./facts.ts";
import { once } from "./once.ts";
import { quotationsIn, withoutQuotations } from "./quotations.ts";
import { askable, sayable } from "./sayable.ts";
import { type Source, stands } from "./source.ts";
import { isFormed, isKnown, wordsOf } from "./words.ts";

interface RemarkOptions {
  /** In characters. */
  readonly most: number;
  /** Whether it is a heading: an order, whose first word is a verb, and perhaps capitals throughout. */
  readonly heading?: boolean;
}

/** The sentence as it can be shown; null where it may not be said, or says what the answer does not bear out. */
export function remarkOn(written: string, source: Source, options: RemarkOptions): string | null {
  const { most, heading = false } = options;
  const plain = sayable(written, { most, isSaid: saidIn(source) });
  return plain !== null && isBorneOut(written, plain, { source, heading }) ? plain : null;
}

/** As `remarkOn()`, for one question that goes on from the answer. */
export const questionOn = once((written, source: Source): string | null => {
  const plain = askable(written, { isSaid: saidIn(source) });
  return plain !== null && isBorneOut(written, plain, { source, heading: false }) ? plain : null;
});

interface Context {
  readonly source: Source;
  readonly heading: boolean;
}

/** Quotations are looked for as they were written: marks that are markup as well are gone from what is shown. */
function isBorneOut(written: string, plain: string, { source, heading }: Context): boolean {
  const quoted = [...quotationsIn(written), ...quotationsIn(plain)];
  if (!quoted.every((words) => isTerm(words, source) || isSaid(words, source))) return false;
  const claimed = claims(withoutQuotations(plain, saidIn(source)), source);
  return addedFacts(lowerOrdinary(claimed, { source, heading }), source).length === 0;
}

const LEFT_OUT = /\[[^\]]*\]|…|\.{3}/u;
const EDGES = /^[\s.,;:!?–—-]+|[\s.,;:!?–—-]+$/gu;

export const saidIn = (source: Source) => (words: string): boolean => isSaid(words, source);

/** Whether the words stand in the answer or in the question; of what is left out between them nothing is known. */
function isSaid(words: string, source: Source): boolean {
  const { transcript, question } = source.input;
  const asked = {
    ...transcript,
    text: [question.text, ...question.shows].join("\n"),
    segments: [],
  };
  return words.split(LEFT_OUT).map((piece) => piece.replace(EDGES, "")).every((piece) =>
    piece === "" || stands(piece, source) !== null || findEvidence(asked, piece) !== null
  );
}

/** What coaches call the parts of an answer and their methods: no names of the candidate's. */
const TERMS: ReadonlySet<string> = new Set(
  ("concrete star starr soar car carl par sar sbi prep smart kpi kpis okr okrs roi cv ok english " +
    "situation task action result results approach trade-off trade-offs verification clarifying options " +
    "decision consequence value example lesson structure specificity ownership relevance").split(
      " ",
    ),
);
const MOST_TERMS = 3;

/** Words that put nothing into anybody's mouth: “I”, “as a result”, “STAR”. */
function isTerm(quoted: string, { lexicon }: Source): boolean {
  const words = wordsOf(quoted);
  return words.length <= MOST_TERMS &&
    words.every((word) => TERMS.has(word) || lexicon.functionWords.has(word));
}

const CLAUSE = /(?:[^.;:!?\n]|[.:](?=\d))+[.;:!?\n]*/gu;
const OF_CANDIDATE = /\b(?:you|your|yours|yourself|candidate)\b/iu;
const COUNT = "(?:half|three|four|five|six|seven|eight|nine|ten|[3-9]|10)";
/** Counts what the answer is made of, rather than what it tells of. */
const OF_ANSWER = new RegExp(
  `\\b${COUNT}(?: (?:of|or|to|out of|the|this|your|these|those|main|clear|different|short|${COUNT}))* ` +
    "(?:answer|story|question|parts?|steps?|sentences?|points?|reasons?|options?|alternatives?|" +
    "examples?|words?|figures?|numbers?|actions?|details?|ideas?|things?|sides?|ways?|names?)\\b",
  "giu",
);

const SENTENCE = /[^.!?\n]+[.!?\n]*/gu;
const LENGTH = /\d words\b/u;

/**
 * What is said of what the candidate told: not how long the answer is, nor how many parts it has. Of its field, a
 * remark on a technical answer may know more than was said.
 */
function claims(text: string, { input }: Source): string {
  const ofOthers = (part: string) => !OF_CANDIDATE.test(part);
  const told = text.replace(OF_ANSWER, " ").replace(
    SENTENCE,
    (sentence) => LENGTH.test(sentence) && ofOthers(sentence) ? " . " : sentence,
  );
  if (input.question.type !== "technical") return told;
  return told.replace(CLAUSE, (clause) => ofOthers(clause) ? " . " : clause);
}

const SENTENCE_START = /(^|[.?!:;\n]\s*)(\p{Lu}[\p{L}\p{M}]*)/gu;
const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]*(?:-\p{L}+)*/gu;
/** As of "STAR-based". */
const SUFFIX = /-\p{Ll}+$/u;
const LONG = 4;

/** With small letters where a capital does not make a name: terms, starts of sentences, headings in capitals. */
function lowerOrdinary(text: string, { source: { lexicon }, heading }: Context): string {
  const isOrdinary = (word: string) => isKnown(word, lexicon) || isFormed(word);
  const lower = (word: string) => {
    const small = word.toLowerCase();
    const isTerm = TERMS.has(small) || TERMS.has(small.replace(SUFFIX, "")) && SUFFIX.test(word);
    return isTerm || heading && isInCapitals(text) && isOrdinary(small) ? small : word;
  };
  return text.replace(CAPITALISED, lower).replace(SENTENCE_START, (all, before, word) => {
    const small = word.toLowerCase();
    return (heading && before === "") || isFormed(small) ? before + small : all;
  });
}

/** Whether most long words of the heading have a capital, its first aside. */
function isInCapitals(heading: string): boolean {
  const rest = (heading.match(/\p{L}+/gu) ?? []).slice(1).filter(({ length }) => length >= LONG);
  const capitals = rest.filter((word) => /^\p{Lu}/u.test(word));
  return capitals.length >= 2 && capitals.length > rest.length / 2;
}
