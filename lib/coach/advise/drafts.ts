/** What could be said about each dimension that leaves something to gain. */
import { list } from "../dimensions.ts";
import type { Findings } from "../findings.ts";
import type { Reading } from "../reading.ts";
import type { Clause } from "../text/clauses.ts";
import { fill } from "../text/fill.ts";
import type { DimensionId } from "../types.ts";
import { anchorsFor, readable } from "./anchors.ts";
import type { Draft } from "./candidate.ts";

/** A dimension at or above this score needs no advice. */
const GOOD_ENOUGH = 0.6;

/** All drafts for an answer, in no order of use. */
export function draftAdvice(reading: Reading, findings: Findings): Draft[] {
  return [
    ...structure(reading, findings),
    ...specificity(reading, findings),
    ...ownership(reading, findings),
    ...relevance(reading, findings),
    ...length(reading, findings),
  ];
}

/**
 * How useful it is to change a dimension first, 0..1. A judgement, apart from the learned weights:
 * what is missing whole is told before what could be finer.
 */
const USE: Readonly<Record<DimensionId, number>> = {
  structure: 1,
  relevance: 0.9,
  ownership: 0.6,
  specificity: 0.65,
  length: 0.5,
};

function gain(id: DimensionId, findings: Findings): number {
  return USE[id] * (1 - findings.scores[id]);
}

function structure(reading: Reading, { parts }: Findings): Draft[] {
  const heaviest = Math.max(...parts.map((part) => part.weight));
  const { cues, texts } = reading.lexicon;
  const isDoing = (core: string) =>
    [cues.act, cues.team_act, cues.would_act].some((cue) => cue.test(core.toLowerCase()));
  return parts.filter((part) => !part.found).map(({ id, weight, strength }) => {
    const part = texts.parts[id];
    return {
      dimension: "structure",
      gain: USE.structure * (weight / heaviest) * (1 - strength / 2),
      title: part.missing,
      why: part.why,
      clauses: anchorsFor(id, reading),
      example: (core) => "exampleElse" in part && !isDoing(core) ? part.exampleElse : part.example,
    };
  });
}

function specificity(reading: Reading, findings: Findings): Draft[] {
  if (findings.scores.specificity >= GOOD_ENOUGH) return [];
  const { lexicon } = reading;
  const texts = lexicon.texts.specificity;
  const isPlain = (clause: Clause) => !findings.specificity.concrete.includes(clause);
  const clauses = readable(reading.clauses, reading);
  const plain = clauses.filter(isPlain);
  const changed = plain.filter((clause) => lexicon.cues.change.test(clause.norm));
  const vague = findings.specificity.vague.filter((clause) => clauses.includes(clause));
  const acted = plain.filter((clause) => lexicon.cues.act.test(clause.norm));
  const isChange = (core: string) => lexicon.cues.change.test(core.toLowerCase());
  return [{
    dimension: "specificity",
    gain: gain("specificity", findings),
    title: texts.title,
    why: texts.why,
    clauses: [...new Set([...changed, ...vague, ...acted, ...plain, ...clauses])],
    example: (core) =>
      lexicon.rewriter.fillVague(core) ?? (isChange(core) ? texts.exampleChange : texts.example),
  }];
}

function ownership(reading: Reading, findings: Findings): Draft[] {
  if (findings.scores.ownership >= GOOD_ENOUGH) return [];
  const { lexicon } = reading;
  const texts = lexicon.texts.ownership;
  const shared = readable(findings.ownership.shared, reading);
  const { rewriter } = lexicon;
  const said = (clause: Clause) =>
    rewriter.core(reading.transcript.text.slice(clause.start, clause.end));
  return [{
    dimension: "ownership",
    gain: gain("ownership", findings),
    title: texts.title,
    why: texts.why,
    clauses: shared.toSorted((a, b) =>
      Number(rewriter.toFirstPerson(said(b)) !== null) -
      Number(rewriter.toFirstPerson(said(a)) !== null)
    ),
    example: (core) =>
      lexicon.rewriter.toFirstPerson(core) === null ? texts.exampleNoActor : texts.example,
  }];
}

function relevance(reading: Reading, findings: Findings): Draft[] {
  if (findings.scores.relevance >= GOOD_ENOUGH) return [];
  const { relevance: texts, list: words } = reading.lexicon.texts;
  const asked = findings.relevance.open.slice(0, MOST_ASKED)
    .map((word) => words.open + word + words.close);
  const plain = asked.length === 0;
  const slots = { asked: list(asked, words) };
  return [{
    dimension: "relevance",
    gain: gain("relevance", findings),
    title: texts.title,
    why: fill(plain ? texts.whyPlain : texts.why, slots),
    clauses: readable(reading.clauses, reading),
    example: fill(plain ? texts.examplePlain : texts.example, slots),
  }];
}

/** So many open words of the question are named. */
const MOST_ASKED = 2;

function length(reading: Reading, findings: Findings): Draft[] {
  if (findings.scores.length >= GOOD_ENOUGH) return [];
  const { length: texts } = reading.lexicon.texts;
  const isShort = findings.length.verdict === "short";
  return [{
    dimension: "length",
    gain: gain("length", findings),
    title: isShort ? texts.titleShort : texts.titleLong,
    why: isShort ? texts.whyShort : texts.whyLong,
    clauses: isShort ? richest(reading, findings) : wordiest(reading, findings),
    example: isShort ? texts.exampleShort : texts.exampleLong,
  }];
}

/** Where more detail belongs: the last things that the candidate did. */
function richest(reading: Reading, findings: Findings): readonly Clause[] {
  const own = findings.ownership.own;
  return readable(own.length > 0 ? own : reading.clauses, reading).toReversed();
}

/** What can be said shorter: the vaguest words, else the longest clauses. */
function wordiest(reading: Reading, findings: Findings): readonly Clause[] {
  const { vague } = findings.specificity;
  if (vague.length > 0) return readable(vague, reading);
  return reading.clauses.toSorted((a, b) => b.tokens.length - a.tokens.length);
}
