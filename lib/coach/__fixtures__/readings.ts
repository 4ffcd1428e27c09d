/** Readings for the tests of single detectors. */
import { english } from "../lang/en/mod.ts";
import { readAnswer, type Reading } from "../reading.ts";
import { RUBRICS } from "../rubrics/mod.ts";
import type { QuestionType } from "../types.ts";
import { QUESTIONS, typed } from "./transcripts.ts";

/** The answer as the detectors see it; asked the fixture question of its type if none is named. */
export function read(type: QuestionType, text: string, question = QUESTIONS[type]): Reading {
  return readAnswer({ question, transcript: typed(text), lexicon: english, rubric: RUBRICS[type] });
}
