/** Judges one answer by rules: pure, synchronous, no network. */
import { reasonToAbstain } from "./abstain/mod.ts";
import { advise, followUp } from "./advise/mod.ts";
import { describeDimensions } from "./dimensions.ts";
import { examine } from "./findings.ts";
import { FALLBACK, lexiconFor } from "./lang/mod.ts";
import { readAnswer, type Reading } from "./reading.ts";
import { RUBRIC_VERSION, RUBRICS } from "./rubrics/mod.ts";
import type { AbstentionReason, Author, CoachEvaluation, CoachInput } from "./types.ts";
import { overallScore } from "./weights.ts";

const COACH: Author = { kind: "coach", name: "coach", version: RUBRIC_VERSION };

/**
 * Evaluates an answer against the rubric of its question type. Scores are 0..1; every remark rests on a
 * quote found in the transcript. Abstains, with a reason and no figure, where there is nothing to judge.
 * Never throws; the same input always gives the same evaluation.
 */
export function evaluate(input: CoachInput): CoachEvaluation {
  const reading = read(input);
  if (reading === null) return abstain("unsupported_language", FALLBACK.texts);
  const reason = reasonToAbstain(reading);
  if (reason !== null) return abstain(reason, reading.lexicon.texts);
  const findings = examine(reading);
  return {
    outcome: "scored",
    author: COACH,
    overall: overallScore(findings.scores),
    dimensions: describeDimensions(reading, findings),
    advice: advise(reading, findings),
    followUp: followUp(reading, findings, input.question.type),
  };
}

/** Why `evaluate()` abstains, without the rest of it; null where it does not. */
export function whyAbstain(input: CoachInput): AbstentionReason | null {
  const reading = read(input);
  return reading === null ? "unsupported_language" : reasonToAbstain(reading);
}

/** Null in a language that the coach does not know. */
function read({ question, transcript }: CoachInput): Reading | null {
  const lexicon = lexiconFor(transcript.language);
  if (lexicon === null) return null;
  const rubric = RUBRICS[question.type];
  return readAnswer({ question: question.text, transcript, lexicon, rubric });
}

function abstain(reason: AbstentionReason, texts: typeof FALLBACK.texts): CoachEvaluation {
  return { outcome: "abstained", author: COACH, reason, message: texts.abstentions[reason] };
}
