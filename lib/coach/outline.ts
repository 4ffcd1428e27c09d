/** An answer put in order: what a better one could be built from. */
import { reasonToAbstain } from "./abstain/mod.ts";
import { findParts, type PartFinding } from "./detect/structure.ts";
import { lexiconFor } from "./lang/mod.ts";
import { readAnswer, type Reading } from "./reading.ts";
import { RUBRICS } from "./rubrics/mod.ts";
import type { CoachInput } from "./types.ts";

/**
 * One sentence for each part of the question type, in order: the candidate's own words where the part is there,
 * blanks in [square brackets] where it is not. Null where the coach abstains.
 */
export function outline({ question, transcript }: CoachInput): readonly string[] | null {
  const lexicon = lexiconFor(transcript.language);
  if (lexicon === null) return null;
  const rubric = RUBRICS[question.type];
  const reading = readAnswer({ question: question.text, transcript, lexicon, rubric });
  if (reasonToAbstain(reading) !== null) return null;
  return [...new Set(findParts(reading).map((part) => sentenceOf(part, reading)))];
}

function sentenceOf({ id, found, evidence }: PartFinding, { lexicon }: Reading): string {
  const { rewriter, texts } = lexicon;
  const core = found && evidence !== null ? rewriter.core(evidence.quote) : "";
  return core === "" ? texts.parts[id].blank : rewriter.sentence(core);
}
