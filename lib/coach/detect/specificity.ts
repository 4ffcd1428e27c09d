/** How concrete an answer is: figures, times, names and outcomes against vague words. */
import type { MarkId } from "../lang/lexicon.ts";
import { contentStems, type Reading } from "../reading.ts";
import type { Clause } from "../text/clauses.ts";
import type { Token } from "../text/tokens.ts";

/** What each mark is worth, and how many different ones count. */
const WORTH: readonly { readonly mark: MarkId; readonly points: number; readonly most: number }[] =
  [
    { mark: "measure", points: 1.2, most: 3 },
    { mark: "number", points: 0.5, most: 4 },
    { mark: "duration", points: 0.6, most: 3 },
    { mark: "role", points: 0.4, most: 4 },
  ];
const NAME_POINTS = 0.5;
const MOST_NAMES = 4;
/** Words that are no common ones ("greenhouse", "invoice run") name a thing rather than a kind. */
const THING_POINTS = 0.3;
const MOST_THINGS = 8;
/** With a greater share of capitals (headlines, shouting) they do not mark names. */
const MOST_CAPITALS = 0.3;
/** So many points bring an answer to 1 - 1/e of the scale. */
const SCALE = 3;
/** From so many words on, the same points count for less. */
const FULL_DENSITY_WORDS = 180;
/** Vague words and hedges, as a share of all words, that leave nothing plain. */
const NOTHING_PLAIN = 0.08;
/** What is named is worth more than what is merely not blurred. */
const CONCRETE_SHARE = 0.6;

export interface Specificity {
  readonly score: number;
  /** Clauses with concrete marks, most concrete first. */
  readonly concrete: readonly Clause[];
  /** Clauses with vague words, most vague first. */
  readonly vague: readonly Clause[];
}

/** Measures how concrete the answer is. */
export function measureSpecificity(reading: Reading): Specificity {
  const named = namesByClause(reading);
  const concrete = 1 - Math.exp(-points(reading, named) / SCALE);
  return {
    score: concrete * (CONCRETE_SHARE + (1 - CONCRETE_SHARE) * plainness(reading)),
    concrete: ranked(
      reading,
      (clause) => concreteness(clause, reading) + (named.get(clause)?.length ?? 0),
    ),
    vague: ranked(reading, (clause) => count(clause, reading, "vague")),
  };
}

function points(reading: Reading, namesIn: ReadonlyMap<Clause, readonly string[]>): number {
  const names = new Set([...namesIn.values()].flat());
  const marks = WORTH.reduce(
    (sum, { mark, points, most }) => sum + points * Math.min(most, distinct(reading, mark)),
    0,
  );
  const things = Math.min(MOST_THINGS, namedThings(reading, names));
  const dilution = Math.max(1, reading.tokens.length / FULL_DENSITY_WORDS) ** 0.5;
  const named = NAME_POINTS * Math.min(MOST_NAMES, names.size);
  return (marks + named + THING_POINTS * things) / dilution;
}

function namedThings(
  { tokens, lexicon, questionStems }: Reading,
  names: ReadonlySet<string>,
): number {
  const things = tokens.filter(({ norm }) => /^\p{L}{4,}/u.test(norm) && !names.has(norm));
  const stems = new Set(contentStems(things, lexicon));
  return [...stems].filter((stem) =>
    !lexicon.commonStems.has(stem) && !lexicon.concepts.has(stem) && !questionStems.has(stem)
  ).length;
}

function plainness(reading: Reading): number {
  const blurred = reading.clauses.reduce(
    (sum, clause) => sum + count(clause, reading, "vague") + count(clause, reading, "hedge"),
    0,
  );
  return Math.max(0, 1 - blurred / reading.tokens.length / NOTHING_PLAIN);
}

function concreteness(clause: Clause, reading: Reading): number {
  return 3 * count(clause, reading, "measure") + count(clause, reading, "number") +
    count(clause, reading, "duration") + count(clause, reading, "role") / 2;
}

function distinct(reading: Reading, mark: MarkId): number {
  const found = reading.clauses.flatMap((clause) =>
    Array.from(clause.norm.matchAll(reading.lexicon.marks[mark]), ([match]) => match)
  );
  return new Set(found).size;
}

/** How often a mark stands in a clause. */
export function count(clause: Clause, reading: Reading, mark: MarkId): number {
  return Array.from(clause.norm.matchAll(reading.lexicon.marks[mark])).length;
}

function ranked(reading: Reading, value: (clause: Clause) => number): Clause[] {
  return reading.clauses
    .map((clause) => ({ clause, value: value(clause) }))
    .filter((entry) => entry.value > 0)
    .sort((a, b) => b.value - a.value)
    .map((entry) => entry.clause);
}

/** Names by clause: known ones, and capitalised words inside a sentence. */
function namesByClause(reading: Reading): Map<Clause, string[]> {
  const { lexicon, tokens, transcript } = reading;
  const capitals = tokens.filter((token) => token.capitalised).length;
  const capitalsTell = capitals < MOST_CAPITALS * tokens.length;
  const isName = (token: Token) =>
    lexicon.names.has(token.norm) ||
    (capitalsTell && token.capitalised && !lexicon.functionWords.has(token.norm) &&
      !startsSentence(transcript.text, token.start));
  return new Map(
    reading.clauses.map((clause) => [
      clause,
      clause.tokens.filter(isName).map((token) => token.norm),
    ]),
  );
}

function startsSentence(text: string, start: number): boolean {
  return /(?:^|[.!?:\n"“”(]\s*)$/u.test(text.slice(Math.max(0, start - 3), start));
}
