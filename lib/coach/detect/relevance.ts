/** Whether the answer speaks of what was asked: shared ideas, not shared wording alone. */
import { contentStems, type Reading } from "../reading.ts";
import type { Clause } from "../text/clauses.ts";

/** With this share of the question's ideas taken up, an answer is fully on the question. */
const ENOUGH = 0.75;
/** A synonym counts a little less than the word itself. */
const SYNONYM = 0.8;

/** Share of words of working life in answers that are about it throughout. */
const FULL_DOMAIN = 0.2;

export interface Relevance {
  readonly score: number;
  /** Share of the question's ideas that the answer's own words take up, 0..1; 1 if it names none. */
  readonly coverage: number;
  /** Share of content words that belong to working life at all, 0..1. */
  readonly domain: number;
  /** Ideas of working life in the question that the answer does not take up, as asked; other words read oddly alone. */
  readonly open: readonly string[];
  /** Clauses that take up the question's ideas, most first. */
  readonly clauses: readonly Clause[];
}

/** Measures relevance on the words that are not the question said again. */
export function measureRelevance(reading: Reading): Relevance {
  const { lexicon, questionStems } = reading;
  const said = contentStems(reading.own, lexicon);
  const stems = new Set(said);
  const groups = groupsOf(stems, reading);
  const worth = new Map(
    [...questionStems.keys()].map((stem) => [stem, taken(stem, { stems, groups, reading })]),
  );
  const coverage = mean([...worth.values()]);
  const domain = mean(said.map((stem) => lexicon.concepts.has(stem) ? 1 : 0)) ?? 0;
  return {
    score: Math.min(1, withDomain([...worth.values()], domain) / ENOUGH),
    coverage: coverage ?? 1,
    domain,
    open: [...questionStems]
      .filter(([stem]) => worth.get(stem) === 0 && lexicon.concepts.has(stem))
      .map(([, word]) => word),
    clauses: takingUp(reading),
  };
}

/**
 * That the answer speaks of working life counts as one idea more: a question of one or two words
 * ("something you improved") can be answered well without taking up either.
 */
function withDomain(worth: readonly number[], domain: number): number {
  return mean([...worth, Math.min(1, domain / FULL_DOMAIN)]) ?? 0;
}

interface Said {
  readonly stems: ReadonlySet<string>;
  readonly groups: ReadonlySet<number>;
  readonly reading: Reading;
}

function taken(stem: string, { stems, groups, reading }: Said): number {
  if (stems.has(stem)) return 1;
  const asked = reading.lexicon.concepts.get(stem) ?? [];
  return asked.some((group) => groups.has(group)) ? SYNONYM : 0;
}

function groupsOf(stems: Iterable<string>, reading: Reading): Set<number> {
  return new Set([...stems].flatMap((stem) => reading.lexicon.concepts.get(stem) ?? []));
}

function takingUp(reading: Reading): Clause[] {
  const asked = groupsOf(reading.questionStems.keys(), reading);
  const value = (clause: Clause) =>
    contentStems(clause.tokens, reading.lexicon).filter((stem) =>
      reading.questionStems.has(stem) ||
      (reading.lexicon.concepts.get(stem) ?? []).some((group) => asked.has(group))
    ).length;
  return reading.clauses.map((clause) => ({ clause, value: value(clause) }))
    .filter((entry) => entry.value > 0)
    .sort((a, b) => b.value - a.value)
    .map((entry) => entry.clause);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
