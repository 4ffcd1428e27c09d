/** When the coach does not judge, and why. The first reason that holds is the one that is told. */
import { findParts } from "../detect/structure.ts";
import { measureRelevance } from "../detect/relevance.ts";
import { contentStems, type Reading } from "../reading.ts";
import type { AbstentionReason } from "../types.ts";
import { isUncertain } from "./confidence.ts";
import { isGibberish } from "./gibberish.ts";
import { isForeign } from "./language.ts";

/** From this share of repeated words on, an answer is mostly the question. */
const MOSTLY_REPEATED = 0.5;
/** Below this share of words of working life, and with nothing of the question, talk is off topic. */
const LEAST_DOMAIN = 0.16;
/** Below this strength of its best part an answer is not an answer of this type. */
const LEAST_STRUCTURE = 0.4;

const CHECKS: readonly {
  readonly reason: AbstentionReason;
  readonly holds: (reading: Reading) => boolean;
}[] = [
  { reason: "empty", holds: (reading) => reading.tokens.length + reading.ignored === 0 },
  { reason: "unsupported_language", holds: isForeign },
  { reason: "low_confidence", holds: ({ transcript }) => isUncertain(transcript) },
  { reason: "gibberish", holds: isGibberish },
  { reason: "question_repeated", holds: isQuestionRepeated },
  { reason: "off_topic", holds: isOnlyInstructions },
  { reason: "too_short", holds: isTooShort },
  { reason: "off_topic", holds: isOffTopic },
];

/** The reason not to judge this answer, or null. */
export function reasonToAbstain(reading: Reading): AbstentionReason | null {
  return CHECKS.find(({ holds }) => holds(reading))?.reason ?? null;
}

function isQuestionRepeated(reading: Reading): boolean {
  const { tokens, own, lexicon, questionStems } = reading;
  if (tokens.length === 0) return false;
  if (isTooShort(reading) && 1 - own.length / tokens.length >= MOSTLY_REPEATED) return true;
  const said = new Set(contentStems(tokens, lexicon));
  const fresh = [...said].filter((stem) =>
    !questionStems.has(stem) && !lexicon.questionWords.has(stem)
  );
  return said.size >= 4 && fresh.length <= said.size * 0.2;
}

function isOnlyInstructions(reading: Reading): boolean {
  return reading.ignored > reading.tokens.length && isTooShort(reading);
}

function isTooShort({ own, lexicon, rubric }: Reading): boolean {
  return new Set(contentStems(own, lexicon)).size < rubric.leastContentWords;
}

function isOffTopic(reading: Reading): boolean {
  const { coverage, domain } = measureRelevance(reading);
  if (coverage > 0 && reading.questionStems.size > 0) return false;
  const best = Math.max(...findParts(reading).map((part) => part.strength));
  return domain < LEAST_DOMAIN || best < LEAST_STRUCTURE;
}
