/** Finds the parts of a well-built answer and the words that show them. */
import { quoteClause } from "../quote.ts";
import type { Reading } from "../reading.ts";
import type { PartId, PartRule } from "../rubrics/rubric.ts";
import type { Clause } from "../text/clauses.ts";
import type { Evidence } from "../types.ts";

/** A part counts as found from this strength on. */
const FOUND = 0.5;
/** A second clause adds to the first, but less. */
const SECOND = 0.5;

export interface PartFinding {
  readonly id: PartId;
  readonly weight: number;
  /** 0..1: how clearly the part is there. */
  readonly strength: number;
  readonly found: boolean;
  /** The clause that shows it best; null when no cue was found at all. */
  readonly clause: Clause | null;
  readonly evidence: Evidence | null;
}

interface Hit {
  readonly clause: Clause;
  readonly strength: number;
  /** Where in the clause's normalised words the strongest cue stands. */
  readonly at: number;
}

/** Looks for every part of the rubric, in the rubric's order. */
export function findParts(reading: Reading): PartFinding[] {
  return reading.rubric.parts.map((rule) => findPart(reading, rule));
}

function findPart(reading: Reading, rule: PartRule): PartFinding {
  const hits = candidates(reading, rule).map((clause) => score(clause, reading, rule))
    .sort((a, b) => b.strength - a.strength);
  const [best, second] = hits;
  const strength = 1 - (1 - (best?.strength ?? 0)) * (1 - SECOND * (second?.strength ?? 0));
  const evidence = best !== undefined && best.strength > 0
    ? quoteClause(reading, best.clause, { at: best.at })
    : null;
  return {
    id: rule.id,
    weight: rule.weight,
    strength,
    found: strength >= FOUND && evidence !== null,
    clause: evidence === null ? null : best!.clause,
    evidence,
  };
}

function candidates(reading: Reading, rule: PartRule): readonly Clause[] {
  const [from, to] = rule.within;
  const count = reading.clauses.length;
  return reading.clauses.slice(Math.floor(from * count), Math.max(1, Math.ceil(to * count)));
}

function score(clause: Clause, reading: Reading, rule: PartRule): Hit {
  let missing = 1;
  let strongest = 0;
  let at = 0;
  for (const { cue, strength } of rule.cues) {
    const found = clause.norm.search(reading.lexicon.cues[cue]);
    if (found < 0) continue;
    missing *= 1 - strength;
    if (strength > strongest) [strongest, at] = [strength, found];
  }
  return { clause, strength: 1 - missing, at };
}

/** 0..1: the parts' strengths by weight; a part that is clearly there counts whole. */
export function structureScore(parts: readonly PartFinding[]): number {
  return parts.reduce((sum, part) => sum + part.weight * Math.min(1, part.strength / 0.75), 0);
}
