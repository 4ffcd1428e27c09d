/** Says each dimension in a sentence, with the words it rests on. */
import { readable } from "./advise/anchors.ts";
import { quoteClause } from "./quote.ts";
import type { Findings } from "./findings.ts";
import type { Reading } from "./reading.ts";
import { fill } from "./text/fill.ts";
import type { Clause } from "./text/clauses.ts";
import { type Dimension, DIMENSION_IDS, type DimensionId, type Evidence } from "./types.ts";

/** From these scores on a remark says "high" or "middle". */
const HIGH = 0.67;
const MIDDLE = 0.34;
const MOST_QUOTES = 3;

/** The five dimensions in order. One whose words are not found in the transcript is left out. */
export function describeDimensions(reading: Reading, findings: Findings): Dimension[] {
  return DIMENSION_IDS.map((id) => describe(id, reading, findings))
    .filter((dimension) => dimension.evidence.length > 0);
}

function describe(id: DimensionId, reading: Reading, findings: Findings): Dimension {
  const clauses = grounds(id, reading, findings);
  const evidence = id === "structure" ? partEvidence(findings) : [];
  return {
    id,
    score: findings.scores[id],
    remark: remark(id, reading, findings),
    evidence: evidence.length > 0 ? evidence : quotes(clauses, reading),
    ...(id === "structure" && {
      parts: findings.parts.map(({ id, found, evidence }) => ({
        id,
        found,
        evidence: found ? evidence : null,
      })),
    }),
  };
}

function partEvidence({ parts }: Findings): Evidence[] {
  return parts.flatMap(({ found, evidence }) => found && evidence !== null ? [evidence] : []);
}

function quotes(clauses: readonly Clause[], reading: Reading): Evidence[] {
  return clauses.slice(0, MOST_QUOTES).flatMap((clause) => quoteClause(reading, clause) ?? []);
}

/** The clauses that a remark rests on; where nothing was found, where the answer starts or stops. */
function grounds(id: DimensionId, reading: Reading, findings: Findings): readonly Clause[] {
  const { specificity, ownership, relevance } = findings;
  const isLow = findings.scores[id] < MIDDLE;
  const found: Readonly<Record<DimensionId, readonly Clause[]>> = {
    structure: reading.clauses.slice(0, 1),
    specificity: isLow ? specificity.vague : specificity.concrete,
    ownership: isLow ? ownership.shared : ownership.own,
    relevance: relevance.clauses,
    length: reading.clauses.slice(-1),
  };
  const clauses = readable(found[id], reading);
  return clauses.length > 0 ? clauses : readable(reading.clauses, reading).slice(0, 1);
}

function remark(id: DimensionId, reading: Reading, findings: Findings): string {
  const { texts } = reading.lexicon;
  if (id === "structure") return structureRemark(reading, findings);
  if (id === "length") {
    const [low, high] = reading.rubric.words;
    const { verdict, words } = findings.length;
    return fill(texts.length[verdict], { low, high, words });
  }
  const score = findings.scores[id];
  return texts[id][score >= HIGH ? "high" : score >= MIDDLE ? "middle" : "low"];
}

function structureRemark({ lexicon }: Reading, { parts }: Findings): string {
  const { texts } = lexicon;
  const names = (found: boolean) =>
    parts.filter((part) => part.found === found).map((part) => texts.parts[part.id].name);
  const [found, missing] = [names(true), names(false)];
  const template = missing.length === 0 ? "whole" : found.length === 0 ? "none" : "some";
  return fill(texts.structure[template], {
    parts: list(found, texts.list),
    found: list(found, texts.list),
    missing: list(missing, texts.list),
  });
}

interface ListWords {
  readonly and: string;
  readonly comma: string;
}

/** "a, b and c". */
export function list(items: readonly string[], words: ListWords): string {
  if (items.length < 2) return items.join("");
  return items.slice(0, -1).join(words.comma) + words.and + items.at(-1);
}
