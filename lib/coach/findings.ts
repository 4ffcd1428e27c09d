/** All that the detectors found in one answer. */
import { type LengthFinding, measureLength } from "./detect/length.ts";
import { measureOwnership, type Ownership } from "./detect/ownership.ts";
import { measureRelevance, type Relevance } from "./detect/relevance.ts";
import { measureSpecificity, type Specificity } from "./detect/specificity.ts";
import { findParts, type PartFinding, structureScore } from "./detect/structure.ts";
import type { Reading } from "./reading.ts";
import type { DimensionId } from "./types.ts";

export interface Findings {
  readonly parts: readonly PartFinding[];
  readonly specificity: Specificity;
  readonly ownership: Ownership;
  readonly relevance: Relevance;
  readonly length: LengthFinding;
  readonly scores: Readonly<Record<DimensionId, number>>;
}

/** Runs every detector once. */
export function examine(reading: Reading): Findings {
  const parts = findParts(reading);
  const specificity = measureSpecificity(reading);
  const ownership = measureOwnership(reading);
  const relevance = measureRelevance(reading);
  const length = measureLength(reading);
  return {
    parts,
    specificity,
    ownership,
    relevance,
    length,
    scores: {
      structure: structureScore(parts),
      specificity: specificity.score,
      ownership: ownership.score,
      relevance: relevance.score,
      length: length.score,
    },
  };
}
